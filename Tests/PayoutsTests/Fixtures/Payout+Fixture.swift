import Foundation
import Payouts

extension Payout {
    /// A payout of 50,000.00 COP that stands in a status, with nothing else to say about it.
    static func fixture(
        _ status: PayoutStatus = .queued,
        flags: PayoutFlags = [],
        attemptCount: Int = 0
    ) -> Payout {
        var payout = Payout(
            id: PayoutID(rawValue: "PO-7F3K-2QMX"),
            provider: .cashyproCO,
            orderNumber: OrderNumber(rawValue: "PO7F3K2QMX"),
            idempotencyKey: IdempotencyKey(rawValue: "4b0c1f4e-2f0a-4a55-9b0e-3d6f5b1c7a90"),
            amount: Money(minorUnits: 5_000_000, currency: .cop),
            beneficiary: Beneficiary(
                fields: ["accountNumber": "3001239852"],
                name: "Ana Gómez",
                account: "3001239852",
                institution: "Nequi"
            ),
            createdAt: .second(0),
            createdBy: OperatorName(rawValue: "lucia")
        )
        payout.status = status
        payout.flags = flags
        payout.attemptCount = attemptCount
        return payout
    }
}

extension ChangeContext {
    /// The dispatcher's change at a second, under a policy short enough to read.
    static func second(
        _ second: TimeInterval,
        policy: LifecyclePolicy = .short,
        jitter: Double = 0
    ) -> ChangeContext {
        ChangeContext(at: .second(second), by: .dispatcher, policy: policy, jitter: jitter)
    }
}

extension LifecyclePolicy {
    /// Two waits before retries, three before queries.
    static let short = LifecyclePolicy(
        retryDelays: [.seconds(1), .seconds(5)],
        queryDelays: [.seconds(10), .seconds(20), .seconds(40)]
    )
}

extension Date {
    /// A time on the clock of these tests, which starts at noon of 1 March 2026, UTC.
    static func second(_ second: TimeInterval) -> Date {
        Date(timeIntervalSince1970: 1_772_366_400 + second)
    }
}
