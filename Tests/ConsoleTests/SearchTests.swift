import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct SearchTests {
    @Test func `typing filters at once and counts`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("/")
        console.type("gómez")
        expectSnapshot(
            console.lines.prefix(5).joined(separator: "\n"),
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  1 of 12 · newest first ─────────────────────────────────────────────╮
            │ / gómez                                                                      │
            │    Age  Status        Payout        To                           Amount      │
            │▌   4 m  ● paid        PO-7F3K-0004  María Gómez              480,000.00  COP │
            """
        )
        let texts = console.effects.compactMap { effect -> String? in
            guard case .load(let request) = effect else { return nil }
            return request.filter.text
        }
        #expect(texts == ["", "g", "gó", "góm", "góme", "gómez"])
    }

    @Test func `enter keeps the filter as a chip`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("/")
        console.type("9852")
        console.press("enter")
        #expect(console.state.list.filter.field == nil)
        expectSnapshot(
            console.lines.prefix(5).joined(separator: "\n"),
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  9 of 12 · newest first ─────────────────────────────────────────────╮
            │  9852 ✕                                                                      │
            │    Age  Status        Payout        To                           Amount      │
            │▌  12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET        1,250,000     VND ┃
            """
        )
    }

    @Test func `escape clears what was typed`() throws {
        var console = try Harness()
        console.press("/")
        console.type("gómez")
        console.press("escape")
        #expect(console.state.list.filter.isEmpty)
        #expect(console.state.list.rows.count == 12)
    }

    @Test func `escape selects again what was selected before`() throws {
        var console = try Harness()
        console.press("j j j")
        let selection = try #require(console.selection)
        console.press("/")
        console.type("nobody is called so")
        #expect(console.selection == nil)
        console.press("escape")
        #expect(console.selection == selection)
    }

    @Test func `letters are text while a search is typed`() throws {
        var console = try Harness()
        console.press("/")
        console.type("qrWn?:")
        #expect(console.state.payoutFilter.text == "qrWn?:")
        #expect(console.state.overlay == nil)
        #expect(!console.effects.contains(.quit))
    }

    @Test func `the arrows move while a search is typed`() throws {
        var console = try Harness()
        console.press("/ down down")
        #expect(console.selection == .fixture(3))
        #expect(console.state.list.filter.field != nil)
    }

    @Test func `the payout that was found stays selected when the filter goes`() throws {
        var console = try Harness(.numbered(2_000))
        console.press("/")
        console.type("NAME 1555")
        console.press("enter")
        #expect(console.selection == .fixture(1_555))
        console.press("escape")
        #expect(console.state.list.filter.isEmpty)
        #expect(console.selection == .fixture(1_555))
        #expect(console.shown.contains(.fixture(1_555)))
        #expect(console.state.list.rows.count > 200)
    }

    @Test func `an answer to what was typed before is dropped`() throws {
        var console = try Harness()
        console.isHolding = true
        console.press("/")
        console.type("ma")
        console.answerHeld(at: 1)
        let after = console.state.list.rows
        console.answerHeld(at: 0)
        #expect(console.state.list.rows == after)
        #expect(console.state.payoutFilter.text == "ma")
    }

    @Test func `paste goes into the search and runs nothing`() throws {
        var console = try Harness()
        console.press("/")
        console.paste("q\nW\tjeson")
        #expect(console.state.list.filter.field?.text == "q W\tjeson")
        #expect(console.state.payoutFilter.text == "q W jeson")
    }
}
