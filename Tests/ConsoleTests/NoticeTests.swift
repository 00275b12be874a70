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
        #expect(console.state.nextTick == .seconds(5))
        console.advance(by: 5)
        #expect(console.lines.last?.contains("Copied") == false)
        #expect(console.state.nextTick == .seconds(48))
    }

    @Test func `what is to be read for its own sake stays a little longer`() throws {
        var console = try Harness(Ledger([PayoutHistory(1, .paid, age: 3_600)]))
        console.press("Z")
        console.advance(by: 7)
        #expect(console.lines.last?.contains("The lists stand still") == true)
        console.advance(by: 1)
        #expect(console.lines.last?.contains("The lists stand still") == false)
    }

    @Test func `what does not fit into a row is there to its end, until the next key`() throws {
        var console = try Harness(.numbered(30))
        let before = console.lines
        let path = "/srv/finance/settlements/" + String(repeating: "a", count: 60) + ".csv"
        console.send(.failed(.file(["\(path) cannot be read.", "Check its path and mode."])))
        #expect(console.lines.suffix(2).first?.hasPrefix(" ✕ /srv/finance/settlements/aaa") == true)
        let text = console.lines.suffix(3).joined().filter { $0 != " " }
        #expect(text.contains(path + "cannotberead.Checkitspathandmode."))
        console.press("j k")
        #expect(console.lines.suffix(3) == before.suffix(3), "what it covered is back")
        #expect(console.lines[20] == before[20])
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
