import Payouts
import PayoutsTesting
import Testing

struct AmountBoundTests {
    private func range(_ bound: AmountBound, in currency: Currency) -> String {
        guard let range = bound.minorUnits(in: currency) else { return "none" }
        let end = range.upperBound == .max ? "" : "\(range.upperBound)"
        return "\(range.lowerBound)...\(end)"
    }

    @Test(arguments: [
        // Twelve and a half: đồng have no half, cents have.
        (AmountBound.Comparison.equal, 125_000, "none", "1250...1250"),
        (.less, 125_000, "0...12", "0...1249"), (.atMost, 125_000, "0...12", "0...1250"),
        (.more, 125_000, "13...", "1251..."), (.atLeast, 125_000, "13...", "1250..."),
        // Twelve.
        (.equal, 120_000, "12...12", "1200...1200"),
        (.less, 120_000, "0...11", "0...1199"), (.atMost, 120_000, "0...12", "0...1200"),
        (.more, 120_000, "13...", "1201..."), (.atLeast, 120_000, "12...", "1200..."),
        // A third digit after the mark is finer than a cent.
        (.equal, 120_010, "none", "none"), (.less, 120_010, "0...12", "0...1200"),
        (.more, 120_010, "13...", "1201..."), (.atLeast, 120_010, "13...", "1201..."),
        // Nothing.
        (.equal, 0, "0...0", "0...0"), (.less, 0, "none", "none"), (.atMost, 0, "0...0", "0...0"),
        (.more, 0, "1...", "1..."), (.atLeast, 0, "0...", "0..."),
    ])
    func `a bound is exact in the minor units of each currency`(
        comparison: AmountBound.Comparison,
        value: Int64,
        dong: String,
        cents: String
    ) {
        let bound = AmountBound(comparison, tenThousandths: value)
        #expect(range(bound, in: .vnd) == dong)
        #expect(range(bound, in: .usd) == cents)
    }

    @Test(
        arguments: [
            (50_000_000_000, ">5m"), (12_500_000_000, ">1.25m"), (12_345_600_000, ">1234560"),
            (12_340_000_000, ">1234k"), (500_000_000, ">50k"), (12_505_000, ">1250.5"),
            (1, ">0.0001"), (0, ">0"), (10_000_000, ">1k"), (9_990_000, ">999"),
        ]
    )
    func `a bound is written in short`(value: Int64, text: String) {
        #expect(AmountBound(.more, tenThousandths: value).text == text)
    }

    @Test func `a bound reads as it is written`() throws {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<2_000 {
            let comparison = AmountBound.Comparison.allCases.randomElement(using: &generator)
            let power = (0..<Int.random(in: 0...9, using: &generator)).reduce(1) { power, _ in
                power * 10
            }
            let bound = AmountBound(
                try #require(comparison),
                tenThousandths: Int64.random(in: 0...20_000, using: &generator) * Int64(power)
            )
            let amount = FilterTerm.Condition.amount(bound)
            #expect(try FilterTerm(parsing: "amount\(bound.text)").condition == amount)
            let seconds = Int64.random(in: 0...3_000_000, using: &generator)
            let age = AgeBound(isOlder: Bool.random(using: &generator), seconds: seconds)
            #expect(try FilterTerm(parsing: "age\(age.text)").condition == .age(age))
        }
    }

    @Test func `no value is too large for a bound`() {
        for comparison in AmountBound.Comparison.allCases {
            let bound = AmountBound(comparison, tenThousandths: .max)
            for currency in Currency.all {
                let isAny = bound.minorUnits(in: currency) != nil
                #expect(isAny == (comparison != .equal), "\(comparison) \(currency)")
            }
        }
    }

    @Test func `of two opposite bounds an amount is within exactly one`() {
        var generator = SeededGenerator(seed: 3)
        let opposites: [(AmountBound.Comparison, AmountBound.Comparison)] = [
            (.less, .atLeast), (.atMost, .more),
        ]
        for _ in 0..<1_000 {
            let value = Int64.random(in: 0...1_000_000, using: &generator)
            let amount = Int64.random(in: 0...10_000, using: &generator)
            for (one, other) in opposites {
                for currency in Currency.all {
                    let bounds = [one, other].map { AmountBound($0, tenThousandths: value) }
                    let holds = bounds.filter {
                        $0.minorUnits(in: currency)?.contains(amount) ?? false
                    }
                    #expect(holds.count == 1, "\(amount) \(currency) against \(value)")
                }
            }
        }
    }
}
