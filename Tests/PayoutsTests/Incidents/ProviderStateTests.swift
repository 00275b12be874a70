import Foundation
import Payouts
import Testing

struct ProviderStateTests {
    /// 100.00 USD at second 0, of which 30.00 were sent since.
    private let known = ProviderState.KnownBalance(
        balance: Balance(
            available: Money(minorUnits: 10_000, currency: .usd),
            held: Money(minorUnits: 0, currency: .usd)
        ),
        at: .second(0),
        sentSince: Money(minorUnits: 3_000, currency: .usd)
    )

    private func holds(
        _ minorUnits: Int64,
        _ currency: Currency = .usd,
        at second: TimeInterval = 1
    ) -> Bool {
        known.holds(Money(minorUnits: minorUnits, currency: currency), at: .second(second))
    }

    @Test func `a balance holds what it does not surely cover`() {
        #expect(!holds(7_000))
        #expect(holds(7_001))
    }

    @Test func `a balance says nothing about other currencies`() {
        #expect(!holds(7_001, .khr))
    }

    @Test func `a balance older than ten minutes holds nothing`() {
        #expect(holds(7_001, at: 600))
        #expect(!holds(7_001, at: 600.001))
    }
}
