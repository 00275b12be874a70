import Foundation
import Payouts
import Sandbox

/// Payouts with a past, for the demo and for measuring: in every status, at all providers.
///
/// Each past is made by the lifecycle itself, event by event, so that it could have happened.
struct SeedLedger: Sequence, IteratorProtocol {
    private let count: Int
    private let end: Date
    private let span: TimeInterval
    private let crowding: Double
    private let settled: [ProviderID: Date]
    private var made = 0
    private var random: SplitMix64

    /// Makes histories, oldest first.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - end: When the newest was created.
    ///   - span: How long before `end` the oldest was created, in seconds.
    ///   - crowding: 1 spreads them evenly; 3 makes the last hour of three days a busy one.
    ///   - settled: Providers with a time; what was created before it has ended, one way or other.
    ///   - seed: The same seed makes the same ledger.
    init(
        count: Int,
        end: Date,
        span: TimeInterval,
        crowding: Double = 1,
        settled: [ProviderID: Date] = [:],
        seed: UInt64
    ) {
        self.settled = settled
        self.count = count
        self.end = end
        self.span = span
        self.crowding = crowding
        random = SplitMix64(seed: seed)
    }

    mutating func next() -> PayoutHistory? {
        guard made < count else { return nil }
        made += 1
        let share = Double(count - made) / Double(count)
        let createdAt = end.addingTimeInterval(-span * pow(share, crowding))
        let provider = ProviderID.allCases.randomElement(using: &random) ?? .dvpay
        let person = SeedPerson(provider, using: &random)
        let payout = Payout(
            // An odd factor keeps the ids of a ledger apart, where chance would repeat one in a
            // million payouts.
            id: PayoutID(randomBits: UInt64(made) &* 0x9E37_79B9_7F4A_7C15),
            provider: provider,
            orderNumber: OrderNumber(
                rawValue: "SEED\(made + 1_000_000)\(random.next() % 1_000_000)"
            ),
            idempotencyKey: IdempotencyKey(rawValue: "seed-\(made)-\(random.next())"),
            amount: person.amount,
            beneficiary: person.beneficiary,
            createdAt: createdAt,
            createdBy: OperatorName(
                rawValue: ["dara", "linh", "sofia"].randomElement(using: &random) ?? ""
            )
        )
        var story = SeedStory(payout)
        let age = end.timeIntervalSince(createdAt)
        let mustEnd = settled[provider].map { createdAt < $0 } ?? false
        let plot = SeedStory.Plot.allCases
            .filter { $0.seconds <= age && ($0.ends || !mustEnd) }
            .randomElement(weighted: { $0.weight(at: age) }, using: &random)
        story.play(plot ?? .queued, reference: String(random.next() % 10_000_000_000))
        story.attend(until: end, chance: random.next())
        return story.history
    }
}

extension Collection {
    /// One element, chosen in proportion to its weight.
    fileprivate func randomElement(
        weighted weight: (Element) -> Int,
        using random: inout SplitMix64
    ) -> Element? {
        var ticket = Int(random.next() % UInt64(Swift.max(1, reduce(0) { $0 + weight($1) })))
        for element in self {
            ticket -= weight(element)
            if ticket < 0 { return element }
        }
        return nil
    }
}
