import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Synchronization
import Testing

/// Kept notifications are checked and applied once more.
@Suite(.timeLimit(.minutes(10)))
struct ReplayTests {
    private func processing(_ desk: Desk) async throws -> Payout {
        await desk.provider.onCreate { _ in .answer(.pending) }
        return try await desk.submitted()
    }

    @Test func `a notification with a bad signature is applied once the secret is right`()
        async throws
    {
        let desk = try Desk()
        let payout = try await processing(desk)
        let letter = await desk.provider.letter(.paid, about: payout.orderNumber)
        desk.provider.isSecretWrong.withLock { $0 = true }
        guard case .refused = await desk.receive(letter) else {
            Issue.record("it was believed although the secret is wrong")
            return
        }
        let refused = try await desk.service.replayNotification(1, by: Desk.mai)
        #expect(refused.outcome == .refused(NotificationRefusal(.badSignature)))
        #expect(try await desk.payout(payout.id).status == .processing)

        desk.provider.isSecretWrong.withLock { $0 = false }
        desk.clock.advance(by: .seconds(600))
        let applied = try await desk.service.replayNotification(1, by: Desk.mai)
        #expect(applied.outcome == .applied)
        let history = try await desk.history(payout.id)
        #expect(history.payout.status == .paid)
        #expect(history.transitions.last?.by == .inbox)

        // The provider, too, sends it again.
        _ = await desk.receive(letter)
        await desk.applyNotifications()
        let again = try await desk.service.replayNotification(1, by: Desk.mai)
        #expect(again.outcome == .appliedBefore)
        #expect(again.sentence.contains("\(payout.id) is unchanged"))
        #expect(try await desk.history(payout.id).payout == history.payout)
        #expect(try await desk.history(payout.id).evidence == history.evidence)
    }

    @Test func `a replay of what was applied changes nothing, even after a reversal`() async throws
    {
        let desk = try Desk()
        let payout = try await processing(desk)
        await desk.hear(.paid, about: payout, note: "first")
        desk.clock.advance(by: .seconds(60))
        await desk.hear(.returned, about: payout, note: "second")
        let before = try await desk.history(payout.id)
        #expect(before.payout.status == .returned)
        let result = try await desk.service.replayNotification(1, by: Desk.mai)
        #expect(result.outcome == .appliedBefore)
        #expect(try await desk.history(payout.id) == before)
    }

    @Test func `a notification that is not in the ledger is not replayed`() async throws {
        let desk = try Desk()
        let missing = ServiceError.store(.notFound("notification 7"))
        await #expect(throws: missing) {
            try await desk.service.replayNotification(7, by: Desk.mai)
        }
    }

    @Test func `what was kept before a crash is replayed whole or not at all`() async throws {
        let desk = try Desk()
        let payout = try await processing(desk)
        let letter = await desk.provider.letter(.paid, about: payout.orderNumber)
        desk.provider.isSecretWrong.withLock { $0 = true }
        _ = await desk.receive(letter)
        desk.provider.isSecretWrong.withLock { $0 = false }
        desk.store.plan(.pullPlug, next: .after(.replayNotification))
        await #expect(throws: ServiceError.self) {
            try await desk.service.replayNotification(1, by: Desk.mai)
        }
        let next = try desk.another()
        #expect(try await next.payout(payout.id).status == .paid)
        let again = try await next.service.replayNotification(1, by: Desk.mai)
        #expect(again.outcome == .appliedBefore)
    }
}
