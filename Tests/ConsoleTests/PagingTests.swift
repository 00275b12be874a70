import Payouts
import TerminalUI
import Testing

@testable import Console

/// The list holds a part of the ledger around the selection, and reads on by itself.
struct PagingTests {
    @Test func `payout by payout through more than the list holds, and back`() throws {
        var console = try Harness(.numbered(1_500))
        for number in 2...1_500 {
            console.press("j")
            expectPlace(console, number)
        }
        console.press("j")
        expectPlace(console, 1_500)
        for number in (1...1_499).reversed() {
            console.press("k")
            expectPlace(console, number)
        }
        #expect(!console.state.list.hasNewer)
    }

    @Test func `page by page through 5,000 payouts, past either end`() throws {
        var console = try Harness(.numbered(5_000), width: 120, height: 34)
        var number = 1
        for _ in 0..<200 {
            console.press("page-down")
            number = min(5_000, number + 29)
            expectPlace(console, number)
        }
        for _ in 0..<200 {
            console.press("page-up")
            number = max(1, number - 29)
            expectPlace(console, number)
        }
    }

    @Test func `the oldest and the newest are one key away`() throws {
        var console = try Harness(.numbered(5_000))
        _ = console.takeEffects()
        console.press("G")
        expectPlace(console, 5_000)
        #expect(!console.state.list.hasOlder)
        console.press("g")
        expectPlace(console, 1)
        let loads = console.effects.filter { if case .load = $0 { true } else { false } }
        #expect(loads.count <= 4)
    }

    @Test func `home while older ones are read keeps the selection`() throws {
        var console = try Harness(.numbered(5_000))
        for _ in 0..<539 { console.press("j") }
        console.isHolding = true
        console.press("j")
        #expect(console.state.list.rows.count == 600)
        console.press("g")
        console.answerAll()
        expectPlace(console, 1)
    }

    @Test func `end while newer ones are read keeps the selection`() throws {
        var console = try Harness(.numbered(5_000))
        console.press("G")
        for _ in 0..<539 { console.press("k") }
        console.isHolding = true
        console.press("k")
        #expect(console.state.list.rows.count == 600)
        console.press("G")
        console.answerAll()
        expectPlace(console, 5_000)
    }

    @Test func `paging goes on while payouts arrive`() throws {
        var console = try Harness(.numbered(2_000))
        for number in 2...1_000 {
            console.press("j")
            if number.isMultiple(of: 10) { console.arrive(3, from: 20_000 + number * 3) }
            #expect(console.selection == .fixture(number))
        }
    }

    @Test func `nothing on a key grows with the ledger`() throws {
        var console = try Harness(.numbered(5_000))
        for _ in 0..<1_000 { console.press("j") }
        let limits = console.effects.compactMap { effect -> Int? in
            guard case .load(let request) = effect else { return nil }
            return request.limit
        }
        #expect(limits.allSatisfy { $0 == 200 })
        #expect(limits.count < 10)
    }

    private func expectPlace(
        _ console: Harness,
        _ number: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(console.selection == .fixture(number), sourceLocation: sourceLocation)
        #expect(console.state.list.rows.count <= 600, sourceLocation: sourceLocation)
        #expect(console.shown.contains(.fixture(number)), sourceLocation: sourceLocation)
    }
}
