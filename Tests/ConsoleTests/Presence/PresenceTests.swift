import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console

/// What the other consoles are told of this one.
struct PresenceTests {
    private func console(
        _ ledger: Ledger = .mixed,
        width: Int = 120,
        height: Int = 24,
        isPlain: Bool = false
    ) throws -> Harness {
        var console = try Harness(ledger, width: width, height: height, isPlain: isPlain)
        console.state.presence.isShared = true
        console.send(.tick)
        console.advance(by: 1)
        return console
    }

    /// What was told since the last call.
    private func told(_ console: inout Harness) -> [OpenPayout?] {
        console.takeEffects().compactMap { if case .presence(let open) = $0 { open } else { nil } }
    }

    @Test func `the payout at the start is told once somebody has looked at it`() throws {
        var console = try Harness(width: 120)
        console.state.presence.isShared = true
        console.send(.tick)
        #expect(told(&console) == [])
        #expect(console.state.nextTick == .milliseconds(300))
        console.advance(by: 0.3)
        #expect(told(&console) == [OpenPayout(.fixture(1))])
    }

    @Test func `a held key tells of no row before the last, and that the first was left`() throws {
        var console = try console()
        #expect(told(&console) == [OpenPayout(.fixture(1))])
        for _ in 0..<8 {
            console.press("j")
            console.advance(by: 0.05)
        }
        #expect(told(&console) == [nil])
        console.advance(by: 0.25)
        #expect(told(&console) == [OpenPayout(.fixture(9))])
    }

    @Test func `three quick keys tell of one row`() throws {
        var console = try console()
        _ = told(&console)
        console.press("j j j")
        #expect(told(&console) == [])
        console.advance(by: 0.3)
        #expect(told(&console) == [OpenPayout(.fixture(4))])
    }

    @Test func `who comes back at once was never away`() throws {
        var console = try console()
        _ = told(&console)
        console.press("j k")
        console.advance(by: 1)
        #expect(told(&console) == [])
    }

    @Test func `a resolution and the question of another submission are told as such`() throws {
        var console = try console(Ledger([PayoutHistory(10, .unknown).denied()]))
        let payout = PayoutID.fixture(10)
        for (key, act) in [
            ("e", .resolving), ("escape", .looking), ("R", .resubmitting), ("escape", .looking),
        ] as [(String, OpenPayout.Act)] {
            _ = told(&console)
            console.press(key)
            console.advance(by: 0.3)
            #expect(told(&console) == [OpenPayout(payout, act)], "\(key)")
        }
    }

    @Test(arguments: ["3", "n v i e t enter"])
    func `a screen without payouts and a form for a new one leave it`(_ keys: String) throws {
        var console = try console()
        _ = told(&console)
        console.press(keys)
        console.advance(by: 0.3)
        #expect(told(&console) == [nil])
    }

    @Test func `the worklist and the approvals have payouts open too`() throws {
        var console = try console(.worklist)
        console.press("2 j")
        console.advance(by: 0.3)
        let item = try #require(console.state.worklist.selectedItem?.payout.id)
        #expect(told(&console).last == OpenPayout(item))
        console = try self.console(.everywhere())
        console.press("5")
        console.advance(by: 0.3)
        let pending = try #require(console.state.subject?.id)
        #expect(told(&console).last == OpenPayout(pending))
    }

    @Test func `where the detail is not shown nothing is open`() throws {
        var console = try console(isPlain: true)
        #expect(told(&console) == [])
        console.press("enter")
        console.advance(by: 0.3)
        #expect(told(&console) == [OpenPayout(.fixture(1))])
        console.press("escape")
        console.advance(by: 0.3)
        #expect(told(&console) == [nil])
    }

    @Test func `once it is told nobody is woken for it`() throws {
        var console = try console(Ledger([PayoutHistory(1, .paid, age: 7_200)]))
        #expect(try #require(console.state.nextTick) > .seconds(50))
        console.state.presence.others = [OtherConsole(.sokha, OpenPayout(.fixture(1)))]
        #expect(try #require(console.state.nextTick) > .seconds(50))
    }

    @Test func `a clock that is set back delays nothing`() throws {
        var console = try console()
        _ = told(&console)
        console.press("j")
        console.advance(by: -3_600)
        #expect(told(&console) == [OpenPayout(.fixture(2))])
    }

    @Test func `without a way to tell nothing is told`() throws {
        var console = try Harness(width: 120)
        console.advance(by: 1)
        console.press("j")
        console.advance(by: 1)
        #expect(told(&console) == [])
    }
}
