import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// The list of closed days as it looks, and what its keys ask for.
struct ClosedDaysTests {
    private func console(_ width: Int = 80, _ height: Int = 24) throws -> Harness {
        var console = try Harness(closes: .closed, width: width, height: height)
        console.press("t")
        return console
    }

    @Test func `80 by 24: the closed days, and below them what was sealed`() throws {
        expectSnapshot(
            try console().text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────╮
            │   Day         Provider                 Paid       Closing  Breaks  Verified  │
            │▌  2026-11-20  vexora-ar       17,850,000.50  ARS        6       1  not yet   │
            │                                                                              │
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
    }

    @Test func `120 by 34: who signed for what, and what changed since`() throws {
        expectSnapshot(
            try console(120, 34).text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────────────────────────────────────────────╮
            │   Day         Provider                 Paid       Closing  Breaks  Verified   By        Signed for                   │
            │▌  2026-11-20  vexora-ar       17,850,000.50  ARS        6       1  not yet    dara      the provider corrects them,… │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
            ╭ vexora-ar 2026-11-20  where clocks are -03:00 ───────────────────────────────────────────────────────────────────────╮
            │ Closed by   dara, 2026-11-21 02:32 -03:00                                                                          ┃ │
            │ Note        the provider corrects them, ticket 8841                                                                ┃ │
            │ Compared    with no statement                                                                                      ┃ │
            │ Verified    not yet: V compares it with its pack                                                                   ┃ │
            │                                                                                                                    ┃ │
            │                       payouts               ARS                                                                    ┃ │
            │   Opening                   4         60,000.00                                                                    ┃ │
            │ + Created               1,204     18,060,000.50                                                                    ┃ │
            │ + No longer paid            1         15,000.00                                                                    ┃ │
            │ - Paid                  1,190     17,850,000.50                                                                    │ │
            │ - Failed                   12        180,000.00                                                                    │ │
            │ - Returned                  1         15,000.00                                                                    │ │
            │ = Closing                   6         90,000.00                                                                    │ │
            │   Fees                               178,500.00                                                                    │ │
            │                                                                                                                    │ │
            │ Signed for                                                                                                         │ │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
             V verify   n compare   t breaks   d close the day   enter open   / search   F views   : command   ? help
            """
        )
    }

    @Test func `what was signed for, and what changed since, stand below the figures`() throws {
        var console = try console(120, 34)
        console.press("enter page-down")
        for words in [
            "! 1 unresolved break:", "missing in ledger  STRANGER-1",
            "! 1 payout of unknown outcome:",
            "! 1 payout still in flight, 1,500.00 ARS.", "Changed after the end of the day",
            "paid to returned, 11-21 03:32", "record 1,042, 00070e151c232a31",
        ] {
            #expect(console.text.contains(words), "\(words)")
        }
    }

    @Test func `one key says that the pack is reproduced byte for byte`() throws {
        var console = try console()
        console.ledger.closes.check = PackCheck(
            verdict: .intact(.fixture(.open, note: "")),
            path: "/closes/a.pack",
            hasFile: true
        )
        console.press("V")
        #expect(console.effects.contains(.close(.verify(CloseBook.day))))
        #expect(console.text.contains("✓ intact"))
        let words = "Reproduced byte for byte: the pack and the ledger agree."
        #expect(console.lines[23].contains(words))
        #expect(console.text.contains("Verified    " + words))
    }

    @Test func `the first line that differs is named`() throws {
        var console = try console(120, 34)
        let difference = try #require(
            PackDifference(
                found: Array("ARS paid: 1\n".utf8),
                expected: Array("ARS paid: 2\n".utf8)
            )
        )
        console.ledger.closes.check = PackCheck(
            verdict: .fileAltered(difference),
            path: "/closes/a.pack",
            hasFile: true
        )
        console.press("V")
        #expect(console.text.contains("✕ altered"))
        #expect(
            console.text.contains("Line 1 reads “ARS paid: 1”; the ledger gives “ARS paid: 2”.")
        )
        console.ledger.closes.check = PackCheck(
            verdict: .ledgerAltered(nil),
            path: "/closes/a.pack",
            hasFile: false
        )
        console.press("V")
        #expect(console.text.contains("The ledger no longer gives what was sealed."))
    }

    @Test func `a check that cannot be made says why, and can be asked for again`() throws {
        var console = try console()
        console.press("V")
        #expect(console.text.contains("failed"))
        #expect(console.state.unavailable(.verifyClose) == nil)
        console.isHolding = true
        console.press("V V")
        #expect(console.held == [.close(.verify(CloseBook.day))], "one at a time")
        #expect(console.text.contains("it is being verified"))
    }

    @Test func `nothing closed, nothing read yet, and nothing readable are told apart`() throws {
        var console = try Harness(closes: CloseBook())
        console.press("t")
        #expect(console.text.contains("No day was closed yet."))
        #expect(console.text.contains("d shows what a day came to, and closes it."))
        console.isHolding = true
        console.press("t")
        console.state.closes = ClosesState()
        console.press("t")
        #expect(console.text.contains("Reading the closed days…"))
        #expect(console.state.unavailable(.closeDay) == "the closed days are being read")
        console.isHolding = false
        console.ledger.failure = .store(.busy(path: "l"))
        console.send(.close(.loadFailed(ClosingFilter(), .store(.busy(path: "l")))))
        #expect(console.text.contains("The closed days could not be read."))
        #expect(console.text.contains("not live"))
    }

    @Test func `what was read stays when reading fails, and says that it is not live`() throws {
        var console = try console()
        console.changeLedger { $0.failure = .store(.busy(path: "l")) }
        #expect(console.text.contains("Not live: "))
        #expect(console.text.contains("vexora-ar"))
    }

    @Test func `breaks and closed days take turns, and a break's keys wait for the breaks`() throws
    {
        var console = try console()
        console.press("e")
        #expect(console.text.contains("Not now: it is about breaks; t shows them."))
        console.press("escape")
        #expect(!console.state.closes.isShown)
        #expect(console.state.unavailable(.verifyClose) == "no day is selected")
        console.press("t enter")
        #expect(console.state.focus == .detail)
        console.press("escape t")
        #expect(console.state.focus == .list && !console.state.closes.isShown)
    }

    @Test func `the closed days are written to a file like every list`() throws {
        var console = try console()
        console.press("X enter")
        console.type("closes.csv")
        console.press("enter")
        #expect(
            console.effects.contains(.batch(.export(.closes(ClosingFilter()), path: "closes.csv")))
        )
    }
}
