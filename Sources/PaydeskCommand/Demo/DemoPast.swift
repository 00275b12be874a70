import Foundation
import PayoutService
import Payouts
import SQLiteStore
import Sandbox
import Synchronization

/// The past with which the demo opens: payouts, closed days, an incident, batches, statements, and
/// what the providers sent.
struct DemoPast {
    let composition: Composition
    let store: SQLiteStore
    /// Acts in the present.
    let service: PayoutService
    /// How many payouts have a past.
    let count: Int
    /// What the providers send is signed with the secrets of their sandbox.
    let messages: SandboxMessages

    /// How long before the present the batches were uploaded that are settled or wait, in seconds.
    private static let earlier: TimeInterval = 2 * 3_600

    /// Makes it.
    func make(at now: Date) async throws {
        guard count > 0 else { return }
        let end = now - 60
        let histories = histories(until: end, at: now)
        let payouts = histories.map(\.payout)
        let clock = DemoClock(now - Self.earlier)
        let count = histories.count { $0.payout.createdAt < clock.now() }
        try await store.importHistory(Array(histories.prefix(count)))
        try await composition.at(clock).withService(over: store) { past in
            try await SeedStatement.close(payouts, through: past, clock, at: now)
            try await SeedIncident.record(in: store, before: end)
            clock.set(now - Self.earlier)
            try await SeedBatches(service: past).uploadEarlier()
            try await store.importHistory(Array(histories.suffix(from: count)))
            clock.set(end)
            try await SeedBatches(service: past).uploadLast()
        }
        try await SeedStatement.compare(payouts, through: service, at: now)
        await SeedNotifications(service: service, messages: messages, now: now).send(about: payouts)
    }

    private func histories(until end: Date, at now: Date) -> [PayoutHistory] {
        let tidy = service.lines[SeedStatement.tidy].map {
            SeedStatement.day(of: $0.provider, at: now).end
        }
        let seed = SeedLedger(
            count: count,
            end: end,
            span: 3 * 86_400,
            crowding: 3,
            settled: tidy.map { [SeedStatement.tidy: $0] } ?? [:],
            seed: 20_261_121
        )
        return Array(seed)
    }
}

/// The time at which something in the demo's past is done.
final class DemoClock: Sendable {
    private let date: Mutex<Date>

    init(_ date: Date) { self.date = Mutex(date) }

    /// The time, to pass in as a program's `now`.
    func now() -> Date { date.withLock(\.self) }

    /// Goes to a time.
    func set(_ date: Date) { self.date.withLock { $0 = date } }
}

extension Composition {
    /// The same parts at another time.
    fileprivate func at(_ clock: DemoClock) -> Composition {
        var context = context
        context.now = clock.now
        return Composition(context, configuration: configuration)
    }
}
