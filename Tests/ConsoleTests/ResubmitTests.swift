import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct ResubmitTests {
    /// A payout whose order the provider has denied three times over six minutes.
    private func console(width: Int = 80) throws -> Harness {
        try Harness(Ledger([PayoutHistory(10, .unknown).denied()]), width: width, height: 24)
    }

    @Test func `the question says what, to whom, where, and under which number`() throws {
        var console = try console()
        console.press("R")
        expectSnapshot(
            console.lines[5...18].joined(separator: "\n"),
            """
            │                                                                              │
            │   ╭ Submit PO-7F3K-0010 again? ──────────────────────────────────────────╮   │
            │   │                                                                      │   │
            │   │  1,250,000 VND to NGUYEN THE VIET, ····9852                          │   │
            │   │  through PayPro · Vietnam in SANDBOX                                 │   │
            │   │                                                                      │   │
            │   │  The provider has denied the order several times.                    │   │
            ╰───│  It goes out again under the same order number,                      │───╯
            ╭ PO│  202611211200000000000010.                                           │───╮
            │ Su│  This cannot be undone.                                              │   │
            │   │                                                                      │   │
            │ St│  [ Cancel ]    Submit again                                          │ ┃ │
            │ Wh╰──────────────────────────────────────────────────────────────────────╯ ┃ │
            │ What to do  The provider has no such order. Press R to submit again under  │ │
            """
        )
    }

    @Test(arguments: ["R", "enter", "escape", "R enter", "tab tab enter", "space", "y"])
    func `neither the key that asked nor a hasty one confirms`(_ keys: String) throws {
        var console = try console()
        console.press("R")
        console.press(keys)
        console.press("enter")
        #expect(!console.effects.contains(.resubmit(.fixture(10))))
    }

    @Test func `the other button confirms once`() throws {
        var console = try console()
        console.press("R tab enter")
        #expect(console.ledger.history(.fixture(10))?.payout.status == .queued)
        #expect(console.lines.last?.contains("is queued again under 2026") == true)
        console.press("enter enter")
        #expect(console.effects.filter { $0 == .resubmit(.fixture(10)) }.count == 1)
    }

    @Test func `it is not offered before the denials prove anything`() throws {
        var console = try Harness(
            Ledger([PayoutHistory(10, .unknown).denied(after: [20])]),
            width: 120
        )
        console.press("R")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last?.contains("has denied the order 1 of 3 times") == true)
    }

    @Test func `with marks nobody could tell which payout it is about`() throws {
        var console = try Harness(Ledger([PayoutHistory(1, .paid), PayoutHistory(2, .paid)]))
        console.press("space space R")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last?.contains("one payout, and 2 are marked; U takes") == true)
        console.press("U R")
        #expect(console.text.contains("only a payout whose outcome is unknown"))
    }

    @Test func `a payout that changed since the question is not submitted`() throws {
        var console = try console()
        console.press("R")
        let now = console.now
        console.changeLedger { $0.change(.fixture(10), to: .paid, at: now) }
        console.press("tab enter")
        #expect(!console.effects.contains(.resubmit(.fixture(10))))
        #expect(console.lines.last?.contains("has changed meanwhile") == true)
    }

    @Test func `while the history is being read it waits`() throws {
        var console = try console()
        console.state.detail.history = nil
        console.press("R")
        #expect(console.lines.last == " It is being read; what you asked for follows.")
        #expect(console.state.overlay == nil)
        let history = try #require(console.ledger.histories.first)
        console.send(.historyRead(history.payout.id, history))
        #expect(console.text.contains("Submit PO-7F3K-0010 again?"))
    }

    @Test func `another key lets go of what was asked for while the history was read`() throws {
        var console = try console()
        let history = try #require(console.ledger.histories.first)
        console.state.detail.history = nil
        console.press("R ]")
        console.send(.historyRead(history.payout.id, history))
        #expect(console.state.overlay == nil)
    }

    @Test func `a refusal of the service is told`() throws {
        var console = try console()
        console.press("R")
        console.ledger.failure = .notSupported("The provider knows it now.")
        console.press("tab enter")
        #expect(console.lines.last?.contains("The provider knows it now.") == true)
    }
}
