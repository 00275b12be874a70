import Payouts
import Testing

extension StoreCompatTest {
    static let lateReports = [
        Requirement("a report ends the attempt and says what follows") {
            try await $0.reportsAreApplied()
        },
        Requirement("a report that comes after recovery is recorded, and its evidence counts") {
            try await $0.lateReportsAreRecorded()
        },
        Requirement("a late report says nothing about the attempt that runs now") {
            try await $0.lateReportsSpareLaterAttempts()
        },
        Requirement("a report that comes twice counts once") {
            try await $0.reportsCountOnce()
        },
    ]

    private func finish(
        _ outcome: AttemptOutcome,
        _ id: PayoutID,
        _ number: Int = 1,
        at seconds: Double,
        in store: any PayoutStore
    ) async throws -> Payout {
        try await store.finishAttempt(
            of: id,
            number: number,
            report: .make(outcome),
            context: .make(at: seconds)
        )
    }

    private static let outcomes: [(AttemptOutcome, onTime: PayoutStatus, late: PayoutStatus)] = [
        (.notSent(.tlsFailure), .queued, .unknown),
        (.unknown(UnknownReason(.timeout, detail: "30 s")), .unknown, .unknown),
        (.answered(.make(.pending, from: .createAnswer)), .processing, .processing),
        (.answered(.make(.failed, from: .createAnswer)), .failed, .failed),
        (.answered(.make(.unclear, from: .createAnswer)), .unknown, .unknown),
    ]

    private func reportsAreApplied() async throws {
        let store = try makeStore()
        for (number, (outcome, expected, _)) in Self.outcomes.enumerated() {
            let id = try await store.makePayout(number, in: .submitting).id
            let payout = try await finish(outcome, id, at: 40, in: store)
            #expect(payout.status == expected)
            let attempt = try #require(try await store.history(of: id)?.attempts.first)
            #expect(attempt.outcome == outcome)
            #expect(attempt.finishedAt == .test(40))
        }
        await expect(.notFound("\(PayoutID.make(0)), attempt 2")) {
            try await self.finish(.notSent(.tlsFailure), .make(0), 2, at: 41, in: store)
        }
    }

    private func lateReportsAreRecorded() async throws {
        let store = try makeStore()
        for (number, (outcome, _, expected)) in Self.outcomes.enumerated() {
            let id = try await store.makePayout(number, in: .submitting).id
            _ = try await store.recoverInterrupted(policies: [:], at: .test(61))
            let payout = try await finish(outcome, id, at: 70, in: store)
            #expect(payout.status == expected)
            let history = try #require(try await store.history(of: id))
            #expect(history.attempts.first?.outcome == outcome)
            #expect(history.attempts.first?.exchange == .make())
            #expect(history.transitions[2].to == .unknown)
        }
    }

    private func lateReportsSpareLaterAttempts() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .submitting).id
        _ = try await store.recoverInterrupted(policies: [:], at: .test(61))
        _ = try await store.claimRepeat(of: id, terms: .test, at: .test(62))
        // Queued now would mean a third request while the second is out.
        let payout = try await finish(.notSent(.connectTimeout), id, at: 63, in: store)
        #expect(payout.status == .unknown)
        let attempts = try #require(try await store.history(of: id)).attempts
        #expect(attempts.map(\.outcome) == [.notSent(.connectTimeout), nil])
        let unanswered = UnknownReason(.connectionLost)
        #expect(try await finish(.unknown(unanswered), id, at: 64, in: store).status == .unknown)
        #expect(try await finish(.unknown(unanswered), id, 2, at: 65, in: store).status == .unknown)
    }

    private func reportsCountOnce() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .submitting).id
        let answer = AttemptOutcome.answered(.make(.pending, from: .createAnswer))
        _ = try await finish(answer, id, at: 40, in: store)
        let before = try await store.history(of: id)
        _ = try await finish(answer, id, at: 41, in: store)
        #expect(try await store.history(of: id) == before)
    }
}
