import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let events = [
        Requirement("an event does what the lifecycle says, from every status") {
            try await $0.eventsFollowTheLifecycle()
        },
        Requirement("a refused event changes nothing") { try await $0.refusalsChangeNothing() },
        Requirement("attempts begin and end only where they are recorded") {
            try await $0.attemptEventsAreRefused()
        },
        Requirement("evidence is kept once") { try await $0.evidenceIsKeptOnce() },
        Requirement("evidence adds up to the same status in any order") {
            try await $0.orderOfEvidenceDoesNotMatter()
        },
        Requirement("a history is complete and its transitions lead to the status") {
            try await $0.historyIsComplete()
        },
        Requirement("an unknown payout is not found") { try await $0.unknownPayouts() },
    ]

    private static let asked: [PayoutEvent] =
        [
            .cancel("moved"), .resubmit, .heldForBalance, .becameLate, .acknowledge,
        ]
        + Evidence.Claim.allCases.map {
            .evidence(.make($0, from: .query, receivedAt: .test(100)))
        }

    private func eventsFollowTheLifecycle() async throws {
        let store = try makeStore()
        var number = 0
        for status in PayoutStatus.allCases {
            for event in Self.asked {
                number += 1
                let before = try await store.makePayout(number, in: status)
                try #require(before.status == status)
                let known = try #require(try await store.history(of: before.id)).evidence
                let decided = Result { () throws(LifecycleError) in
                    try Lifecycle.decide(event, on: before, evidence: known, context: .make())
                }
                switch decided {
                case .success(let decision):
                    let after = try await store.apply(event, to: before.id, context: .make())
                    #expect(after == decision.payout, "\(event.name) in \(status)")
                    let history = try #require(try await store.history(of: before.id))
                    #expect(history.payout == after)
                    #expect(history.transitions.last?.to == after.status)
                    #expect(history.evidence == known + [decision.evidence].compactMap(\.self))
                case .failure(let error):
                    await expect(.refused(error)) {
                        try await store.apply(event, to: before.id, context: .make())
                    }
                }
            }
        }
    }

    private func refusalsChangeNothing() async throws {
        let store = try makeStore()
        let paid = try await store.makePayout(1, in: .paid)
        let before = try await store.history(of: paid.id)
        let tallies = try await store.tallies()
        for event: PayoutEvent in [.cancel("late"), .approve, .reject("late"), .resubmit] {
            await expect(.refused(LifecycleError(status: .paid, event: event.name))) {
                try await store.apply(event, to: paid.id, context: .make(at: 500))
            }
        }
        #expect(try await store.history(of: paid.id) == before)
        #expect(try await store.tallies() == tallies)
    }

    private func attemptEventsAreRefused() async throws {
        let store = try makeStore()
        let unrecorded: [PayoutEvent] = [
            .beginAttempt, .repeatUnderKey, .notSent(.unreachable),
            .outcomeUnknown(UnknownReason(.timeout)),
        ]
        for (number, status) in PayoutStatus.allCases.enumerated() {
            let payout = try await store.makePayout(number, in: status)
            for event in unrecorded {
                await expect(.refused(LifecycleError(status: status, event: event.name))) {
                    try await store.apply(event, to: payout.id, context: .make())
                }
            }
            #expect(try await store.payout(payout.id) == payout)
        }
    }

    private func evidenceIsKeptOnce() async throws {
        let open = try makeLedger()
        let store = try open()
        let payout = try await store.makePayout(1, in: .processing)
        let reason = ProviderReason(code: "R1", explanation: "closed", nextStep: "ask")
        let pieces = [
            // Finer than a ledger keeps it: what comes again must still be recognized.
            Evidence.make(.failed, reason: reason, receivedAt: .testStart + 1.0 / 3),
            .make(.paid, providerReference: "P1", providerTime: .test(90), receivedAt: .test(91)),
            .make(.paid, receivedAt: .test(92), mismatches: ["amount 1 instead of 2"]),
        ]
        for piece in pieces {
            try await store.apply(.evidence(piece), to: payout.id, context: .make(at: 95))
        }
        let before = try #require(try await store.history(of: payout.id))
        #expect(before.evidence.count == 4)
        for piece in pieces {
            try await open().apply(.evidence(piece), to: payout.id, context: .make(at: 99))
        }
        #expect(try await store.history(of: payout.id) == before)
    }

    private func orderOfEvidenceDoesNotMatter() async throws {
        let store = try makeStore()
        let pieces = [
            Evidence.make(.pending, receivedAt: .test(40)),
            .make(.failed, receivedAt: .test(50)),
            .make(.paid, providerTime: .test(60), receivedAt: .test(80)),
            .make(.returned, providerTime: .test(70), receivedAt: .test(75)),
        ]
        var results: Set<PayoutFlags> = []
        for (number, order) in permutations(of: pieces).enumerated() {
            var payout = try await store.makePayout(number, in: .submitting)
            for piece in order {
                payout = try await store.apply(
                    .evidence(piece),
                    to: payout.id,
                    context: .make(at: 100)
                )
            }
            #expect(payout.status == .returned, "\(order.map(\.claim))")
            results.insert(payout.flags.intersection(.conflicting))
        }
        #expect(results.count == 1)
    }

    private func historyIsComplete() async throws {
        let open = try makeLedger()
        let store = try open()
        let id = try await store.makePayout(1, in: .unknown).id
        let found = Evidence.make(.paid, from: .query, receivedAt: .test(70))
        for result: QueryResult in [.noAnswer("HTTP 503"), .notSupported, .answered(found)] {
            try await store.finishQuery(
                of: id,
                report: QueryReport(result: result, exchange: .make(responseStatus: nil)),
                context: .make(at: 70)
            )
        }
        let history = try #require(try await open().history(of: id))
        #expect(history.payout.status == .paid)
        #expect(history.transitions.map(\.to) == [.queued, .submitting, .unknown, .paid])
        #expect(history.transitions.map(\.from) == [nil, .queued, .submitting, .unknown])
        #expect(history.transitions.last?.evidence == found)
        #expect(history.evidence.map(\.claim) == [.unclear, .paid])
        #expect(
            history.queries.map(\.result) == [
                .noAnswer("HTTP 503"), .notSupported, .answered(found),
            ]
        )
        #expect(history.queries.last?.exchange == .make(responseStatus: nil))
        let attempt = try #require(history.attempts.first)
        #expect(attempt.startedAt == .test(30))
        #expect(attempt.leaseUntil == .test(60))
        #expect(attempt.finishedAt == .test(31))
        #expect(attempt.outcome == history.evidence.first.map { .answered($0) })
        #expect(attempt.exchange == .make())
    }

    private func unknownPayouts() async throws {
        let store = try makeStore()
        let id = PayoutID.make(1)
        let error = StoreError.notFound(id.rawValue)
        await expect(error) { try await store.apply(.approve, to: id, context: .make()) }
        await expect(error) { try await store.claimRepeat(of: id, terms: .test, at: .test(1)) }
        await expect(error) {
            try await store.finishQuery(of: id, report: .make(.notSupported), context: .make())
        }
        await expect(error) {
            try await store.page(PayoutFilter(), at: .after(id), limit: 1)
        }
    }

    private func permutations<Element>(of elements: [Element]) -> [[Element]] {
        guard elements.count > 1 else { return [elements] }
        return elements.indices.flatMap { index in
            var rest = elements
            let first = rest.remove(at: index)
            return permutations(of: rest).map { [first] + $0 }
        }
    }
}
