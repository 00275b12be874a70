import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let attempts = [
        Requirement("a claim makes the payout submitting and records the attempt") {
            try await $0.claimRecordsTheAttempt()
        },
        Requirement("the payout that is due longest is claimed first, none before it is due") {
            try await $0.claimsFollowDueTimes()
        },
        Requirement("a claim takes only what it asks for") { try await $0.claimsAreSelective() },
        Requirement("every payout is claimed exactly once by many claimers") {
            try await $0.claimsAreExclusive()
        },
        Requirement("a payout for which money may have moved is not submitted") {
            try await $0.doubtfulPayoutsAreHeld()
        },
        Requirement("what may have been sent is not withdrawn") {
            try await $0.sentPayoutsAreNotWithdrawn()
        },
        Requirement("what was not sent is queued again with a growing wait") {
            try await $0.notSentIsRetried()
        },
        Requirement("a repeat begins from unknown only, and one at a time") {
            try await $0.repeatsBeginFromUnknown()
        },
        Requirement("an attempt is interrupted only after its lease") {
            try await $0.leasesAreRespected()
        },
    ]

    private func claimRecordsTheAttempt() async throws {
        let open = try makeLedger()
        let payout = Payout.make(1)
        let store = try open()
        try await store.create(payout)
        let claimed = try await store.claimAttempt(only: nil, providers: .test, at: .test(5))
        let found = try #require(try await open().history(of: payout.id))
        #expect(claimed == found.payout)
        #expect(found.payout.status == .submitting)
        #expect(found.payout.attemptCount == 1)
        #expect(
            found.attempts == [
                Attempt(number: 1, startedAt: .test(5), leaseUntil: .test(35))
            ]
        )
        #expect(found.transitions.last?.by == .dispatcher)
    }

    private func claimsFollowDueTimes() async throws {
        let store = try makeStore()
        let times = [30.0, 10, 20, 10]
        for (number, time) in times.enumerated() {
            let provider = ProviderID.allCases[number % 2]
            try await store.create(.make(number, provider: provider, createdAt: .test(time)))
        }
        func claim(at seconds: Double) async throws -> PayoutID? {
            try await store.claimAttempt(only: nil, providers: .test, at: .test(seconds))?.id
        }
        #expect(try await claim(at: 9.999) == nil)
        #expect(try await claim(at: 40) == .make(1))
        #expect(try await claim(at: 40) == .make(3))
        #expect(try await claim(at: 20) == .make(2))
        #expect(try await claim(at: 20) == nil)
        #expect(try await claim(at: 30) == .make(0))
    }

    private func claimsAreSelective() async throws {
        let store = try makeStore()
        try await store.create(.make(1, provider: .dvpay))
        try await store.create(.make(2, provider: .vexoraAR))
        try await store.create(.make(3, provider: .vexoraAR, status: .pendingApproval))
        func claim(_ only: Int?, _ providers: [ProviderID]) async throws -> PayoutID? {
            try await store.claimAttempt(
                only: only.map(PayoutID.make),
                providers: Dictionary.test.filter { providers.contains($0.key) },
                at: .test(1)
            )?.id
        }
        #expect(try await claim(nil, []) == nil)
        #expect(try await claim(nil, [.payproBD]) == nil)
        #expect(try await claim(1, [.vexoraAR]) == nil)
        #expect(try await claim(3, [.vexoraAR]) == nil)
        #expect(try await claim(4, [.vexoraAR]) == nil)
        #expect(try await claim(2, ProviderID.allCases) == .make(2))
        #expect(try await claim(nil, [.dvpay, .vexoraAR]) == .make(1))
    }

    private func claimsAreExclusive() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open(), try open()]
        let count = 60
        for number in 0..<count {
            let provider = ProviderID.allCases[number % ProviderID.allCases.count]
            try await stores[0].create(.make(number, provider: provider))
        }
        let claimed = try await withThrowingTaskGroup(of: [PayoutID].self) { group in
            for index in 0..<12 {
                group.addTask {
                    let store = stores[index % stores.count]
                    var mine: [PayoutID] = []
                    while let payout = try await store.claimAttempt(
                        only: nil,
                        providers: .test,
                        at: .test(1)
                    ) { mine.append(payout.id) }
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == count)
        #expect(Set(claimed) == Set((0..<count).map(PayoutID.make)))
    }

    private func doubtfulPayoutsAreHeld() async throws {
        let store = try makeStore()
        // Money is said to have moved before anybody approved: approving must not send it again.
        let early = try await store.makePayout(1, in: .pendingApproval)
        try await store.apply(.evidence(.make(.paid)), to: early.id, context: .make())
        let approved = try await store.approve(early.id)
        #expect(approved.status == .queued)
        #expect(approved.flags.contains(.unexpected))
        // An unclear word arrives and an operator resubmits while the first request is still out.
        let sending = try await store.makePayout(2, in: .submitting)
        try await store.apply(.evidence(.make(.unclear)), to: sending.id, context: .make())
        try await store.apply(.resubmit, to: sending.id, context: .make())
        for only in [nil, early.id, sending.id] {
            let claimed = try await store.claimAttempt(
                only: only,
                providers: .test,
                at: .test(9_000)
            )
            #expect(claimed == nil)
        }
    }

    private func sentPayoutsAreNotWithdrawn() async throws {
        let store = try makeStore()
        let unsent = try await store.makePayout(1, in: .submitting)
        try await store.finishAttempt(
            of: unsent.id,
            number: 1,
            report: .make(.notSent(.connectionRefused)),
            context: .make()
        )
        let withdrawn = try await store.apply(.cancel("typo"), to: unsent.id, context: .make())
        #expect(withdrawn.status == .canceled)
        // The operator submits again what nobody knows about, and thinks better of it.
        let doubtful = try await store.makePayout(2, in: .unknown)
        try await store.apply(.resubmit, to: doubtful.id, context: .make())
        let before = try await store.history(of: doubtful.id)
        let refusal = LifecycleError(status: .queued, event: "cancel")
        await #expect(throws: StoreError.refused(refusal)) {
            try await store.apply(.cancel("typo"), to: doubtful.id, context: .make())
        }
        #expect(try await store.history(of: doubtful.id) == before)
        // The second attempt proves nothing about the first.
        let again = try await store.claimAttempt(
            only: doubtful.id,
            providers: .test,
            at: .test(9_000)
        )
        #expect(again?.attemptCount == 2)
        try await store.finishAttempt(
            of: doubtful.id,
            number: 2,
            report: .make(.notSent(.connectionRefused)),
            context: .make(at: 9_001)
        )
        #expect(try await store.payout(doubtful.id)?.status == .queued)
        await #expect(throws: StoreError.refused(refusal)) {
            try await store.apply(.cancel("typo"), to: doubtful.id, context: .make())
        }
    }

    private func notSentIsRetried() async throws {
        let store = try makeStore()
        let id = Payout.make(1).id
        try await store.create(.make(1))
        var now = 0.0
        for (number, wait) in [1.0, 2, 5, 15, 60, 300, 300].enumerated() {
            let none = try await store.claimAttempt(
                only: nil,
                providers: .test,
                at: .test(now - 0.001)
            )
            #expect(none == nil)
            let claimed = try await store.claimAttempt(
                only: nil,
                providers: .test,
                at: .test(now)
            )
            #expect(claimed?.attemptCount == number + 1)
            let payout = try await store.finishAttempt(
                of: id,
                number: number + 1,
                report: .make(.notSent(.connectionRefused)),
                context: .make(at: now)
            )
            #expect(payout.status == .queued)
            now += wait
            #expect(payout.nextAttemptAt == .test(now))
        }
        let attempts = try await store.history(of: id)?.attempts
        #expect(
            attempts?.map(\.outcome) == Array(repeating: .notSent(.connectionRefused), count: 7)
        )
    }

    private func repeatsBeginFromUnknown() async throws {
        let store = try makeStore()
        for (number, status) in PayoutStatus.allCases.enumerated() where status != .unknown {
            let payout = try await store.makePayout(number, in: status)
            let claimed = try await store.claimRepeat(of: payout.id, terms: .test, at: .test(90))
            #expect(claimed == nil)
            #expect(try await store.payout(payout.id) == payout)
        }
        let unknown = try await store.makePayout(99, in: .unknown)
        let again = try await store.claimRepeat(of: unknown.id, terms: .test, at: .test(90))
        #expect(again?.status == .unknown)
        #expect(again?.attemptCount == 2)
        #expect(try await store.history(of: unknown.id)?.attempts.count == 2)
        // The request of the second attempt is still out, whatever a notification says meanwhile.
        try await store.apply(.evidence(.make(.unclear)), to: unknown.id, context: .make(at: 91))
        let third = try await store.claimRepeat(of: unknown.id, terms: .test, at: .test(92))
        #expect(third == nil)
    }

    private func leasesAreRespected() async throws {
        let open = try makeLedger()
        let crashed = try open()
        for number in 1...3 { try await crashed.makePayout(number, in: .submitting) }
        try await crashed.makePayout(4, in: .processing)
        try await crashed.apply(.evidence(.make(.paid)), to: .make(3), context: .make(at: 40))

        let store = try open()
        #expect(try await store.recoverInterrupted(policies: [:], at: .test(60)).isEmpty)
        let recovered = try await store.recoverInterrupted(policies: [:], at: .test(60.001))
        #expect(Set(recovered.map(\.id)) == [.make(1), .make(2), .make(3)])
        for payout in recovered {
            let history = try #require(try await store.history(of: payout.id))
            #expect(history.payout == payout)
            #expect(payout.status == (payout.id == .make(3) ? .paid : .unknown))
            #expect(history.attempts.first?.outcome == .unknown(UnknownReason(.interrupted)))
            #expect(history.attempts.first?.finishedAt == .test(60.001))
        }
        // What is found all at once is not asked about all at once.
        let next = try await store.payout(.make(1))?.nextQueryAt
        #expect(PayoutID.make(1).waits(5, after: 60.001, until: next))
        #expect(PayoutID.make(1).jitter != PayoutID.make(2).jitter)
        #expect(try await store.recoverInterrupted(policies: [:], at: .test(99)).isEmpty)
    }
}
