import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// What the summary says is to be done.
struct AdviceTests {
    private func summary(
        _ history: PayoutHistory,
        role: OperatorRole? = nil,
        keys: [String: [String]] = [:]
    ) throws -> String {
        let console = try Harness(
            Ledger([history]),
            width: 200,
            height: 40,
            access: role.map { AccessPolicy(operators: [.dara: [$0], .sokha: [.admin]]) }
                ?? AccessPolicy(),
            overrides: keys
        )
        return console.lines.map { $0.components(separatedBy: "││").last ?? "" }
            .map { $0.filter { $0 != "│" } }
            .joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    private func unknown(
        _ provider: ProviderID = .payproVN,
        nextQuery: Double? = 200
    ) -> PayoutHistory {
        var history = PayoutHistory(10, .unknown, provider)
        history.payout.nextQueryAt = nextQuery.map { Date.start.addingTimeInterval($0) }
        return history
    }

    @Test(arguments: PayoutStatus.allCases)
    func `every status has a next step`(_ status: PayoutStatus) throws {
        let text = try summary(PayoutHistory(1, status))
        let advice = try #require(text.components(separatedBy: "What to do ").dropFirst().first)
        #expect(advice.contains("."))
    }

    @Test func `what was overturned says which way, and is not left at nothing to do`() throws {
        var history = PayoutHistory(1, .failed)
        history.payout.status = .paid
        history.payout.attention = .reversed
        history.payout.attentionSince = .start
        history.payout.flags = .reversed
        history.transitions.append(
            StatusTransition(
                from: .failed,
                to: .paid,
                at: .start.addingTimeInterval(-30),
                by: .inbox,
                cause: "notified",
                isReversal: true
            )
        )
        let text = try summary(history)
        #expect(
            text.contains("What to do Tell the customer and the books, then mark it as seen.")
        )
        #expect(!text.contains("Nothing: the money arrived."))
        #expect(
            text.contains(
                "Attention The result was overturned: failed at first, paid since "
                    + "2026-11-21 14:31 +07."
            )
        )
        var console = try Harness(Ledger([history]), width: 200, height: 40)
        console.press("2")
        #expect(console.lines[3].contains("↩ now paid"))
        #expect(console.lines[1].contains("Worklist  1 reversed "))
        let steps = console.text.components(separatedBy: "mark it as seen").count - 1
        #expect(steps == 1, "one instruction, not two")
    }

    @Test func `an unknown outcome with a query to come can wait, or be asked about`() throws {
        let text = try summary(unknown())
        #expect(text.contains("Nothing is sent again. Waiting is safe. Press r to ask now."))
        #expect(text.contains("Next query in 3 m"))
        #expect(text.contains("Resubmit not offered: the provider has denied the order 0 of 3"))
    }

    @Test func `keys are those of the operator`() throws {
        let text = try summary(unknown(), keys: ["payout.requery": ["Q"]])
        #expect(text.contains("Press Q to ask now."))
    }

    @Test func `when the schedule is over it says so, and what can settle it`() throws {
        let text = try summary(unknown(nextQuery: nil))
        #expect(text.contains("Nobody asks any more: press r to ask, or look at what settles it."))
        #expect(text.contains("Next query none: the schedule is over"))
        #expect(text.contains("Settled by a notification, or the settlement file"))
    }

    @Test func `a provider that cannot be asked announces no query`() throws {
        let text = try summary(unknown(.vexoraAR))
        #expect(text.contains("Next query none: this provider cannot be asked"))
        #expect(text.contains("Wait for what settles it, or ask its support."))
        #expect(!text.contains("in 3 m"))
    }

    @Test func `without the reference by which a provider is asked nobody can ask`() throws {
        let text = try summary(unknown(.payproBD))
        #expect(text.contains("Next query none: it is asked by its reference"))
        #expect(text.contains("This provider is asked by its own reference, and has given none."))
        #expect(!text.contains("press r to ask"))
    }

    @Test func `a denied order is offered again under its number`() throws {
        let text = try summary(unknown().denied())
        #expect(
            text.contains(
                "The provider has no such order. Press R to submit again under the same order number."
            )
        )
        #expect(text.contains("Resubmit offered"))
    }

    /// The provider's key holds for a day, an hour of which is left unused.
    @Test(arguments: [(1.0, true), (22, true), (24, false), (48, false)])
    func `a request is said to be repeated for as long as its key holds`(
        _ hours: Double,
        _ isRepeated: Bool
    ) throws {
        var history = unknown(.dvpay)
        let start = Date.start.addingTimeInterval(-hours * 3600)
        history.attempts = [
            Attempt(
                number: 1,
                startedAt: start,
                leaseUntil: start.addingTimeInterval(30),
                finishedAt: start.addingTimeInterval(15),
                outcome: .unknown(UnknownReason(.timeout))
            )
        ]
        let text = try summary(history)
        #expect(text.contains("may be repeated under the same key") == isRepeated)
        #expect(text.contains("Nothing is sent again.") == !isRepeated)
    }

    @Test func `what the provider reports otherwise stands before what to do about it`() throws {
        var history = PayoutHistory(1, .paid)
        history.payout.flags = .mismatch
        history.payout.attention = .mismatch
        history.evidence.append(
            Evidence(
                source: .notification,
                claim: .paid,
                rawStatus: "1",
                receivedAt: .start,
                mismatches: ["amount is 299.00 BDT, ordered was 300.00 BDT"]
            )
        )
        let words = "The provider reported something else: amount is 299.00 BDT, ordered was 300.00"
        let parts = try summary(history).components(separatedBy: words)
        #expect(parts.count == 2, "once")
        #expect(parts.last?.contains("What to do Compare both amounts") == true)
    }

    @Test func `who may not act is told no key, and who can`() throws {
        let waits = try summary(unknown(), role: .viewer)
        #expect(waits.contains("Nothing is sent again. Waiting is safe."))
        #expect(!waits.contains("Press r"))
        let over = try summary(unknown(nextQuery: nil), role: .viewer)
        #expect(over.contains("Nobody asks any more: look at what settles it."))
        let denied = try summary(unknown().denied(), role: .viewer)
        #expect(
            denied.contains("It may be submitted again under the same order number; ask sokha.")
        )
        let queued = try summary(PayoutHistory(1, .queued), role: .viewer)
        #expect(!queued.contains("W withdraws it."))
        let failed = try summary(PayoutHistory(1, .failed), role: .viewer)
        #expect(!failed.contains("fills in a new payout"))
        var console = try Harness.looking("2")
        for _ in 0..<9 {
            console.press("j")
            #expect(!console.text.contains("takes it on"))
        }
        console.press("8")
        #expect(!console.text.contains("checks and applies it again"))
        #expect(!console.text.contains("v shows them"))
    }

    @Test func `contrary results are told to nobody yet`() throws {
        var history = PayoutHistory(1, .paid)
        history.payout.flags = .conflicting
        #expect(try summary(history).contains("Tell nobody a result yet."))
    }
}
