import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The states of the list other than a list: loading, empty, failed, outdated.
struct ListFreshnessTests {
    @Test func `before the first answer it says that it reads`() throws {
        let console = try Harness(width: 60, height: 14, isStarted: false)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3         reading… · 14:32 +07
            ╭ Payouts ─────────────────────────────────────────────────╮
            │                                                          │
            │  Reading the ledger…                                     │
            │                                                          │
            │                                                          │
            ╰──────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────╮
            │                                                          │
            │  Reading…                                                │
            │                                                          │
            │                                                          │
            ╰──────────────────────────────────────────────────────────╯
             n new   / search   f status   : command   ? help
            """
        )
    }

    @Test func `a ledger that cannot be read says why`() throws {
        var console = try Harness(width: 60, height: 16, isStarted: false)
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.perform(console.state.start())
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3         not live · 14:32 +07
            ╭ Payouts ─────────────────────────────────────────────────╮
            │                                                          │
            │  The ledger could not be read.                           │
            │  ledger.sqlite is kept busy by another process. Try      │
            │  again.                                                  │
            │  ctrl-l reads again.                                     │
            ╰──────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────╮
            │                                                          │
            │  Nothing to show here before the list could be read.     │
            │                                                          │
            │                                                          │
            │                                                          │
            ╰──────────────────────────────────────────────────────────╯
             n new   / search   f status   : command   ? help
            """
        )
    }

    @Test func `a list that could not be read again stays, and says so`() throws {
        var console = try Harness(width: 120, height: 20)
        console.changeLedger { $0.failure = .store(.busy(path: "ledger.sqlite")) }
        #expect(console.lines[0].contains("not live"))
        #expect(console.text.contains("Not live: ledger.sqlite is kept busy"))
        #expect(console.state.list.rows.count == 12)
        console.changeLedger { $0.failure = nil }
        #expect(!console.text.contains("ot live"))
    }

    @Test func `a change during a reading that fails is read afterwards`() throws {
        var console = try Harness(width: 120, height: 20)
        console.isHolding = true
        console.send(.ledgerChanged)
        console.send(.ledgerChanged)
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.answerHeld()
        console.ledger.failure = nil
        console.answerAll()
        #expect(console.lines[0].contains("live"))
        #expect(!console.lines[0].contains("not live"))
    }

    @Test func `changes during a reading are read once`() throws {
        var console = try Harness()
        console.isHolding = true
        _ = console.takeEffects()
        for _ in 0..<10 { console.send(.ledgerChanged) }
        console.answerAll()
        #expect(console.effects.count == 2)
    }

    @Test func `nothing matching says how to see all`() throws {
        var console = try Harness(width: 60, height: 20)
        console.press("/")
        console.type("60,000.00")
        #expect(console.text.contains("An amount is found as amount:60,000.00."))
        console.press("escape /")
        console.type("zzz")
        console.press("enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3             live · 14:32 +07
            ╭ Payouts  0 of 12 · newest first ─────────────────────────╮
            │  zzz ✕                                                   │
            │                                                          │
            │  Nothing matches.                                        │
            │  Press escape to show all payouts again.                 │
            │                                                          │
            │                                                          │
            │                                                          │
            ╰──────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────╮
            │                                                          │
            │  What is selected in the list is shown here.             │
            │                                                          │
            │                                                          │
            │                                                          │
            │                                                          │
            │                                                          │
            ╰──────────────────────────────────────────────────────────╯
             n new   / search   f status   : command   ? help
            """
        )
    }

    @Test func `the age of the last change is said`() throws {
        var console = try Harness(width: 120, height: 20)
        console.advance(by: 600)
        #expect(console.lines[0].contains("live, 10 m ago"))
        console.resize(200, 20)
        #expect(console.lines[0].contains("live, last change 10 m"))
    }

    @Test func `a payout that nobody has in the ledger any more says so`() throws {
        var console = try Harness(width: 120, height: 20)
        console.isHolding = true
        console.press("j")
        console.ledger.histories.remove(at: 1)
        console.answerAll()
        #expect(console.text.contains("This payout is no longer in"))
    }

    @Test func `a list that empties and fills again keeps its place in order`() throws {
        var console = try Harness(Ledger([PayoutHistory(1, .unknown)]))
        let all = console.ledger
        console.changeLedger { $0 = Ledger() }
        #expect(console.state.list.rows.top == 0)
        #expect(console.selection == nil)
        // The other screens are read once more, and then nothing is left but the clock.
        console.advance(by: 15)
        #expect(console.state.nextTick == .seconds(38))
        console.changeLedger { $0 = all }
        #expect(console.selection == .fixture(1))
    }

    @Test func `an empty list says where escape leads from it`() throws {
        var ledger = Ledger([PayoutHistory(1, .paid, .payproVN)])
        ledger.overviews = .incident
        var console = try Harness(ledger)
        console.press("3 enter")
        #expect(console.text.contains("Press escape to go back."))
        console.press("escape")
        #expect(console.state.screen == .providers)
        console.press("1 / z z z enter")
        #expect(console.text.contains("Press escape to show all payouts again."))
    }
}
