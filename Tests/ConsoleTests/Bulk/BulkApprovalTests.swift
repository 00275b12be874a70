import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// Many approvals at once, each bound to exactly what was read.
struct BulkApprovalTests {
    @Test func `what would be sent is listed, and the number of payouts is typed`() throws {
        var console = try console()
        console.press("a")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5 2    6   3 marked · live · 14:32 +07
            ╭ Approvals  3 wait, oldest first · 2 for you ─────────────────────────────────╮
            │   Since  What          To                    Amount       Made by   Approved │
            │▌✓   1 m  PO-7F3K-0001  NGUYEN THE …    1,250,000     VND  sokha     0 of 1   │
            │ ✓ ╭ Approve 21 payouts? ─────────────────────────────────────────────────╮   │
            │ ✓ │                                                                      │   │
            │   │  21,250,000 VND in SANDBOX                                           │   │
            │   │  They are sent at once.                                              │   │
            │   │  13 go to accounts that were never paid before.                      │   │
            │   │                                                                      │   │
            │   │  PO-7F3K-0001   1,250,000 VND  NGUYEN THE VIET, by sokha             │   │
            │   │  BA-7F3K-2QMX  20,000,000 VND  20 payouts, by sokha                  │   │
            ╰───│  Left out: PO-7F3K-0002 (you made it).                               │───╯
            ╭ PO│  This cannot be undone.                                              │───╮
            │ Wa│                                                                      │ ┃ │
            │ Yo│  type 21 to go on                                                    │ ┃ │
            │ Ru│                                                                      │ │ │
            │   │    Cancel      Approve                                               │ │ │
            │ Am╰──────────────────────────────────────────────────────────────────────╯ │ │
            │ To          NGUYEN THE VIET                                                │ │
            │ Account     ····9852 · ACB                                                 │ │
            │ Provider    PayPro · Vietnam                                               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             tab other button   enter choose   escape back
            """
        )
        console.press("tab tab enter")
        #expect(!console.hasBegunBulk)
    }

    @Test func `every one of them is read before the button can be pressed`() throws {
        let many = try (1...24).map { try ApprovalCase.payout($0, .vnd(Int64($0) * 1_000_000)) }
        var console = try Harness(approvals: many)
        console.press("* a")
        console.type("24")
        console.press("tab enter")
        #expect(!console.hasBegunBulk)
        #expect(console.text.contains("to be read first"), "\(console.text)")
        var seen = console.text
        for _ in 0..<9 {
            console.press("page-down")
            seen += console.text
        }
        for task in many { #expect(seen.contains("\(task.task.id)"), "\(task.task.id)") }
        #expect(console.text.contains("300,000,000 VND"), "the sum stays")
        console.press("enter")
        #expect(console.hasBegunBulk)
    }

    @Test func `each approval carries the digest of what was read`() throws {
        var console = try console()
        console.press("a")
        let works = console.ledger.approvals.prefix(2).map { found in
            BulkStep.Work.approvals(.approve(found.task.id, found.content.digest))
        }
        console.type("21")
        console.press("enter tab enter")
        #expect(console.effects.contains(.bulk(.run(works))))
        #expect(console.ledger.approvals.map(\.task.id) == [.payout(.fixture(2))])
        #expect(console.text.contains("approved; 20 are queued"))
        #expect(console.text.contains("2 done"))
        console.press("enter")
        #expect(console.state.approvals.tasks.marked.isEmpty == false, "the own one is left out")
    }

    @Test func `content that changed since it was read is refused with the reason`() throws {
        var console = try console()
        console.press("a")
        console.type("21")
        console.ledger.approvals[0] = try .payout(1, digest: 99)
        console.press("enter tab enter")
        #expect(console.text.contains("1 done · 1 refused"))
        console.press("enter")
        #expect(console.state.approvals.tasks.marked.map(\.id).contains(.payout(.fixture(1))))
    }

    @Test func `what does not wait any more is not asked about`() throws {
        var console = try console()
        console.ledger.decide(.payout(.fixture(1)))
        console.press("a")
        #expect(console.text.contains("Approve 20 payouts?"))
        #expect(console.text.contains("does not wait any more"))
    }

    @Test(arguments: ["x", "u"])
    func `rejecting and recalling are for one`(_ key: String) throws {
        var console = try console()
        console.press(key)
        #expect(console.state.overlay == nil)
        #expect(console.lines.last?.contains("and 3 are marked; U takes the marks off") == true)
    }

    /// A payout, a batch of twenty and one of the operator's own, all marked.
    private func console() throws -> Harness {
        var console = try Harness(approvals: [.payout(1), .batch(20), .payout(2, by: .dara)])
        console.press("*")
        return console
    }
}
