import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// Random keys on every screen, with all that can be opened there.
struct ScreenStormTests {
    /// How many keys are pressed on each screen; a longer storm is asked for with `STORM_KEYS` in
    /// the environment, as the continuous integration does.
    private static let keyCount =
        ProcessInfo.processInfo.environment["STORM_KEYS"].flatMap { Int($0) } ?? 10_000

    /// A place that the storm comes back to, and what it means to do there.
    struct Home: Sendable, CustomTestStringConvertible {
        let keys: String
        let tasks: [String]

        var testDescription: String { keys }
    }

    static let homes = [
        Home(
            keys: "1",
            tasks: ["W tab enter", "space j space r tab enter", "f enter W", "n", "s"]
        ),
        Home(keys: "2", tasks: ["e p enter", "c", "home d tab enter", "C tab enter", "z enter"]),
        Home(keys: "3", tasks: ["P s l o w enter tab enter", "R tab enter", "r", "tab"]),
        Home(
            keys: "4",
            tasks: ["home R 2 enter", "u d a y ctrl-s", "tab enter 1 enter", "f", "home R 1 enter"]
        ),
        Home(
            keys: "5",
            tasks: ["a tab enter", "x n o enter tab enter", "right", "home a tab enter"]
        ),
        Home(keys: "6", tasks: ["e enter w r o n g enter", "C tab enter", "c", "m s e e n enter"]),
        Home(keys: "6 t", tasks: ["d ctrl-s", "d ctrl-s tab enter tab enter", "V", "tab"]),
        Home(keys: "7", tasks: ["V", "f", "end", "tab"]),
        Home(keys: "8", tasks: ["R tab enter", "v", "f enter", "end R tab enter", "/ P enter"]),
    ]

    @Test(arguments: homes)
    func `no key breaks a screen, locks anybody in or acts unasked`(_ home: Home) throws {
        var storm = try ScreenStorm(home)
        for step in 0..<Self.keyCount { storm.step(step) }
        // The audit trail has nothing that could be done by mistake.
        #expect(storm.actions > 0 || home.keys == "7", "it never got to a dangerous place")
    }
}

private struct ScreenStorm {
    private let home: ScreenStormTests.Home
    private var console: Harness
    private var chance: Chance
    private(set) var actions = 0
    /// What is in every file that is uploaded.
    private let preview: BatchPreview

    init(_ home: ScreenStormTests.Home) throws {
        self.home = home
        console = try Harness(.everywhere(), width: 100, height: 30)
        console.press(home.keys)
        preview = try BatchPreview.fixture(["1250000,An,19036789852,ACB,"])
        chance = Chance(state: UInt64(home.keys.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
    }

    mutating func step(_ number: Int) {
        mean()
        let before = console.state
        _ = console.takeEffects()
        let input = chance.input()
        console.send(.input(input))
        let effects = console.takeEffects()
        answer(effects)
        let dangerous = effects.filter(\.isIrreversible)
        for effect in dangerous {
            actions += 1
            #expect(input == .key(.enter), "\(effect)")
            #expect(before.isArmed(for: effect), "\(effect) without a confirmation")
            #expect(!before.layout.isTooSmall, "\(effect)")
        }
        #expect(dangerous.count <= 1)
        expectPlace()
        #expect(console.state.hasForm == (console.state.focus == .form))
        if number.isMultiple(of: 100) { #expect(console.surface.gridSize == console.state.size) }
        if number.isMultiple(of: 250) { expectWayOut() }
        // What was done is undone now and then, so that there is something to do.
        if number.isMultiple(of: 500), let fresh = try? Ledger.everywhere() {
            console.changeLedger { $0 = fresh }
        }
        if chance.below(50) == 0 { console.advance(by: Double(chance.below(100))) }
    }

    /// Work that takes long ends at once, or as soon as it is told to.
    private mutating func answer(_ effects: [Effect]) {
        for case .batch(let effect) in effects {
            switch effect {
            case .check: console.send(.batch(.checked(preview)))
            case .commit, .retry, .cancelWork: console.send(.batch(.workFailed(.canceled)))
            default: break
            }
        }
    }

    /// Now and then the operator goes back to the screen, or means to see something through.
    private mutating func mean() {
        guard chance.below(12) == 0 else { return }
        let isThere = console.state.overlay == nil && console.state.focus == .list
        let keys = isThere ? home.tasks[chance.below(home.tasks.count)] : "escape escape escape"
        let way = isThere && chance.below(3) == 0 ? "escape \(home.keys)" : ""
        chance.plan(
            "\(way) \(keys)".split(separator: " ").compactMap { Key(name: String($0)) }
                .map { .key($0) }
        )
    }

    /// Whoever answers a question knows where what they do takes place.
    private func expectPlace() {
        guard case .confirmation(let dialog, let action) = console.state.overlay, action != .leave
        else { return }
        let words = dialog.body.map(\.text).joined(separator: " ")
        #expect(words.contains("in \(console.state.facts.environment)"), "\(dialog.title)")
    }

    /// From wherever it is, escape leads to the list, with nothing open.
    private func expectWayOut() {
        var probe = self
        probe.console.resize(100, 30)
        for _ in 0..<12 {
            probe.console.press("escape")
            // Whatever ends work says that it has ended.
            probe.answer(probe.console.takeEffects())
        }
        let state = probe.console.state
        #expect(state.overlay == nil)
        #expect(!state.hasForm)
        #expect(state.focus == .list)
        #expect(!state.isTypingFilter)
    }
}
