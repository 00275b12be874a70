import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Lists that stand still while somebody works in them.
struct UpdatePauseTests {
    @Test func `nothing arrives and nothing changes until the key is pressed again`() throws {
        var console = try Harness(width: 120)
        console.press("Z")
        let before = console.lines.dropFirst().dropLast()
        console.arrive(3)
        console.changeLedger { $0.change(.fixture(3), to: .paid, at: .start) }
        #expect(Array(console.lines.dropFirst().dropLast()) == Array(before))
        console.press("Z")
        #expect(console.state.list.rows.count == 15)
        #expect(console.state.list.rows[5].status == .paid)
        #expect(console.selection == .fixture(1))
        // What was caught up with is marked like any other change.
        #expect(console.text.contains("  •"))
    }

    @Test func `the header says so plainly, and whether changes wait`() throws {
        var console = try Harness(width: 120)
        console.press("Z")
        #expect(console.lines[0].hasSuffix("  paused · 14:32 +07"))
        console.advance(by: 10)
        console.arrive(1)
        #expect(console.lines[0].hasSuffix("  paused · changes wait · 14:32 +07"))
        #expect(console.roles(ofLineWith: "paused")?.contains("AAAAAA") == true)
        console.advance(by: 120)
        #expect(console.lines[0].hasSuffix("  paused 2 m · changes wait · 14:34 +07"))
        console.press("Z")
        #expect(console.lines[0].hasSuffix("  live · 14:34 +07"))
    }

    @Test(arguments: [(60, "paused + · 14:32 +07"), (80, "paused · changes wait · 14:32 +07")])
    func `a narrow header says it too`(_ width: Int, _ end: String) throws {
        var console = try Harness(width: width)
        console.press("Z")
        console.arrive(1)
        #expect(console.lines[0].hasSuffix(end))
    }

    @Test func `the footer names the way back first`() throws {
        var console = try Harness(width: 80)
        console.press("Z j")
        #expect(console.lines.last?.hasPrefix(" Z catch up   n new") == true)
        console.press("Z j")
        #expect(console.lines.last?.contains("catch up") == false)
    }

    @Test func `what the operator does is shown at once`() throws {
        var console = try Harness(width: 120)
        console.press("Z W tab enter")
        #expect(console.state.list.rows.first?.status == .canceled)
        #expect(console.state.pause != nil)
        console.press("2 c")
        let item = try #require(console.state.worklist.selectedItem)
        #expect(item.care.owner == .dara)
    }

    @Test func `a filter and a redraw are read at once`() throws {
        var console = try Harness(width: 120)
        console.press("Z")
        console.arrive(2)
        console.press("ctrl-l")
        #expect(console.state.list.rows.count == 14)
        console.advance(by: 1)
        console.arrive(1, from: 9_100, .unknown)
        console.press("/")
        console.type("status:unknown")
        console.press("enter")
        #expect(console.state.list.rows.count == 3)
        #expect(console.state.pause != nil)
    }

    @Test func `it lasts on other screens, and their places wait too`() throws {
        var console = try Harness(width: 120)
        console.press("2 j 1")
        console.advance(by: 5)
        console.press("Z")
        let known = console.state.worklist.items.map(\.payout.id)
        console.changeLedger { $0.change(.fixture(7), to: .unknown, at: .start) }
        console.press("2")
        #expect(console.state.worklist.items.map(\.payout.id) == known)
        #expect(console.lines[0].contains("paused · changes wait"))
        console.press("Z")
        #expect(console.state.worklist.items.count == known.count + 1)
    }

    @Test(arguments: Screen.allCases)
    func `no screen reads rows because of the ledger`(_ screen: Screen) throws {
        var console = try Harness(width: 120)
        console.press("\(screen.rawValue) Z")
        _ = console.takeEffects()
        for _ in 0..<3 {
            console.arrive(1, from: 9_001 + console.ledger.histories.count, .unknown)
            console.advance(by: 60)
        }
        let readings = console.takeEffects().filter { effect in
            if case .worklist(.load(let request)) = effect { return request.limit > 0 }
            if case .terminal = effect { return false }
            return true
        }
        #expect(readings == [])
        console.press("Z")
        #expect(!console.effects.isEmpty)
    }

    @Test func `a screen that was never shown is read once`() throws {
        var console = try Harness(width: 120)
        console.press("Z 7")
        #expect(console.effects.contains { if case .audit(.load) = $0 { true } else { false } })
        #expect(console.state.isHeld)
    }

    @Test func `the bell still rings, and the header still counts`() throws {
        var console = try Harness(width: 120)
        console.press("2 Z")
        let rows = console.state.worklist.rows
        _ = console.takeEffects()
        console.changeLedger { $0.change(.fixture(7), to: .unknown, at: .start) }
        #expect(
            console.takeEffects().contains(
                .terminal(.notify("SANDBOX: 1 payout needs a person"))
            )
        )
        #expect(console.state.worklist.openCount == 4)
        #expect(console.state.worklist.rows == rows)
    }

    @Test(arguments: Screen.allCases)
    func `a paused console wakes for the clock alone`(_ screen: Screen) throws {
        var console = try Harness(Ledger([PayoutHistory(5, .paid, age: 7_200)]), width: 120)
        console.press("\(screen.rawValue) Z")
        console.advance(by: 10)
        console.changeLedger { _ in }
        console.advance(by: 13)
        #expect(console.state.nextTick == .seconds(30))
    }
}
