import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let replays = [
        Requirement("what was not believed is applied once it is, and only once") {
            try await $0.refusedAreBelievedLater()
        },
        Requirement("what is still not believed stays as it was") {
            try await $0.refusedStayRefused()
        },
        Requirement("what was applied is not applied again") { try await $0.appliedStayApplied() },
        Requirement("what nobody waited for any more is applied once its payout is known") {
            try await $0.dismissedAreApplied()
        },
        Requirement("a replay that waits for its payout is the one that is applied") {
            try await $0.replaysWaitForTheirPayout()
        },
        Requirement("who replayed a notification is in the audit trail with what came of it") {
            try await $0.replaysAreAudited()
        },
    ]

    private static let mai = OperatorName(rawValue: "mai")
    private static let refusal = NotificationVerdict.refused(NotificationRefusal(.badSignature))

    private func believed(_ number: Int) -> NotificationVerdict {
        .authentic(
            NotificationSubject(
                orderNumber: Payout.make(number).orderNumber,
                providerReference: nil
            )
        )
    }

    private func replay(
        _ id: Int64,
        _ verdict: NotificationVerdict,
        in store: any PayoutStore,
        at seconds: Double = 300
    ) async throws -> NotificationReplay {
        let request = ReplayRequest(
            id: id,
            verdict: verdict,
            by: Self.mai,
            at: .test(seconds),
            policy: .standard
        )
        return try await store.replayNotification(
            request,
            reading: ProviderNotification.evidence
        )
    }

    private func refusedAreBelievedLater() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        try await store.keep(.make(.paid, receivedAt: .test(60), verdict: Self.refusal))
        let first = try await replay(1, believed(1), in: store)
        #expect(first.outcome == .applied)
        #expect(first.before?.status == .processing)
        #expect(first.after?.status == .paid)
        #expect(
            first.sentence == "Notification 1 is applied: \(id) was processing and is paid now."
        )
        let history = try #require(try await store.history(of: id))
        #expect(history.evidence.last?.receivedAt == .test(60), "it speaks of when it arrived")
        let again = try await replay(1, believed(1), in: store)
        #expect(again.outcome == .appliedBefore)
        #expect(try await store.history(of: id) == history)
        let kept = try await store.notificationPage(.init(), at: .newest, limit: 9).notifications
        #expect(kept.map(\.disposition) == [.applied, .dismissed])
        #expect(kept.map(\.replayOf) == [1, nil])
        let original = try #require(try await store.notification(1))
        #expect(original.summary.verdict == Self.refusal, "what arrived is never changed")
        #expect(original.replayedAs == 2)
        #expect(original.dismissal == NotificationRecord.Act(by: Self.mai, at: .test(300)))
        let replayed = try #require(try await store.notification(2))
        #expect(replayed.message == original.message)
        #expect(replayed.replay == NotificationRecord.Act(by: Self.mai, at: .test(300)))
        let counts = try await store.notificationTallies().map(\.count)
        #expect(counts == [1, 1])
    }

    private func refusedStayRefused() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .processing)
        try await store.keep(.make(.paid, verdict: Self.refusal))
        let result = try await replay(1, Self.refusal, in: store)
        #expect(result.outcome == .refused(NotificationRefusal(.badSignature)))
        #expect(result.sentence == "Notification 1 is still refused: the signature does not match.")
        #expect(try await store.newest().map(\.disposition) == [.refused])
        #expect(try await store.payout(payout.id) == payout)
    }

    private func appliedStayApplied() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        for _ in 0..<2 { try await store.keep(.make(.paid)) }
        try await store.applyAll()
        let history = try #require(try await store.history(of: id))
        for number: Int64 in [1, 2] {
            let result = try await replay(number, Self.refusal, in: store)
            #expect(result.outcome == .appliedBefore, "a changed secret makes no old word false")
            #expect(result.after == history.payout)
        }
        #expect(try await store.history(of: id) == history)
        #expect(try await store.newest().map(\.disposition) == [.duplicate, .applied])
        await expect(.notFound("notification 9")) { try await replay(9, believed(1), in: store) }
    }

    private func dismissedAreApplied() async throws {
        let store = try makeStore()
        try await store.keep(.make(.paid, about: 9))
        try await store.applyAll()
        #expect(try await replay(1, believed(9), in: store).outcome == .unmatched)
        #expect(try await store.newest().map(\.disposition) == [.unmatched])
        try await store.dismissNotifications(of: .payproVN, upTo: 9, by: Self.mai, at: .test(120))
        let id = try await store.makePayout(9, in: .processing).id
        #expect(try await store.applyAll() == [])
        let result = try await replay(1, Self.refusal, in: store)
        #expect(result.outcome == .applied)
        #expect(result.after?.id == id)
        #expect(try await store.payout(id)?.status == .paid)
        #expect(try await replay(1, believed(9), in: store).outcome == .appliedBefore)
    }

    private func replaysWaitForTheirPayout() async throws {
        let store = try makeStore()
        try await store.keep(.make(.paid, about: 9, verdict: Self.refusal))
        #expect(try await replay(1, believed(9), in: store).outcome == .unmatched)
        #expect(try await replay(1, believed(9), in: store).outcome == .unmatched)
        #expect(try await store.newest().map(\.disposition) == [.unmatched, .dismissed])
        let id = try await store.makePayout(9, in: .processing).id
        try await store.applyAll()
        #expect(try await store.payout(id)?.status == .paid)
        #expect(try await replay(1, believed(9), in: store).outcome == .appliedBefore)
    }

    private func replaysAreAudited() async throws {
        let store = try makeStore()
        try await store.makePayout(1, in: .processing)
        try await store.keep(.make(.paid, verdict: Self.refusal))
        let results = [
            try await replay(1, Self.refusal, in: store),
            try await replay(1, believed(1), in: store),
            try await replay(1, believed(1), in: store),
        ]
        let filter = AuditFilter(subject: "notification 1")
        let entries = try await store.auditEntries(filter, before: nil, limit: 9)
        #expect(entries.map(\.what) == ["replay", "replay", "replay"])
        #expect(entries.map(\.reason) == results.reversed().map(\.text))
        #expect(entries.allSatisfy { $0.by == Self.mai })
    }
}
