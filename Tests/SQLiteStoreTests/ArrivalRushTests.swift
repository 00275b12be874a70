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
            #expect(rush.turn(at: after(millisecond), isWaitedFor: false) == .now(ArrivalRush.bite))
            rush.caughtUp()
        }
    }

    @Test mutating func `nothing is applied in front of one who waits`() {
        rush.took(1, at: after(0))
        #expect(rush.turn(at: after(1), isWaitedFor: true) == .afterNext)
        #expect(rush.turn(at: after(2), isWaitedFor: false) == .now(ArrivalRush.bite))
    }

    @Test mutating func `in a rush applying waits, whether or not somebody waits just now`() {
        rush.took(ArrivalRush.size, at: after(0))
        for waited in [true, false] {
            let turn = rush.turn(at: after(19), isWaitedFor: waited)
            #expect(turn == .after(ArrivalRush.quiet))
        }
        #expect(
            rush.turn(at: after(20), isWaitedFor: false) == .now(ArrivalRush.bite),
            "it is over"
        )
    }

    @Test mutating func `a rush that goes on lets applying take turns until it has caught up`() {
        for millisecond in 0..<3_100 {
            rush.took(ArrivalRush.size, at: after(millisecond))
            let turn = rush.turn(at: after(millisecond), isWaitedFor: true)
            let isLate = millisecond >= 3_000
            #expect(turn == (isLate ? .now(ArrivalRush.largeBite) : .after(ArrivalRush.quiet)))
        }
        rush.caughtUp()
        rush.took(ArrivalRush.size, at: after(3_100))
        #expect(rush.turn(at: after(3_101), isWaitedFor: true) == .after(ArrivalRush.quiet))
    }

    @Test mutating func `rushes that follow each other do not put applying off for longer`() {
        for millisecond in stride(from: 0, to: 3_000, by: 25) {
            rush.took(ArrivalRush.size, at: after(millisecond))
            let turn = rush.turn(at: after(millisecond), isWaitedFor: false)
            #expect(turn == .after(ArrivalRush.quiet))
        }
        rush.took(ArrivalRush.size, at: after(3_000))
        #expect(rush.turn(at: after(3_000), isWaitedFor: true) == .now(ArrivalRush.largeBite))
    }

    @Test mutating func `who has caught up is not late, however long ago the first one came`() {
        rush.took(1, at: after(0))
        rush.caughtUp()
        rush.took(1, at: after(9_000))
        #expect(rush.turn(at: after(9_001), isWaitedFor: true) == .afterNext)
    }
}
