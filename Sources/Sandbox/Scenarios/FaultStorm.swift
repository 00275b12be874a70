import Payouts

/// Every kind of trouble at random, for every order whose account names no scenario.
///
/// What befalls an order depends on the seed and its reference only, in whatever order the creates
/// come. Left out is what never ends: without it, every order comes to rest.
struct FaultStorm: Hashable, Sendable {
    let seed: UInt64

    // Of a hundred orders, so many end unusually, so many creates and queries go wrong, and about
    // so many have trouble with their messages. One create in two hundred meets an outage.
    private static let unusualOutcomes = 40
    private static let wrongAnswers = 40
    private static let wrongNotifications = 60
    private static let createsPerOutage = 200

    /// The fate of one order.
    func scenario(for key: OrderKey) -> SandboxScenario {
        var generator = SplitMix64(seed: seed ^ Self.fingerprint(of: key))
        if Int.random(in: 0..<Self.createsPerOutage, using: &generator) == 0,
            let outage = SandboxScenario.outages.randomElement(using: &generator)
        {
            return outage
        }
        let outcome = Self.pick(
            SandboxScenario.endingOutcomes,
            inPercent: Self.unusualOutcomes,
            &generator
        )
        let answer = Self.pick(
            SandboxScenario.endingAnswers,
            inPercent: Self.wrongAnswers,
            &generator
        )
        let fault = Self.pick(
            NotificationFault.every,
            inPercent: Self.wrongNotifications,
            &generator
        )
        return SandboxScenario(combining: outcome, answer, fault)
    }

    private static func pick<Kind>(
        _ kinds: [Kind],
        inPercent share: Int,
        _ generator: inout SplitMix64
    ) -> Kind? {
        guard Int.random(in: 0..<100, using: &generator) < share else { return nil }
        return kinds.randomElement(using: &generator)
    }

    /// FNV-1a, 64 bits: the same on every run, unlike `Hasher`.
    private static func fingerprint(of key: OrderKey) -> UInt64 {
        "\(key.provider.rawValue)/\(key.reference)".utf8
            .reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
