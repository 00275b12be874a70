import Foundation
import Testing

/// The day of a finance team: uploaded by one, approved by another, paid, compared with what the
/// providers say, every difference explained, closed, and kept as it was.
@Suite(.timeLimit(.minutes(30)))
struct FinanceDayTests {
    /// How many payouts; `FINANCE_DAY_PAYOUTS` makes a longer day.
    private static let count =
        ProcessInfo.processInfo.environment["FINANCE_DAY_PAYOUTS"].flatMap(Int.init) ?? 60

    @Test func `a day is uploaded, approved, paid, compared, explained, closed and still the same`()
        async throws
    {
        try await TestDesk.withSandboxPort(more: FinanceDay.configuration) { desk, port in
            let day = FinanceDay(desk: desk, port: port, count: Self.count)
            try await day.uploadAndApprove()
            try await day.pay()
            // The providers' files come later in the day.
            desk.advance(by: 2 * 3_600)
            try await day.compare()
            try await day.explain()
            try await day.close()
            try await day.reverse()
            try await day.verifyAudit()
        }
    }
}
