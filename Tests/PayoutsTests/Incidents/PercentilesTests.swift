import Payouts
import Testing

struct PercentilesTests {
    @Test func `nothing measured has no percentiles`() {
        #expect(Percentiles([]) == nil)
    }

    @Test func `one case is every percentile`() throws {
        let found = try #require(Percentiles([.seconds(7)]))
        #expect([found.p50, found.p95, found.p99] == Array(repeating: .seconds(7), count: 3))
        #expect(found.count == 1)
    }

    @Test func `percentiles are times that were measured, by the nearest rank`() throws {
        let times = (1...100).map { Duration.milliseconds($0) }
        let found = try #require(Percentiles(times.shuffled()))
        #expect(found.p50 == .milliseconds(50))
        #expect(found.p95 == .milliseconds(95))
        #expect(found.p99 == .milliseconds(99))
        #expect(found.count == 100)
    }

    @Test func `between two ranks the longer one counts`() throws {
        let found = try #require(Percentiles([.seconds(3), .seconds(1), .seconds(2), .seconds(9)]))
        #expect(found.p50 == .seconds(2))
        #expect(found.p95 == .seconds(9))
    }
}
