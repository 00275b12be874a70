import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let holding = [
        Requirement("what the balance does not cover stays queued, and the next one goes") {
            try await $0.uncoveredPayoutsAreHeld()
        },
        Requirement("a balance that covers held payouts makes them due, oldest first") {
            try await $0.balancesReleaseHeldPayouts()
        },
        Requirement("a balance holds back nothing of another currency or provider, however old") {
            try await $0.balancesHoldTheirOwn()
        },
        Requirement("a refusal for lack of money holds all until the balance is read") {
            try await $0.shortagesHoldAll()
        },
        Requirement("what the provider refused although its figure covers it waits for a rise") {
            try await $0.shortagesWaitForARise()
        },
        Requirement("a refusal for lack of money that is old, or told again, holds nothing") {
            try await $0.oldRefusalsAreNoNews()
        },
        Requirement("a person lets what waits for money go, until the balance is read again") {
            try await $0.peopleKnowBetter()
        },
        Requirement("a claim looks at no more held payouts than its limit") {
            try await $0.looksAreBounded()
        },
        Requirement("many claimers never send more than the balance covers") {
            try await $0.balancesAreShared()
        },
        Requirement("an earlier balance does not replace a later one") {
            try await $0.laterBalancesStay()
        },
        Requirement("what was sent since a balance was read equals a recount") {
            try await $0.sentIsTrue()
        },
    ]

    private func dong(_ minorUnits: Int64) -> Money {
        Money(minorUnits: minorUnits, currency: .vnd)
    }

    private func record(
        _ minorUnits: Int64,
        in store: any PayoutStore,
        at seconds: Double
    ) async throws {
        let balance = Balance(available: dong(minorUnits), held: dong(0))
        try await store.recordBalances([balance], of: .payproVN, at: .test(seconds))
    }

    private func claim(_ store: any PayoutStore, at seconds: Double) async throws -> PayoutID? {
        try await store.claimAttempt(only: nil, providers: .test, at: .test(seconds))?.id
    }

    private func known(
        _ store: any PayoutStore
    ) async throws -> ProviderState.KnownBalance? {
        try await store.providerStates().first?.balances.first
    }

    /// A balance of a million, of which payout 2 took 600,000; 1 and 3 are held at second 1.
    private func makeHolding() async throws -> Opener {
        let open = try makeLedger()
        let store = try open()
        try await record(1_000_000, in: store, at: 0)
        for (index, amount) in [Int64(1_250_000), 600_000, 500_000].enumerated() {
            try await store.create(.make(index + 1, amount: dong(amount)))
        }
        #expect(try await claim(store, at: 1) == .make(2))
        #expect(try await claim(store, at: 1) == nil)
        return open
    }

    private func uncoveredPayoutsAreHeld() async throws {
        let store = try await makeHolding()()
        for number in [1, 3] {
            let history = try #require(try await store.history(of: .make(number)))
            #expect(history.payout.status == .queued)
            #expect(history.payout.attention == .heldForBalance)
            #expect(history.payout.nextAttemptAt == .test(61))
            #expect(history.attempts.isEmpty)
            #expect(history.transitions.count == 1)
        }
        #expect(try await known(store)?.remaining == dong(400_000))
        #expect(try await claim(store, at: 60.999) == nil)
        #expect(try await claim(store, at: 61) == nil)
        #expect(try await store.payout(.make(1))?.nextAttemptAt == .test(121))
        #expect(try await store.payout(.make(1))?.attentionSince == .test(1))
    }

    private func balancesReleaseHeldPayouts() async throws {
        let open = try await makeHolding()
        let store = try open()
        // The request for payout 2 may still be out: the balance may not know of it.
        try await record(2_000_000, in: open(), at: 30)
        #expect(try await known(store)?.remaining == dong(1_400_000))
        #expect(try await store.payout(.make(1))?.nextAttemptAt == .test(30))
        #expect(try await store.payout(.make(3))?.nextAttemptAt == .test(61))
        #expect(try await claim(store, at: 30) == .make(1))
        #expect(try await store.payout(.make(1))?.attention == [])
        #expect(try await claim(store, at: 61) == nil, "150,000 are left")
        try await record(600_000, in: store, at: 200)
        #expect(try await store.payout(.make(3))?.nextAttemptAt == .test(121))
    }

    private func balancesHoldTheirOwn() async throws {
        let store = try makeStore()
        try await record(10, in: store, at: 0)
        try await store.create(.make(1, amount: dong(11)))
        try await store.create(.make(2, amount: Money(minorUnits: 11, currency: .usd)))
        try await store.create(.make(3, provider: .payproBD, amount: dong(11)))
        #expect(try await claim(store, at: 600) == .make(2))
        #expect(try await claim(store, at: 600) == .make(3))
        #expect(try await claim(store, at: 600) == nil)
        #expect(try await claim(store, at: 864_000) == nil)
    }

    // MARK: - Refused for lack of money

    /// The policy of a provider that says so with a code.
    private static let short = LifecyclePolicy(
        retryDelays: [.seconds(1)],
        queryDelays: [.seconds(5)],
        shortageCodes: ["LOW"]
    )

    /// Payouts 1 to 3 of 500, 500 and 100; the first was refused at second 10 for lack of money,
    /// although the balance that was read at second 0 covers all.
    private func makeShort() async throws -> Opener {
        let open = try makeLedger()
        let store = try open()
        try await record(2_000, in: store, at: 0)
        for (index, amount) in [Int64(500), 500, 100].enumerated() {
            try await store.create(.make(index + 1, amount: dong(amount)))
        }
        #expect(try await claim(store, at: 1) == .make(1))
        let reason = ProviderReason(code: "LOW", explanation: "too low", nextStep: "top up")
        try await store.finishAttempt(
            of: .make(1),
            number: 1,
            report: .make(
                .answered(
                    .make(.failed, from: .createAnswer, reason: reason, receivedAt: .test(10))
                )
            ),
            context: .make(at: 10, policy: Self.short)
        )
        return open
    }

    private func shortagesHoldAll() async throws {
        let store = try await makeShort()()
        #expect(try await claim(store, at: 11) == nil)
        #expect(try await store.payout(.make(3))?.attention == .heldForBalance)
        let shortage = ProviderState.Shortage(
            refused: dong(500),
            at: .test(10),
            availableSince: nil
        )
        #expect(try await store.providerStates().first?.shortages == [shortage])
        // This answer was asked for before the refusal.
        try await record(9_000, in: store, at: 9)
        #expect(try await claim(store, at: 80) == nil)
        try await record(450, in: store, at: 90)
        #expect(try await claim(store, at: 90) == .make(3))
        #expect(try await claim(store, at: 150) == nil)
        try await record(600, in: store, at: 151)
        #expect(try await claim(store, at: 151) == .make(2))
        #expect(try await store.providerStates().first?.shortages == [])
    }

    private func shortagesWaitForARise() async throws {
        let open = try await makeShort()
        let store = try open()
        try await record(900, in: store, at: 11)
        #expect(try await claim(store, at: 11) == .make(3), "the smaller one may pass")
        #expect(try await claim(open(), at: 12) == nil)
        try await record(800, in: store, at: 70)
        try await record(900, in: store, at: 130)
        #expect(try await claim(store, at: 200) == nil)
        try await record(901, in: store, at: 201)
        #expect(try await claim(store, at: 201) == .make(2))
    }

    /// The refusal of payout 1, told again or late.
    private func refusal(at seconds: Double, told: Double? = nil) -> PayoutEvent {
        let reason = ProviderReason(code: "LOW", explanation: "too low", nextStep: "top up")
        return .evidence(
            .make(
                .failed,
                reason: reason,
                providerTime: told.map { .test($0) },
                receivedAt: .test(seconds)
            )
        )
    }

    private func oldRefusalsAreNoNews() async throws {
        let store = try await makeShort()()
        try await record(5_000, in: store, at: 20)
        let context = ChangeContext.make(at: 30, policy: Self.short)
        try await store.apply(refusal(at: 30), to: .make(1), context: context)
        #expect(try await claim(store, at: 31) == .make(2), "the same refusal, told again")
        // This one was decided before the balance was read.
        try await store.apply(refusal(at: 30, told: 15), to: .make(2), context: context)
        #expect(try await store.payout(.make(2))?.status == .failed)
        #expect(try await claim(store, at: 32) == .make(3))
        try await store.apply(refusal(at: 33), to: .make(3), context: context)
        #expect(try await store.providerStates().first?.shortages.first?.availableSince == nil)
    }

    private func peopleKnowBetter() async throws {
        let store = try await makeShort()()
        #expect(try await claim(store, at: 11) == nil)
        let mai = OperatorName(rawValue: "mai")
        // A pause alone is lifted: what is known about the money still counts.
        try await store.pause(.payproVN, reason: "test", by: mai, at: .test(12))
        try await store.resume(.payproVN, by: mai, at: .test(13))
        #expect(try await claim(store, at: 72) == nil)
        try await store.resume(.payproVN, forgettingMoney: true, by: mai, at: .test(73))
        #expect(try await claim(store, at: 73) == .make(2))
        #expect(try await claim(store, at: 73) == .make(3))
        #expect(try await known(store) == nil)
    }

    private func looksAreBounded() async throws {
        let store = try makeStore()
        try await record(10, in: store, at: 0)
        for number in 0..<150 { try await store.create(.make(number, amount: dong(11))) }
        try await store.create(.make(150, amount: dong(10)))
        #expect(try await claim(store, at: 1) == nil)
        let due = try await store.backlog(at: .test(1)).dueAttempts
        #expect(due == 51)
        #expect(try await claim(store, at: 1) == .make(150))
    }

    private func balancesAreShared() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open(), try open()]
        for number in 0..<30 { try await stores[0].create(.make(number, amount: dong(100))) }
        try await record(1_050, in: stores[0], at: 0)
        let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<9 {
                group.addTask {
                    var count = 0
                    while try await self.claim(stores[index % 3], at: 1) != nil { count += 1 }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(claimed == 10)
        #expect(try await known(stores[0])?.remaining == dong(50))
    }

    private func laterBalancesStay() async throws {
        let store = try makeStore()
        try await record(500, in: store, at: 20)
        try await record(900, in: store, at: 10)
        #expect(try await known(store)?.balance.available == dong(500))
        #expect(try await known(store)?.at == .test(20))
        try await record(900, in: store, at: 20)
        #expect(try await known(store)?.balance.available == dong(900))
    }

    // MARK: - Sent since

    /// Never opens, so that claims go on whatever fails.
    private static let terms = AttemptTerms(
        lease: .seconds(20),
        policy: LifecyclePolicy(
            retryDelays: [.seconds(1)],
            queryDelays: [.seconds(5)],
            breaker: BreakerPolicy(threshold: .max, pauses: [], probePatience: .zero)
        )
    )

    private func sentIsTrue() async throws {
        let store = try makeStore()
        var generator = SeededGenerator(seed: 31)
        try await record(1_000_000_000, in: store, at: 0)
        for step in 1...250 {
            try await act(store, number: step, using: &generator)
            let known = try #require(try await known(store))
            let expected = try await recount(store, since: known.at)
            try #require(known.sentSince == dong(expected), "step \(step)")
        }
    }

    private func act(
        _ store: any PayoutStore,
        number: Int,
        using generator: inout SeededGenerator
    ) async throws {
        let seconds = Double(number)
        let terms = [ProviderID.payproVN: Self.terms]
        let page = try await store.page(PayoutFilter(), at: .newest, limit: 1_000)
        let payout = page.payouts.randomElement(using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0, 1: try await store.create(.make(number, amount: dong(Int64(1_000 + number))))
        case 2, 3:
            _ = try await store.claimAttempt(only: nil, providers: terms, at: .test(seconds))
        case 4: try await record(1_000_000_000, in: store, at: seconds)
        case 5: _ = try await store.recoverInterrupted(policies: [:], at: .test(seconds))
        case 6:
            guard let payout else { return }
            _ = try await store.claimRepeat(of: payout.id, terms: Self.terms, at: .test(seconds))
        default:
            guard let payout, payout.attemptCount > 0 else { return }
            let claims: [Evidence.Claim] = [.pending, .failed]
            let outcomes: [AttemptOutcome] =
                claims.map {
                    .answered(.make($0, from: .createAnswer, receivedAt: .test(seconds)))
                } + [.notSent(.tlsFailure), .unknown(UnknownReason(.timeout))]
            try await store.finishAttempt(
                of: payout.id,
                number: Int.random(in: 1...payout.attemptCount, using: &generator),
                report: .make(outcomes[Int.random(in: 0..<4, using: &generator)]),
                context: .make(at: seconds, policy: Self.terms.policy)
            )
        }
    }

    private func recount(_ store: any PayoutStore, since date: Date) async throws -> Int64 {
        let page = try await store.page(PayoutFilter(), at: .newest, limit: 1_000)
        var sum: Int64 = 0
        for payout in page.payouts {
            let history = try #require(try await store.history(of: payout.id))
            let counted = history.attempts.filter { attempt in
                let isLater = attempt.finishedAt.map { $0 > date } ?? true
                switch attempt.outcome {
                case .notSent: return false
                case .answered(let evidence): return isLater && evidence.claim != .failed
                case .unknown, nil: return isLater
                }
            }
            sum += payout.amount.minorUnits * Int64(counted.count)
        }
        return sum
    }
}
