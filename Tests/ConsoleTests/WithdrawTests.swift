import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct WithdrawTests {
    @Test func `the question says what, how much, to whom and where`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("W")
        expectSnapshot(
            console.lines[7...15].joined(separator: "\n"),
            """
            │   ╭ Withdraw PO-7F3K-0001? ──────────────────────────────────────────────╮OP ┃
            │   │                                                                      │DT ┃
            │   │  1,250,000 VND to NGUYEN THE VIET, ····9852                          │RS │
            │   │  through PayPro · Vietnam in SANDBOX                                 │ND │
            │   │                                                                      │ND │
            ╰───│  Nothing has been sent, and nothing will be.                         │───╯
            ╭ PO│  This cannot be undone.                                              │───╮
            │ Su│                                                                      │   │
            │   │  [ Cancel ]    Withdraw                                              │   │
            """
        )
    }

    @Test func `whose payout it is stands in the question where it is a colleague's`() throws {
        let console = try Harness()
        let own = try #require(console.state.list.rows.first)
        let other = Payout(
            id: own.id,
            provider: own.provider,
            orderNumber: own.orderNumber,
            idempotencyKey: own.idempotencyKey,
            amount: own.amount,
            beneficiary: own.beneficiary,
            createdAt: own.createdAt,
            createdBy: .sokha
        )
        func isNamed(_ payout: Payout) -> Bool {
            guard case .confirmation(let dialog, _) = console.state.withdrawal(payout) else {
                return false
            }
            return dialog.body.contains { $0.text == "sokha made it." }
        }
        #expect(isNamed(other) && !isNamed(own))
    }

    @Test(arguments: ["W", "enter", "escape", "W enter", "tab tab enter", "space", "y"])
    func `neither the key that asked nor a hasty one confirms`(_ keys: String) throws {
        var console = try Harness()
        console.press("W")
        console.press(keys)
        console.press("enter")
        #expect(!console.effects.contains { if case .withdraw = $0 { true } else { false } })
    }

    @Test func `the other button confirms once`() throws {
        var console = try Harness()
        _ = console.takeEffects()
        console.press("W tab enter enter")
        let withdrawals = console.effects.filter { if case .withdraw = $0 { true } else { false } }
        #expect(
            withdrawals == [.withdraw(.fixture(1), reason: "withdrawn in the console by dara")]
        )
        #expect(console.ledger.history(.fixture(1))?.payout.status == .canceled)
    }

    @Test func `it is about the payout that was asked about, whatever happens below`() throws {
        var console = try Harness()
        console.press("W")
        console.arrive(5)
        console.changeLedger { ledger in ledger.histories.removeAll { $0.payout.id == .fixture(1) }
        }
        console.press("tab enter")
        let last = console.effects.last { if case .withdraw = $0 { true } else { false } }
        #expect(last == .withdraw(.fixture(1), reason: "withdrawn in the console by dara"))
    }

    @Test func `a refusal is told`() throws {
        var console = try Harness()
        console.press("W")
        console.ledger.change(.fixture(1), to: .submitting, at: console.now)
        console.press("tab enter")
        #expect(console.state.notice?.kind == .error)
        #expect(console.text.contains("The payout is submitting"))
    }

    @Test func `what was submitted cannot be withdrawn`() throws {
        var console = try Harness()
        console.press("j W")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last == " Not now: it was sent, and is processing.")
    }

    @Test func `what may have been sent and is queued again cannot be withdrawn`() throws {
        var history = PayoutHistory(1, .unknown)
        history.payout.status = .queued
        var console = try Harness(Ledger([history]))
        console.press("W")
        #expect(console.lines.last == " Not now: it may have been sent already.")
    }

    @Test func `what is queued again because nothing left can be withdrawn`() throws {
        var history = PayoutHistory(1, .unknown)
        history.payout.status = .queued
        history.attempts[0].outcome = .notSent(.connectionRefused)
        var console = try Harness(Ledger([history]))
        console.press("W")
        #expect(console.state.overlay != nil)
    }

    @Test func `paste does not answer`() throws {
        var console = try Harness()
        console.press("W tab")
        console.paste("\n")
        #expect(console.state.overlay != nil)
    }
}
