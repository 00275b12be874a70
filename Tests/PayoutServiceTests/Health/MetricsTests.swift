import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct MetricsTests {
    @Test func `an empty ledger counts nothing`() async throws {
        let desk = try Desk()
        let metrics = try await desk.service.metrics()
        #expect(metrics.payouts.isEmpty)
        #expect(metrics.attempts.isEmpty)
        #expect(metrics.notifications.isEmpty)
        #expect(metrics.worklist.isEmpty)
        #expect(metrics.reports.map(\.provider) == [.payproVN])
        #expect(metrics.oldestUnknownAge == .zero)
    }

    @Test func `what happened is counted by provider and kind`() async throws {
        let desk = try Desk()
        let steps: [ScriptedProvider.CreateStep] = [
            .answer(.paid), .answer(.paid), .answer(.pending), .notSent, .lostRequest,
        ]
        var payouts: [Payout] = []
        for step in steps {
            await desk.provider.onCreate { _ in step }
            payouts.append(try await desk.submitted())
        }
        desk.clock.advance(by: .seconds(60))
        await desk.hear(.paid, about: payouts[2])
        await desk.hear(.returned, about: payouts[0])
        let forged = ScriptedProvider.message("paid A - 1 - -", signature: "1")
        _ = await desk.receive(forged)
        desk.clock.advance(by: .seconds(30))

        let metrics = try await desk.service.metrics()
        let counts = metrics.payouts.filter { $0.count > 0 }.map { ($0.status, $0.count) }
        let statuses = Dictionary(uniqueKeysWithValues: counts)
        #expect(statuses == [.paid: 2, .returned: 1, .queued: 1, .unknown: 1])
        let attempts = Dictionary(
            uniqueKeysWithValues: metrics.attempts.map { ($0.outcome, $0.count) }
        )
        #expect(attempts == ["answered": 3, "notSent": 1, "unknown": 1])
        let fates = metrics.notifications.filter { $0.count > 0 }
        #expect(fates.map(\.disposition) == [.applied, .refused])
        #expect(fates.map(\.count) == [2, 1])
        #expect(fates.last?.refusal == .badSignature)
        let reasons = metrics.worklist.map { "\($0.reason.word): \($0.count)" }
        #expect(Set(reasons).isSuperset(of: ["reversed: 1", "unknown outcome: 1"]))
        #expect(metrics.reports.first?.reversals == 1)
        #expect(metrics.oldestUnknownAge == .seconds(90))
        #expect(metrics.backlog.dueAttempts == 1)
    }

    @Test func `a clock that was set back makes no negative age`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .lostRequest }
        desk.clock.advance(by: .seconds(100))
        _ = try await desk.submitted()
        let clock = ManualClock()
        let before = try Desk(clock, desk.providers, folder: desk.folder)
        #expect(try await before.service.metrics().oldestUnknownAge == .zero)
    }
}
