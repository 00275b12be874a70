import AsyncHTTPClient
import Foundation
import NIOCore
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// The day of a finance team: uploaded by one, approved by another, paid, compared with what the
/// providers say, and every difference explained.
@Suite(.timeLimit(.minutes(30)))
struct FinanceDayTests {
    /// How many payouts; `FINANCE_DAY_PAYOUTS` makes a longer day.
    private static let count =
        ProcessInfo.processInfo.environment["FINANCE_DAY_PAYOUTS"].flatMap(Int.init) ?? 100

    private static let providers: [ProviderID] = [
        .dvpay, .payproVN, .vexoraAR, .payproBD, .cashyproCO,
    ]

    private static let configuration = """
        operators:
          dara: [maker, support]
          sofia: approver
          linh: [approver, admin]
        approvals:
          batch:
            USD: above 0 by 1
            VND: above 0 by 1
        """

    /// What `serve` needs to be quick beside a clock that stands still.
    private static let environment: [String: String?] = Dictionary(
        uniqueKeysWithValues: providers.flatMap { id -> [(String, String?)] in
            let name = id.rawValue.uppercased().replacing("-", with: "_")
            return [
                ("PAYDESK_PROVIDERS_\(name)_QUERIES_PER_SECOND", "10000"),
                ("PAYDESK_PROVIDERS_\(name)_QUERIES", "100ms"),
            ]
        } + [("PAYDESK_PROVIDERS_DVPAY_TRANSACTION_DETAIL", "true")]
    )

    @Test func `a day is uploaded, approved, paid and compared, and each difference has a name`()
        async throws
    {
        try await TestDesk.withSandboxPort(more: Self.configuration) { desk, port in
            let file = try desk.write("day.csv", DayFile.text(rows: Self.count))
            try await uploadAndApprove(file, desk)
            try await pay(desk)
            for provider in Self.providers.dropLast() {
                let settlement = try await settlement(of: provider, port)
                let outcome = try await reconcile(provider, settlement, desk)
                #expect(outcome.status == .done, "\(outcome.output) \(outcome.errors)")
            }
            let damaged = try damage(try await settlement(of: .cashyproCO, port))
            let outcome = try await reconcile(.cashyproCO, damaged, desk)
            #expect(outcome.status == .differences, "\(outcome.errors)")
            try await expectKinds(SettlementDamage.allCases.map(\.rawValue), desk)
            try await resolveAll(desk)
        }
    }

    // MARK: - Steps

    private func uploadAndApprove(_ file: String, _ desk: TestDesk) async throws {
        let check = await desk.run(["batch", "check", file])
        #expect(check.status == .done, "\(check.output) \(check.errors)")
        let commit = await desk.run(["batch", "commit", file, "--format", "csv"])
        #expect(commit.status == .done, "\(commit.errors)")
        let again = await desk.run(["batch", "commit", file])
        #expect(again.status == .invalidData, "the same file is recognized")
        let id = String(try #require(commit.output.firstMatch(of: /BA-\w{4}-\w{4}/)).output)
        let waiting = PayoutFilter(statuses: [.pendingApproval])
        #expect(try await desk.openLedger().count(waiting).value == Self.count)
        let own = await desk.run(["approve", id, "--yes"])
        #expect(own.status == .notPermitted, "a maker is never a checker")
        let other = await desk.run(["approve", id, "--yes"], by: "sofia")
        #expect(other.status == .done, "\(other.errors)")
        #expect(try await desk.openLedger().count(waiting).value == 0)
    }

    /// Serves until every payout is paid; the providers' time moves on once all were sent.
    private func pay(_ desk: TestDesk) async throws {
        let store = try desk.openLedger()
        let changes = store.changes()
        let serving = Task { await desk.run(["serve"], environment: Self.environment) }
        var hasMoved = false
        for await _ in changes {
            let tallies = try await store.tallies()
            func count(_ statuses: Set<PayoutStatus>) -> Int {
                tallies.filter { statuses.contains($0.status) }.reduce(0) { $0 + $1.count }
            }
            if count([.paid]) == Self.count { break }
            if !hasMoved, count([.queued, .submitting]) == 0 {
                hasMoved = true
                desk.advance(by: 60)
            }
        }
        serving.cancel()
        _ = await serving.value
    }

    private func settlement(of provider: ProviderID, _ port: Int) async throws -> String {
        let url =
            "http://127.0.0.1:\(port)/sandbox/settlement/\(provider.rawValue)/\(Self.day(provider))"
        let response = try await HTTPClient.shared.execute(
            HTTPClientRequest(url: url),
            timeout: .minutes(5)
        )
        return String(buffer: try await response.body.collect(upTo: 1 << 26))
    }

    /// It is Saturday afternoon in UTC, and already Saturday evening in Asia.
    private static func day(_ provider: ProviderID) -> String { "2026-11-21" }

    private func damage(_ text: String) throws -> String {
        let lines = text.split(separator: "\r\n").map(String.init)
        var rows: [[String]?] = lines.dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        try #require(rows.count >= SettlementDamage.allCases.count)
        for (index, damage) in SettlementDamage.allCases.enumerated() {
            damage.strike(&rows, index, nextDay: "2026-11-23")
        }
        let damaged = [lines[0]] + rows.compactMap { $0?.joined(separator: ",") }
        return damaged.map { $0 + "\r\n" }.joined()
    }

    private func reconcile(
        _ provider: ProviderID,
        _ settlement: String,
        _ desk: TestDesk
    ) async throws -> TestDesk.Outcome {
        let file = try desk.write("\(provider.rawValue).csv", settlement)
        return await desk.run(
            [
                "reconcile", "--provider", provider.rawValue, "--period", Self.day(provider),
                "--file", file,
            ],
            by: "linh"
        )
    }

    private func expectKinds(_ kinds: [String], _ desk: TestDesk) async throws {
        let breaks = try await desk.openLedger().breaks(BreakFilter(), after: 0, limit: 1_000)
        #expect(breaks.map(\.found.kind.rawValue).sorted() == kinds.sorted())
    }

    /// Each break is resolved by name; what is written off needs a second person.
    private func resolveAll(_ desk: TestDesk) async throws {
        let breaks = try await desk.openLedger().breaks(BreakFilter(), after: 0, limit: 1_000)
        for (index, record) in breaks.enumerated() {
            let writesOff = index == 0
            let outcome = await desk.run(
                [
                    "break", "resolve", "\(record.id)", "--as",
                    writesOff ? "write-off" : "provider-to-fix", "--reference", "T-\(index)",
                    "--note", "told the provider",
                ],
                by: "linh"
            )
            #expect(outcome.status == (writesOff ? .unknownOutcome : .done), "\(outcome.errors)")
            guard writesOff else { continue }
            let own = await desk.run(["break", "confirm", "\(record.id)"], by: "linh")
            #expect(own.status == .notPermitted)
            let other = await desk.run(["break", "confirm", "\(record.id)"], by: "sofia")
            #expect(other.status == .done, "\(other.errors)")
        }
    }
}
