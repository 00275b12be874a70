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

    private func holds(_ minorUnits: Int64, _ currency: Currency = .usd) -> Bool {
        known.holds(Money(minorUnits: minorUnits, currency: currency))
    }

    @Test func `a balance holds what it does not surely cover`() {
        #expect(!holds(7_000))
        #expect(holds(7_001))
    }

    @Test func `a balance says nothing about other currencies`() {
        #expect(!holds(7_001, .khr))
    }

    @Test func `after a refusal all waits until the balance is read, then that much and more`() {
        func holds(_ minorUnits: Int64, _ currency: Currency = .usd, read: Int64?) -> Bool {
            let shortage = ProviderState.Shortage(
                refused: Money(minorUnits: 500, currency: .usd),
                at: .second(0),
                availableSince: read.map { Money(minorUnits: $0, currency: .usd) }
            )
            return ProviderState(provider: .dvpay, shortages: [shortage])
                .holds(Money(minorUnits: minorUnits, currency: currency))
        }
        #expect(holds(1, read: nil))
        #expect(!holds(1, .khr, read: nil))
        #expect(holds(500, read: 999))
        #expect(!holds(499, read: 999))
        #expect(!holds(500, read: 1_000), "it was refused for something else")
    }
}
