import Foundation
import Payouts
import PayoutsTesting
import Testing

struct CallRateTests {
    @Test func `a burst may be used at once, and what follows waits its turn`() {
        var limit = Limit(perSecond: 2, burst: 3)
        let waits = (0..<6).map { _ in limit.reserve(at: .testStart) }
        #expect(waits == [.zero, .zero, .zero, .seconds(0.5), .seconds(1), .seconds(1.5)])
    }

    @Test func `tokens come back with time, but never more than a burst of them`() {
        var limit = Limit(perSecond: 1, burst: 2)
        for _ in 0..<3 { _ = limit.reserve(at: .testStart) }
        // Of the 3 tokens that 3 seconds bring, the third call has used one already.
        #expect(limit.reserve(at: .test(3)) == .zero)
        #expect(limit.reserve(at: .test(3)) == .zero)
        #expect(limit.reserve(at: .test(3)) == .seconds(1))
        let later = (0..<3).map { _ in limit.reserve(at: .test(10_000)) }
        #expect(later == [.zero, .zero, .seconds(1)])
    }

    @Test func `who comes later waits longer`() {
        var limit = Limit(perSecond: 4, burst: 1)
        let turns = (0..<20).map { call in
            let now = Date.test(Double(call) / 100)
            return now + limit.reserve(at: now).inSeconds
        }
        #expect(turns == turns.sorted())
        #expect(Set(turns).count == turns.count)
    }

    @Test func `a clock that is set back brings no tokens`() {
        var limit = Limit(perSecond: 1, burst: 1)
        #expect(limit.reserve(at: .test(100)) == .zero)
        #expect(limit.reserve(at: .test(40)) == .seconds(1))
        #expect(limit.reserve(at: .test(40)) == .seconds(2))
    }

    @Test func `a limit of nothing is a very slow one`() {
        var limit = Limit(perSecond: 0, burst: 0)
        #expect(limit.reserve(at: .testStart) == .zero)
        #expect(limit.reserve(at: .testStart) == .seconds(1_000))
    }
}

/// A rate with its bucket.
private struct Limit {
    let rate: CallRate
    var bucket: CallBucket

    init(perSecond: Double, burst: Int) {
        rate = CallRate(perSecond: perSecond, burst: burst)
        bucket = rate.fullBucket
    }

    mutating func reserve(at now: Date) -> Duration { bucket.reserve(rate, at: now) }
}
