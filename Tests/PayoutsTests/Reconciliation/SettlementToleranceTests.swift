import Payouts
import Testing

struct SettlementToleranceTests {
    @Test func `without a tolerance nothing may differ`() {
        let none = AmountTolerance()
        #expect(none.allows(100, for: 100, .usd))
        #expect(!none.allows(101, for: 100, .usd))
        #expect(!none.allows(.min, for: .max, .usd))
    }

    @Test func `an absolute tolerance is the currency's own, and inclusive`() {
        let tolerance = AmountTolerance(absolute: [.usd: 5])
        #expect(tolerance.allows(105, for: 100, .usd) && tolerance.allows(95, for: 100, .usd))
        #expect(!tolerance.allows(106, for: 100, .usd) && !tolerance.allows(101, for: 100, .khr))
    }

    @Test func `a percentage is exact at its border, however large the amounts`() {
        let tolerance = AmountTolerance(basisPoints: 25)
        #expect(tolerance.allows(400_999, for: 400_000, .usd) == true)
        #expect(tolerance.allows(401_000, for: 400_000, .usd))
        #expect(!tolerance.allows(401_001, for: 400_000, .usd))
        #expect(tolerance.allows(.max, for: .max - 1_000_000, .usd))
        #expect(!tolerance.allows(.max, for: .max / 2, .usd))
    }

    @Test func `amounts that round to the same unit agree where rounding is tolerated`() {
        let tolerance = AmountTolerance(rounding: [.ars: 100])
        #expect(tolerance.allows(12_300, for: 12_345, .ars))
        #expect(!tolerance.allows(12_300, for: 12_350, .ars))
        #expect(tolerance.allows(12_400, for: 12_350, .ars))
        #expect(tolerance.allows(-12_400, for: -12_350, .ars))
    }

    @Test func `a fee is flat, a share rounded half up, and within its bounds`() {
        let schedule = FeeSchedule(flat: 50, basisPoints: 80, minimum: 100, maximum: 1_000)
        #expect(schedule.fee(for: 10_000) == 130)
        #expect(schedule.fee(for: 10_062) == 130 && schedule.fee(for: 10_063) == 131)
        #expect(schedule.fee(for: 100) == 100 && schedule.fee(for: 1_000_000) == 1_000)
        #expect(schedule.fee(for: .max) == nil)
    }

    @Test func `a sum alone is no combination`() {
        #expect(SettlementCombination([.amount]) == nil)
        #expect(SettlementCombination([.amount, .currency, .day]) == nil)
        #expect(SettlementCombination([.account]) == nil)
        #expect(SettlementCombination([.account, .amount]) != nil)
    }
}
