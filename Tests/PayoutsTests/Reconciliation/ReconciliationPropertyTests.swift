import Payouts
import Testing

struct ReconciliationPropertyTests {
    /// Long enough to meet every kind of break some two thousand times.
    private static let seeds: ClosedRange<UInt64> = 1...1_000

    @Test func `of 1,000 random days, exactly the breaks that were put in are found`() throws {
        var kinds: [BreakKind: Int] = [:]
        for seed in Self.seeds {
            var random = try RandomSettlementDay(seed: seed)
            let report = random.day.report()
            let expected = random.day.expected.sorted()
            #expect(report.found == expected, "seed \(seed)")
            #expect(random.shuffled().report() == report, "seed \(seed), shuffled")
            kinds.merge(report.counts, uniquingKeysWith: +)
            guard report.found == expected else { return }
        }
        #expect(BreakKind.allCases.allSatisfy { (kinds[$0] ?? 0) > 500 }, "\(kinds)")
    }
}
