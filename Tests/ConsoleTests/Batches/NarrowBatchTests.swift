import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Batches where there is little room: neither money nor a button is ever cut.
struct NarrowBatchTests {
    private static let sums: [Money] = [
        Money(minorUnits: 1_234_567_890_123, currency: .ars),
        Money(minorUnits: 98_765_432_109, currency: .bdt),
        Money(minorUnits: 2_345_678_901_234, currency: .cop),
        Money(minorUnits: 7_654_321, currency: .usd),
        Money(minorUnits: 123_456_789_012, currency: .vnd),
    ]

    private func totals(width: Int, count: Int = 12_345) -> [String] {
        var batch = Batch.fixture(1, "day.csv", [.paid], age: 0).batch
        batch.tallies = Self.sums.map { BatchTally(status: .processing, count: count, total: $0) }
        let detail = BatchDetail(
            batch: batch,
            page: nil,
            before: 0,
            statuses: [],
            utcOffset: 0,
            width: width,
            glyphs: .unicode
        )
        return detail.head.map(\.text).filter { text in
            Self.sums.contains { text.contains($0.groupedText) }
                || text.contains("processing") && !text.contains("◐ processing 61")
        }
    }

    @Test func `totals in five currencies are whole beside the list of 120 columns`() {
        for width in 30...60 {
            let lines = totals(width: width)
            for sum in Self.sums {
                let text = "\(sum.groupedText) \(sum.currency.code)"
                #expect(lines.contains { $0.hasSuffix(text) }, "\(width): \(text)")
            }
            #expect(lines.allSatisfy { TextWidth.width(of: $0) <= width }, "\(width)")
        }
    }

    @Test(arguments: [(40, 20), (60, 20), (80, 24), (100, 30), (120, 34)])
    func `every button of a preview is whole when it has the focus`(
        _ width: Int,
        _ height: Int
    )
        throws
    {
        var ledger = Ledger.mixed
        ledger.book = .day
        var console = try Harness(ledger, width: width, height: height)
        console.press("4")
        try console.preview([
            "1250000,An,19036789852,ACB,", "1250000,An,19036789852,ACB,",
        ])
        for title in ["Back", "Commit good 1", "Commit all 2", "Write rejected"] {
            #expect(console.text.contains("[ \(title) ]"), "\(width): \(title)")
            console.press("tab")
        }
        #expect(console.text.contains("[ Back ]"))
    }

    // MARK: What follows

    @Test func `a commit says what follows under the policy of approvals`() throws {
        let limit = Money(minorUnits: 1_000_000, currency: .vnd)
        let rows = ["1250000,An,19036789852,ACB,"]
        func question(_ checkers: Int?, access: AccessPolicy = AccessPolicy()) throws -> String {
            let bands = checkers.map { [ApprovalBand(above: limit, checkers: $0)] } ?? []
            var console = try Harness(
                .mixed,
                width: 120,
                height: 34,
                access: access,
                approvals: ApprovalPolicy(batch: bands)
            )
            console.press("4")
            try console.preview(rows)
            console.press("tab enter")
            return console.text
        }
        let none = try question(nil)
        #expect(none.contains("1 payout is sent soon after."))
        #expect(none.contains("This cannot be undone.") && !none.contains("recall"))
        let one = try question(1)
        #expect(one.contains("Until then you can recall the batch, all of it."))
        #expect(!one.contains("This cannot be undone."))
        #expect(one.contains("1 payout waits for approval by somebody else; nothing is sent"))
        #expect(one.contains("before that."))
        #expect(!one.contains("soon after"))
        #expect(
            try question(2).contains("1 payout waits for approval by 2 others; nothing is sent")
        )
        let alone = AccessPolicy(operators: [.dara: [.admin]])
        #expect(try question(1, access: alone).contains("which nobody else may give"))
    }

    @Test func `a question has its totals below each other, one currency in a line`() throws {
        let state = try Harness(width: 40, height: 10).state
        let sums = [Self.sums[3], Money(minorUnits: 30_750_000, currency: .ars)]
        #expect(
            state.sums(sums, "in SANDBOX").map(\.text) == [
                "2 sums, one a currency:", " 76,543.21 USD", "307,500.00 ARS", "in SANDBOX",
            ]
        )
        #expect(state.sums([], "in SANDBOX").map(\.text) == ["in SANDBOX"])
        #expect(
            state.sums([sums[0]], "in SANDBOX").map(\.text) == ["76,543.21 USD in SANDBOX"]
        )
    }
}
