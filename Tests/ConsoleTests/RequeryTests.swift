import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

struct RequeryTests {
    @Test func `one payout is asked about, and a notice tells the answer`() throws {
        var console = try Harness()
        console.isHolding = true
        console.press("j r")
        #expect(console.effects.last == .requery([.fixture(2)]))
        #expect(console.lines.last == " Asking the provider about PO-7F3K-0002…")
        console.answerAll()
        #expect(
            console.lines.last
                == " ✓ PO-7F3K-0002: a query found under way; it is processing"
        )
        console.press("j")
        #expect(console.state.notice == nil)
    }

    @Test func `what was never submitted cannot be asked about`() throws {
        var console = try Harness()
        console.press("r")
        #expect(console.lines.last == " Not now: it was never submitted.")
        #expect(!console.effects.contains(.requery([.fixture(1)])))
    }

    @Test func `a provider without a query says so`() throws {
        var console = try Harness(width: 120)
        for _ in 0..<6 { console.press("j") }
        console.press("r")
        #expect(console.lines.last == " Not now: this provider cannot be asked.")
    }

    @Test func `marked ones are asked in the order of the list, with progress`() throws {
        var console = try bulk()
        #expect(
            console.effects.last
                == .requery([.fixture(2), .fixture(3), .fixture(4)])
        )
        console.send(.requeried(console.requery(.fixture(2))))
        expectSnapshot(
            console.text,
            """
             paydesk   SANDBOX   dara                           3 marked · live · 14:32 +07
            ╭ Payouts  12 · newest first ──────────────────────────────────────────────────╮
            │ ╭ Re-query  1 of 3 ────────────────────────────────────────────────────────╮ │
            │ │ ━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────────────── │ │
            │ │                                                                          │ │
            │ │ PO-7F3K-0002  ◐ processing  a query found under way; it is processing    │ │
            │ │ PO-7F3K-0003  waits                                                      │ │
            │▌│ PO-7F3K-0004  waits                                                      │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            ╰─│                                                                          │─╯
            ╭ │                                                                          │─╮
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ ╰──────────────────────────────────────────────────────────────────────────╯ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             escape stop asking   ↑ ↓ scroll
            """
        )
        console.send(.requeried(console.requery(.fixture(3))))
        console.send(.requeried(console.requery(.fixture(4))))
        #expect(console.text.contains("Re-query: done"))
        _ = console.takeEffects()
        console.press("enter")
        #expect(console.state.overlay == nil)
        #expect(console.state.list.marked.isEmpty)
        #expect(console.effects.isEmpty)
    }

    @Test(arguments: ["escape", "q"])
    func `leaving ends the asking`(_ key: String) throws {
        var console = try bulk()
        console.send(.requeried(console.requery(.fixture(2))))
        console.press(key)
        #expect(console.state.overlay == nil)
        #expect(console.effects.last == .cancelRequery)
    }

    @Test(arguments: ["enter", "?", "f1", "space", "x"])
    func `no other key leaves while it asks`(_ key: String) throws {
        var console = try bulk()
        console.press(key)
        #expect(console.state.overlay != nil)
        #expect(!console.effects.contains(.cancelRequery))
    }

    @Test func `an answer to an earlier question is no progress`() throws {
        var console = try bulk()
        console.send(.requeried(console.requery(.fixture(9))))
        guard case .requery(let progress) = console.state.overlay else {
            Issue.record("no progress is shown")
            return
        }
        #expect(progress.results.isEmpty)
        #expect(console.lines.last?.contains("PO-7F3K-0009") == true)
    }

    @Test func `an answer after leaving becomes a notice`() throws {
        var console = try bulk()
        console.press("escape")
        console.send(.requeried(console.requery(.fixture(2))))
        #expect(console.lines.last?.contains("PO-7F3K-0002: a query found") == true)
    }

    @Test func `an answer that says nothing needs a person, a failure is an error`() throws {
        var console = try Harness()
        let payout = try #require(console.ledger.history(.fixture(3))?.payout)
        let answer = RequeryResult.Answer(payout: payout, result: .noAnswer("HTTP 502"))
        console.send(.requeried(RequeryResult(id: payout.id, outcome: .success(answer))))
        #expect(console.state.notice?.kind == .attention)
        console.send(.requeried(console.requery(.fixture(99))))
        #expect(console.state.notice?.kind == .error)
    }

    /// Three payouts that are being asked about; no answer has come.
    private func bulk() throws -> Harness {
        var console = try Harness(width: 80, height: 24)
        console.press("j space space space")
        console.isHolding = true
        console.press("r")
        return console
    }
}
