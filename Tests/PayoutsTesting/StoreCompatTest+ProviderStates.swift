import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let pausing = [
        Requirement("a paused provider has nothing due until it is resumed") {
            try await $0.pausedProvidersHaveNothingDue()
        },
        Requirement("a provider without a state is open and unknown") {
            try await $0.statesAreKept()
        },
        Requirement("a provider's rate is shared by every process, and outlives them") {
            try await $0.ratesAreShared()
        },
        Requirement("resuming closes the breaker") { try await $0.resumingClosesTheBreaker() },
    ]

    static let breaking = [
        Requirement("failures in a row hold a provider, for every process, and change no payout") {
            try await $0.failuresHoldTheProvider()
        },
        Requirement("when the hold is over one is let through, and its answer opens the way") {
            try await $0.probesOpenTheWay()
        },
        Requirement("a probe that fails holds the provider for longer") {
            try await $0.failingProbesHoldLonger()
        },
        Requirement("a probe that nothing is heard of does not hold the provider for ever") {
            try await $0.lostProbesAreReplaced()
        },
        Requirement("of many claimers one gets the probe") { try await $0.probesAreExclusive() },
        Requirement("an attempt that recovery gave up says nothing about the provider") {
            try await $0.interruptionsAreNotCounted()
        },
        Requirement("what is held is not repeated either") { try await $0.repeatsAreHeld() },
    ]

    private static let minh = OperatorName(rawValue: "minh")

    private func claim(
        _ store: any PayoutStore,
        at seconds: Double,
        from providers: [ProviderID] = [.payproVN]
    ) async throws -> Payout? {
        try await store.claimAttempt(
            only: nil,
            providers: Dictionary.test.filter { providers.contains($0.key) },
            at: .test(seconds)
        )
    }

    private func end(
        _ payout: Payout?,
        _ outcome: AttemptOutcome = .unknown(UnknownReason(.timeout)),
        in store: any PayoutStore,
        at seconds: Double
    ) async throws {
        let payout = try #require(payout)
        try await store.finishAttempt(
            of: payout.id,
            number: payout.attemptCount,
            report: .make(outcome),
            context: .make(at: seconds, by: .dispatcher)
        )
    }

    private func breaker(_ store: any PayoutStore) async throws -> CircuitBreaker? {
        try await store.providerStates().first { $0.provider == .payproVN }?.breaker
    }

    /// A ledger with queued payouts whose provider failed five times, and is held until second 44.
    private func makeFailing() async throws -> Opener {
        let open = try makeLedger()
        let store = try open()
        for number in 0..<12 { try await store.create(.make(number)) }
        for second in stride(from: 10.0, to: 15, by: 1) {
            try await end(claim(store, at: second), in: store, at: second)
        }
        return open
    }

    // MARK: - Rates

    private func ratesAreShared() async throws {
        let open = try makeLedger()
        let rate = CallRate(perSecond: 2, burst: 2)
        let (first, second) = (try open(), try open())
        var waits: [Duration] = []
        for store in [first, second, first, second, try open()] {
            waits.append(try await store.reserveCall(at: .vexoraAR, rate: rate, on: .test(0)))
        }
        #expect(waits == [.zero, .zero, .seconds(0.5), .seconds(1), .seconds(1.5)])
        let other = try await first.reserveCall(at: .dvpay, rate: rate, on: .test(0))
        #expect(other == .zero, "another provider's calls are its own")
        let later = try await second.reserveCall(at: .vexoraAR, rate: rate, on: .test(10))
        #expect(later == .zero)
    }

    // MARK: - Pausing

    private func pausedProvidersHaveNothingDue() async throws {
        let open = try makeLedger()
        let store = try open()
        try await store.create(.make(1))
        try await store.create(.make(2, provider: .dvpay))
        try await store.pause(.payproVN, reason: "pays twice", by: Self.minh, at: .test(5))
        #expect(try await claim(open(), at: 10) == nil)
        let only = try await open().claimAttempt(
            only: .make(1),
            providers: .test,
            at: .test(10)
        )
        #expect(only == nil)
        #expect(try await claim(open(), at: 10, from: ProviderID.allCases)?.id == .make(2))
        #expect(try await store.payout(.make(1)) == .make(1))
        let state = ProviderState(
            provider: .payproVN,
            pause: ProviderState.Pause(at: .test(5), by: Self.minh, reason: "pays twice")
        )
        #expect(try await open().providerStates() == [state])
        try await open().resume(.payproVN, by: Self.minh, at: .test(20))
        #expect(try await claim(store, at: 20)?.id == .make(1))
        #expect(try await store.providerStates().map(\.pause) == [nil])
    }

    private func statesAreKept() async throws {
        let open = try makeLedger()
        let store = try open()
        #expect(try await store.providerStates().isEmpty)
        let dollars = Balance(
            available: Money(minorUnits: 5_000, currency: .usd),
            held: Money(minorUnits: 20, currency: .usd)
        )
        let riel = Balance(
            available: Money(minorUnits: -1, currency: .khr),
            held: Money(minorUnits: 0, currency: .khr)
        )
        try await store.recordBalances([dollars, riel], of: .dvpay, at: .test(3))
        let known = [riel, dollars].map { balance in
            ProviderState.KnownBalance(
                balance: balance,
                at: .test(3),
                sentSince: Money(minorUnits: 0, currency: balance.available.currency)
            )
        }
        #expect(
            try await open().providerStates() == [
                ProviderState(provider: .dvpay, balances: known)
            ]
        )
    }

    private func resumingClosesTheBreaker() async throws {
        let open = try await makeFailing()
        let store = try open()
        #expect(try await claim(store, at: 20) == nil)
        try await store.resume(.payproVN, by: Self.minh, at: .test(20))
        #expect(try await breaker(open()) == CircuitBreaker())
        #expect(try await claim(open(), at: 20) != nil)
    }

    // MARK: - Breaking

    private func failuresHoldTheProvider() async throws {
        let open = try await makeFailing()
        let store = try open()
        let expected = CircuitBreaker(
            phase: .open(until: .test(44)),
            failures: 5,
            openings: 1,
            lastFailure: UnknownReason(.timeout).text
        )
        #expect(try await breaker(open()) == expected)
        let queued = PayoutFilter(statuses: [.queued])
        let before = try await store.page(queued, at: .newest, limit: 100)
        #expect(before.payouts.count == 7)
        #expect(before.payouts.allSatisfy { $0.version == 1 })
        for second in [15, 43.999] { #expect(try await claim(open(), at: second) == nil) }
        #expect(try await store.page(queued, at: .newest, limit: 100) == before)
        try await store.create(.make(50, provider: .dvpay))
        #expect(try await claim(store, at: 20, from: [.dvpay]) != nil)
    }

    private func probesOpenTheWay() async throws {
        let open = try await makeFailing()
        let store = try open()
        let probe = try await claim(store, at: 44)
        #expect(probe?.status == .submitting)
        #expect(try await breaker(open())?.phase == .probing(since: .test(44)))
        #expect(try await claim(open(), at: 45) == nil)
        try await end(probe, .answered(.make(.failed, from: .createAnswer)), in: store, at: 46)
        #expect(try await breaker(open()) == CircuitBreaker())
        #expect(try await claim(open(), at: 46) != nil)
        #expect(try await claim(open(), at: 46) != nil)
    }

    private func failingProbesHoldLonger() async throws {
        let store = try await makeFailing()()
        try await end(claim(store, at: 44), .notSent(.tlsFailure), in: store, at: 50)
        #expect(try await breaker(store)?.phase == .open(until: .test(110)))
        #expect(try await claim(store, at: 109.999) == nil)
        #expect(try await claim(store, at: 110) != nil)
    }

    private func lostProbesAreReplaced() async throws {
        let store = try await makeFailing()()
        let lost = try #require(try await claim(store, at: 44))
        _ = try await store.recoverInterrupted(policies: [:], at: .test(80))
        #expect(try await claim(store, at: 103.999) == nil)
        #expect(try await claim(store, at: 104)?.id != lost.id)
        #expect(try await breaker(store)?.phase == .probing(since: .test(104)))
    }

    private func probesAreExclusive() async throws {
        let open = try await makeFailing()
        let stores = [try open(), try open()]
        let claimed = try await withThrowingTaskGroup(of: Payout?.self) { group in
            for index in 0..<10 {
                group.addTask { try await self.claim(stores[index % 2], at: 44) }
            }
            return try await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(claimed.count == 1)
    }

    private func interruptionsAreNotCounted() async throws {
        let store = try makeStore()
        for number in 0..<7 { try await store.create(.make(number)) }
        var claimed: [Payout] = []
        for _ in 0..<6 { claimed += [try await claim(store, at: 1)].compactMap(\.self) }
        #expect(try await store.recoverInterrupted(policies: [:], at: .test(40)).count == 6)
        for payout in claimed { try await end(payout, in: store, at: 50) }
        #expect(try await breaker(store) ?? CircuitBreaker() == CircuitBreaker())
        #expect(try await claim(store, at: 60) != nil)
    }

    private func repeatsAreHeld() async throws {
        let store = try await makeFailing()()
        func again(at seconds: Double) async throws -> Payout? {
            try await store.claimRepeat(of: .make(0), terms: .test, at: .test(seconds))
        }
        let before = try #require(try await store.payout(.make(0)))
        try #require(before.status == .unknown)
        #expect(try await again(at: 43) == nil)
        try await store.resume(.payproVN, by: Self.minh, at: .test(43))
        try await store.pause(.payproVN, reason: "pays twice", by: Self.minh, at: .test(44))
        #expect(try await again(at: 100) == nil)
        #expect(try await store.payout(.make(0)) == before)
        try await store.resume(.payproVN, by: Self.minh, at: .test(110))
        #expect(try await again(at: 110)?.attemptCount == 2)
    }
}
