import Testing

@testable import SQLiteStore

/// When keeping goes before applying, told in milliseconds since the first transaction.
struct ArrivalRushTests {
    private var rush = ArrivalRush()
    private let start = ContinuousClock.now

    private func after(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    @Test mutating func `messages that come one by one are applied between each other`() {
        for millisecond in 0..<1_000 {
            rush.took(ArrivalRush.size - 1, at: after(millisecond))
            #expect(rush.turn(at: after(millisecond), isWaitedFor: false) == .now)
        }
    }

    @Test mutating func `nothing is applied in front of one who waits`() {
        rush.took(1, at: after(0))
        #expect(rush.turn(at: after(1), isWaitedFor: true) == .afterNext)
        #expect(rush.turn(at: after(2), isWaitedFor: false) == .now)
    }

    @Test mutating func `in a rush applying waits, whether or not somebody waits just now`() {
        rush.took(ArrivalRush.size, at: after(0))
        for waited in [true, false] {
            let turn = rush.turn(at: after(19), isWaitedFor: waited)
            #expect(turn == .after(ArrivalRush.quiet))
        }
        #expect(rush.turn(at: after(20), isWaitedFor: false) == .now, "it is over")
    }

    @Test mutating func `a rush that goes on leaves applying its share after five seconds`() {
        var turns: [Int] = []
        for millisecond in 0..<5_100 {
            rush.took(ArrivalRush.size, at: after(millisecond))
            if rush.turn(at: after(millisecond), isWaitedFor: true) == .now {
                turns.append(millisecond)
            }
        }
        #expect(turns == [5_000, 5_020, 5_040, 5_060, 5_080])
    }

    @Test mutating func `a pause in the rush begins the five seconds anew`() {
        for millisecond in 0..<4_900 { rush.took(ArrivalRush.size, at: after(millisecond)) }
        for millisecond in 5_000..<9_999 { rush.took(ArrivalRush.size, at: after(millisecond)) }
        #expect(rush.turn(at: after(9_999), isWaitedFor: true) == .after(ArrivalRush.quiet))
        rush.took(ArrivalRush.size, at: after(10_000))
        #expect(rush.turn(at: after(10_000), isWaitedFor: true) == .now)
    }
}
