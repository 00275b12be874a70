import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The closed days, narrowed down.
struct ClosingFilterTests {
    private func console(_ keys: String = "") throws -> Harness {
        var console = try Harness(closes: .closed, width: 80, height: 24)
        console.press("t")
        console.press(keys)
        return console
    }

    @Test func `what is typed narrows the list down at once`() throws {
        var console = try console("/")
        expectSnapshot(
            console.lines[1...3].joined(separator: "\n"),
            """
            ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────╮
            │ / 2026-11, 2026-11-20, or provider:dvpay by:me                               │
            │   Day         Provider                 Paid       Closing  Breaks  Verified  │
            """
        )
        console.type("provider:vexora-ar by:me 2026-11")
        console.press("enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Closed days  1 found ────────────────────────────────────────────────────────╮
            │  provider:vexora-ar ✕   by:me ✕   2026-11 ✕                                  │
            │   Day         Provider                 Paid       Closing  Breaks  Verified  │
            │▌  2026-11-20  vexora-ar       17,850,000.50  ARS        6       1  not yet   │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ vexora-ar 2026-11-20  where clocks are -03:00 ───────────────────────────────╮
            │ Closed by   dara, 2026-11-21 02:32 -03:00                                  ┃ │
            │ Note        the provider corrects them, ticket 8841                        ┃ │
            │ Compared    with no statement                                              ┃ │
            │ Verified    not yet: V compares it with its pack                           ┃ │
            │                                                                            │ │
            │                       payouts               ARS                            │ │
            │   Opening                   4         60,000.00                            │ │
            │ + Created               1,204     18,060,000.50                            │ │
            │ + No longer paid            1         15,000.00                            │ │
            │ - Paid                  1,190     17,850,000.50                            │ │
            │ - Failed                   12        180,000.00                            │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V verify   n compare   t breaks   d close the day   : command   ? help
            """
        )
        let filter = ClosingFilter(providers: [.vexoraAR], signer: .dara, day: "2026-11")
        #expect(console.state.closes.filter == filter)
    }

    @Test func `escape shows all again, and then leads back to the breaks`() throws {
        var console = try console("/ 2 0 2 6 enter")
        #expect(console.state.closes.filter == ClosingFilter(day: "2026"))
        console.press("escape")
        #expect(console.lines[1].hasPrefix("╭ Closed days  1 due · vexora-ar ─"))
        #expect(console.state.closes.isShown)
        console.press("escape")
        #expect(!console.state.closes.isShown)
    }

    @Test func `where nothing matches it says so, and how to see all again`() throws {
        var console = try console("/ 2 0 2 5 enter")
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Closed days  0 found ────────────────────────────────────────────────────────╮
            │  2025 ✕                                                                      │
            │                                                                              │
            │  Nothing matches.                                                            │
            │  Press escape to show all closed days again.                                 │
            │                                                                              │
            """
        )
        console.press("t")
        #expect(!console.state.closes.isShown, "the breaks are one key away, whatever is filtered")
        console.press("t")
        #expect(console.state.closes.filter == ClosingFilter(day: "2025"))
    }

    @Test func `while it is typed, escape brings back what was shown`() throws {
        var console = try console("/ 2 0 2 5")
        #expect(console.state.closes.rows.isEmpty)
        console.press("escape")
        #expect(console.state.closes.rows.count == 1 && console.state.closes.isShown)
    }

    @Test func `what is no day does not apply, and enter says so`() throws {
        let console = try console("/ n o v enter")
        #expect(console.state.closes.rows.count == 1)
        #expect(console.lines.last == " ! “nov” is no day; write 2026-11 or 2026-11-20.")
    }

    @Test func `the list that is written to a file is the one that is shown`() throws {
        var console = try console("/ 2 0 2 6 enter X enter")
        #expect(console.text.contains("Writes the closed days that match, a row for each currency"))
        console.type("days.csv")
        console.press("enter")
        let export = BatchEffect.export(.closes(ClosingFilter(day: "2026")), path: "days.csv")
        #expect(console.effects.contains(.batch(export)))
    }

    @Test func `an answer to what was asked before is not shown`() throws {
        var console = try console()
        console.isHolding = true
        console.press("/ 2 0 2 5")
        let late = console.ledger.closes.listing(ClosingFilter())
        console.answerAll()
        console.send(.close(.loaded(ClosingFilter(), late)))
        #expect(console.state.closes.rows.isEmpty)
        console.send(.close(.loadFailed(ClosingFilter(), .notSupported("late"))))
        #expect(!console.text.contains("Not live"))
    }
}
