import Foundation
import Payouts
import PayoutsTesting
import TerminalUI
import Testing

@testable import Console
@testable import PayoutService

/// Deciding about what others made.
struct ApprovalsTests {
    private func decisions(_ console: Harness) -> [ApprovalEffect] {
        console.effects.compactMap { effect in
            guard case .approvals(let effect) = effect else { return nil }
            switch effect {
            case .approve, .reject, .recall: return effect
            case .load, .look, .step, .stop: return nil
            }
        }
    }

    @Test func `approving asks first, with the way out in focus and another key to confirm`() throws
    {
        var console = try Harness(approvals: [.payout(1)])
        console.press("a")
        #expect(console.text.contains("Approve PO-7F3K-0001?"))
        console.press("a enter")
        #expect(console.state.overlay == nil)
        #expect(decisions(console) == [])
        let found = try #require(console.state.approvals.shown)
        console.press("a tab enter")
        #expect(decisions(console) == [.approve(.payout(.fixture(1)), found.content.digest)])
        #expect(console.text.contains("PO-7F3K-0001 is approved: it is queued."))
        #expect(console.state.approvals.tasks.isEmpty)
    }

    @Test func `a batch is approved by typing how many payouts it is`() throws {
        var console = try Harness(approvals: [.batch(1_200)])
        console.press("a")
        #expect(console.text.contains("type 1200 to go on"))
        console.type("12")
        console.press("enter tab tab enter")
        #expect(decisions(console).isEmpty)
        #expect(console.text.contains("12 is not 1200"))
        console.press("tab ctrl-u")
        console.type("1,200")
        console.press("enter tab enter")
        #expect(decisions(console).count == 1)
        #expect(console.text.contains("BA-7F3K-2QMX is approved: 1,200 payouts are queued."))
    }

    @Test func `a key that comes before the answer asks once that is there`() throws {
        var console = try Harness(approvals: [.payout(1), .payout(2)])
        console.isHolding = true
        console.press("G a")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last == " It is being read; what you asked for follows.")
        console.answerAll()
        #expect(console.text.contains("Approve PO-7F3K-0002?"))
        console.press("tab enter")
        #expect(decisions(console).count == 1)
    }

    @Test func `a key that came before the answer is not for another row, nor after another key`()
        throws
    {
        var console = try Harness(approvals: [.payout(1), .payout(2)])
        for keys in ["G a g", "G a escape"] {
            console.isHolding = true
            console.press(keys)
            console.answerAll()
            #expect(console.state.overlay == nil, "\(keys)")
        }
    }

    @Test func `the approval of a batch shows how far it is, and escape ends it`() throws {
        var console = try Harness(approvals: [.batch(1_200)])
        console.press("a")
        console.type("1200")
        console.isHolding = true
        console.press("enter tab enter")
        console.now.addTimeInterval(2)
        console.send(.approvals(.progressed(RowProgress(done: 400, total: 1_200))))
        #expect(console.text.contains("Approving BA-7F3K-2QMX"))
        #expect(console.text.contains("400 of 1,200 · 200/s · 4 s left"))
        console.press("escape")
        #expect(console.effects.last == .approvals(.stop))
        #expect(console.state.overlay == nil)
        console.send(.approvals(.refused(.batch(BatchID(rawValue: "BA-7F3K-2QMX")), .canceled)))
        #expect(console.text.contains("Canceled; nothing was kept."))
    }

    @Test func `every payout of a batch is looked at in turn, exactly as it would be sent`() throws
    {
        var console = try Harness(approvals: [.batch(3)], width: 200, height: 60)
        #expect(console.text.contains("Payout 1 of 3  right: next"))
        #expect(console.text.contains("PO-7F3K-0501"))
        console.press("right")
        #expect(console.text.contains("Payout 2 of 3"))
        #expect(console.text.contains("PO-7F3K-0502") && !console.text.contains("PO-7F3K-0501"))
        let shown = try #require(console.state.approvals.shown?.shown)
        #expect(console.text.contains(shown.payout.orderNumber.rawValue))
        // Two keys before the first answer are two steps.
        console.isHolding = true
        console.press("right right")
        #expect(
            console.held
                == [2, 0].map { .approvals(.step(.batch(BatchID(rawValue: "BA-7F3K-2QMX")), $0)) }
        )
        console.answerAll()
        #expect(console.text.contains("Payout 1 of 3"), "after the last comes the first")
        console.press("left")
        #expect(console.text.contains("Payout 3 of 3"))
        // Its account is revealed alone.
        console.press("v")
        #expect(console.state.detail.revealed == .fixture(503))
        console.press("left")
        #expect(console.state.detail.revealed == nil)
    }

    @Test func `one payout has no other to step to`() throws {
        var console = try Harness(approvals: [.payout(1)])
        console.press("right")
        #expect(console.text.contains("it is one payout"))
    }

    @Test func `what changed after the question is not approved`() throws {
        var console = try Harness(approvals: [.payout(1)])
        console.press("a tab")
        let changed = [try ApprovalCase.payout(1, digest: 8)]
        console.changeLedger { $0.approvals = changed }
        console.send(.approvals(.looked(.payout(.fixture(1)), console.ledger.approvals[0])))
        console.press("enter")
        #expect(decisions(console) == [])
        #expect(console.text.contains("PO-7F3K-0001 has changed meanwhile. Look at it again."))
    }

    @Test func `what changed before anybody saw it is refused by the service`() throws {
        var console = try Harness(approvals: [.payout(1)])
        console.ledger.approvals = [try .payout(1, digest: 8)]
        console.press("a tab enter")
        #expect(console.text.contains("was changed after it was looked at. Look at it again."))
        #expect(console.effects.contains(.approvals(.look(.payout(.fixture(1))))))
    }

    @Test func `a rejection needs a reason, and is asked about once more`() throws {
        var console = try Harness(approvals: [.payout(1)])
        console.press("x enter")
        #expect(console.text.contains("A rejection needs a reason."))
        console.type("wrong month")
        console.press("enter")
        #expect(console.text.contains("Reject PO-7F3K-0001?"))
        #expect(decisions(console) == [])
        console.press("tab enter")
        #expect(decisions(console) == [.reject(.payout(.fixture(1)), reason: "wrong month")])
    }

    @Test func `its maker can only recall it`() throws {
        var console = try Harness(approvals: [.payout(1, by: .dara)])
        console.press("a")
        #expect(console.text.contains("Not now: you made it; somebody else has to look at it."))
        console.press("x")
        #expect(console.text.contains("Not now: you made it"))
        console.press("u tab enter")
        #expect(decisions(console) == [.recall(.payout(.fixture(1)))])
    }

    @Test func `a batch is recalled whole, and of its payouts each is withdrawn alone`() throws {
        var console = try Harness(approvals: [.batch(7, by: .dara)])
        #expect(console.text.contains("made it; u recalls all 7 payouts"))
        console.press("u")
        #expect(console.text.contains("Recall BA-7F3K-2QMX?"))
        #expect(console.text.contains("None of its 7 payouts is ever sent."))
        let payout = Payout.make(1, batch: BatchID(rawValue: "BA-7F3K-2QMX"))
        guard case .confirmation(let dialog, _) = console.state.withdrawal(payout) else {
            Issue.record("it is not asked")
            return
        }
        #expect(
            dialog.body.last?.text == "Only this payout: the rest of BA-7F3K-2QMX is not withdrawn."
        )
    }

    @Test func `nobody else recalls it, and nobody approves twice`() throws {
        var console = try Harness(approvals: [.payout(1, .vnd(60_000_000), approvedBy: [.dara])])
        console.press("u")
        #expect(console.text.contains("Not now: only sokha, who made it, can recall it."))
        console.press("a")
        #expect(console.text.contains("Not now: you have approved it."))
        console.press("x escape")
        #expect(decisions(console) == [])
    }

    @Test func `who may not approve is told who may`() throws {
        let linh = OperatorName(rawValue: "linh")
        let access = AccessPolicy(operators: [.dara: [.maker], linh: [.approver]])
        var console = try Harness(
            approvals: [.payout(1, access: access)],
            access: access
        )
        #expect(!console.text.contains("a approve"))
        console.press("a")
        #expect(console.text.contains("Not allowed: it needs the role approver or admin;"))
    }

    @Test func `a decision of somebody else moves the selection to the next below`() throws {
        var console = try Harness(approvals: [.payout(3), .payout(2), .payout(1)])
        console.press("j")
        #expect(console.state.approvals.tasks.selection == .payout(.fixture(2)))
        console.changeLedger { $0.decide(.payout(.fixture(3))) }
        #expect(console.state.approvals.tasks.selection == .payout(.fixture(2)))
        console.changeLedger { $0.decide(.payout(.fixture(2))) }
        #expect(console.state.approvals.tasks.selection == .payout(.fixture(1)))
        console.changeLedger { $0.decide(.payout(.fixture(1))) }
        #expect(console.state.approvals.tasks.selection == nil)
        #expect(console.text.contains("Nothing waits for approval."))
    }

    @Test func `the account is whole only after it was revealed`() throws {
        var console = try Harness(approvals: [.payout(1), .payout(2)], width: 120, height: 34)
        #expect(!console.text.contains("19036789852"))
        console.press("v")
        #expect(console.effects.contains(.reveal(.fixture(1))))
        #expect(console.text.contains("\"account\": \"19036789852\""))
        console.press("j k")
        #expect(!console.text.contains("19036789852"))
    }

    @Test func `the header counts what this operator can decide about`() throws {
        var ledger = Ledger.mixed
        ledger.approvals = [try .payout(1), try .payout(2, by: .dara), try .batch(5)]
        let console = try Harness(ledger, width: 120, height: 34)
        #expect(console.lines[0].contains("  5 2 "))
    }

    @Test func `a reading that fails says so and keeps what is known`() throws {
        var console = try Harness(approvals: [.payout(1)])
        console.changeLedger { $0.failure = .store(.busy(path: "ledger.sqlite")) }
        #expect(console.text.contains("Not live: ledger.sqlite is kept busy"))
        #expect(console.text.contains("PO-7F3K-0001"))
    }
}
