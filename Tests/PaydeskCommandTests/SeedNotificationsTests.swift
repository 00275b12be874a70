import Foundation
import PayoutService
import Payouts
import SQLiteStore
import Sandbox
import Testing

@testable import PaydeskCommand

/// What the demo's providers have sent before it opens.
struct SeedNotificationsTests {
    @Test func `the demo has notifications of each fate, checked and applied as real ones are`()
        async throws
    {
        let desk = try TestDesk()
        let composition = Composition(
            desk.context("dara", [:]),
            configuration: .demo(ledgerPath: desk.ledgerPath)
        )
        let now = desk.now()
        let store = try composition.openStore()
        try await composition.withService(over: store) { service in
            let seed = SeedLedger(
                count: 400,
                end: now - 60,
                span: 3 * 86_400,
                crowding: 3,
                seed: 20_261_121
            )
            let histories = Array(seed)
            try await store.importHistory(histories)
            await SeedNotifications(
                service: service,
                messages: SandboxMessages(SandboxConfiguration()),
                now: now
            )
            .send(about: histories.map(\.payout))
            let tallies = try await store.notificationTallies()
            let fates = Set(tallies.filter { $0.count > 0 }.map(\.disposition))
            #expect(fates == [.applied, .duplicate, .unmatched, .refused])
            let kinds = Set(tallies.compactMap(\.refusal))
            #expect(kinds.isSuperset(of: [.badSignature, .unreadable]))
            let differing = try await store.notificationPage(
                NotificationFilter(differs: true),
                at: .newest,
                limit: 9
            )
            #expect(!differing.notifications.isEmpty)
        }
    }
}
