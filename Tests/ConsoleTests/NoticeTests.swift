import PayoutService
import Payouts
import Testing

@testable import Console

/// The line of news at the bottom.
struct NoticeTests {
    @Test func `good news goes away by itself`() throws {
        var console = try Harness(Ledger([PayoutHistory(1, .paid, age: 3_600)]))
        console.press("y")
        #expect(console.lines.last?.contains("Copied") == true)
        #expect(console.state.nextTick == .seconds(8))
        console.advance(by: 8)
        #expect(console.lines.last?.contains("Copied") == false)
        #expect(console.state.nextTick == .seconds(45))
    }

    @Test func `trouble stays until the next key, and does not keep the clock running`() throws {
        var console = try Harness(.numbered(1))
        console.send(.failed(.store(.busy(path: "ledger.sqlite"))))
        console.advance(by: 3_600)
        #expect(console.lines.last?.contains("ledger.sqlite is kept busy") == true)
        #expect(console.state.nextTick == .seconds(53))
        console.press("j")
        #expect(console.lines.last?.contains("busy") == false)
    }
}
