import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// The first row of the screen.
struct HeaderTests {
    private func console(_ width: Int, isProduction: Bool = false) throws -> Harness {
        try Harness(Ledger(), width: width, height: 24, isProduction: isProduction)
    }

    /// Everything that comes, goes and grows in the header.
    private func changes(_ console: Harness) throws -> [String: Harness] {
        var found: [String: Harness] = [:]
        for count in [1, 12, 345, 6_789] {
            var busy = console
            busy.state.worklist.openCount = count
            busy.state.worklist.groups = [.fixture(.cashyproCO, .badSignature, count: count)]
            busy.state.reconciliations.tallies = [
                BreakTally(
                    provider: .dvpay,
                    kind: .amount,
                    age: .today,
                    count: count,
                    stake: Money(minorUnits: 100, currency: .usd)
                )
            ]
            found["\(count)"] = busy
        }
        var bell = console
        bell.press("b")
        found["bell off"] = bell
        var paused = console
        paused.press("Z")
        paused.advance(by: 4_000)
        paused.send(.ledgerChanged)
        found["paused"] = paused
        var quiet = console
        quiet.advance(by: 7_000)
        found["quiet"] = quiet
        var failed = console
        failed.state.list.freshness = .failed(.store(.failed("the disk is full")))
        found["not live"] = failed
        return found
    }

    /// A key's place is where its digit stands; without news no other digit is left of the time.
    @Test(arguments: [60, 80, 100, 120, 140, 160, 200, 240], [false, true])
    func `no screen's key moves, whatever is counted or noted`(
        _ width: Int,
        isProduction: Bool
    ) throws {
        let console = try console(width, isProduction: isProduction)
        let still = Array(console.lines[0])
        let end = try #require(console.lines[0].firstRange(of: "live")).lowerBound
        let keys = still.indices.prefix(console.lines[0][..<end].count)
            .filter { still[$0].isNumber }
        #expect(!keys.isEmpty)
        for (name, changed) in try changes(console) {
            let line = Array(changed.lines[0])
            // What is noted may cover the last screens, and never one in part.
            let shown = keys.prefix { $0 < line.count && line[$0] == still[$0] }
            #expect(shown.first == keys.first, "\(name) at \(width)")
            for key in keys.dropFirst(shown.count) {
                #expect(key >= line.count || line[key] != still[key], "\(name) at \(width)")
            }
        }
    }

    @Test(arguments: Screen.allCases)
    func `a count is never left of where it was`(_ screen: Screen) throws {
        var console = try console(200)
        console.press("\(screen.rawValue)")
        console.state.worklist.openCount = 7
        let few = try #require(console.lines[0].firstRange(of: "Providers"))
        console.state.worklist.openCount = 70_000
        #expect(console.lines[0].contains("2 Worklist 999+"))
        #expect(console.lines[0].firstRange(of: "Providers") == few)
    }

    @Test func `a narrow header keeps what is wrong, and says less of the screens`() throws {
        var console = try console(40)
        console.state.list.freshness = .failed(.store(.failed("the disk is full")))
        #expect(console.lines[0].contains("SANDBOX"))
        #expect(console.lines[0].contains("not live"))
        var wide = try self.console(120)
        #expect(wide.lines[0].contains("2 Worklist"))
        wide.state.worklist.openCount = 100
        #expect(wide.lines[0].contains("2 Worklist 99+"))
    }
}
