import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console

/// How often an idle console wakes: no oftener than what it shows changes.
struct TickTests {
    private func console(_ status: PayoutStatus = .paid, age: Double) throws -> Harness {
        try Harness(Ledger([PayoutHistory(1, status, age: age)]), width: 120)
    }

    @Test func `seconds count in the first minute only`() throws {
        #expect(try console(.queued, age: 12).state.nextTick == .seconds(1))
        #expect(try console(.queued, age: 120).state.nextTick == .seconds(53))
    }

    @Test(arguments: [PayoutStatus.unknown, .processing, .submitting])
    func `an open payout wakes nobody once its first minute is over`(
        _ status: PayoutStatus
    ) throws {
        #expect(try console(status, age: 3_600).state.nextTick == .seconds(53))
    }

    @Test func `a query that is due within a minute is counted down`() throws {
        var history = PayoutHistory(1, .unknown, age: 3_600)
        history.payout.nextQueryAt = Date.start.addingTimeInterval(30)
        let console = try Harness(Ledger([history]), width: 120)
        #expect(console.state.nextTick == .seconds(1))
    }

    @Test func `the header's clock is never a minute behind`() throws {
        var console = try console(.unknown, age: 3_600)
        #expect(console.lines[0].hasSuffix("14:32 +07"))
        let wait = try #require(console.state.nextTick)
        console.advance(by: Double(wait.components.seconds))
        #expect(console.lines[0].hasSuffix("14:33 +07"))
        #expect(console.state.nextTick == .seconds(60))
    }
}
