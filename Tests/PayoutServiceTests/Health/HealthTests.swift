import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import ServiceLifecycleTestKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct HealthTests {
    /// Has every part beat now, as if it worked.
    private func beat(_ desk: Desk) {
        let now = desk.clock.date
        for part in Pulse.Part.allCases where part != .queries {
            desk.service.pulse.beat(part, at: now)
        }
        for id in desk.service.lines.keys { desk.service.pulse.beat(.queries, of: id, at: now) }
    }

    @Test func `a ledger that can be written and nothing that hangs is healthy`() async throws {
        let desk = try Desk()
        let still = await desk.service.health()
        #expect(!still.isHealthy, "nothing works by itself here")
        #expect(still.sinceBeat.isEmpty)
        beat(desk)
        let report = await desk.service.health()
        #expect(report.isHealthy)
        #expect(report.ledger == .writable)
        let nothing = LedgerBacklog(
            dueAttempts: 0,
            dueQueries: 0,
            pendingNotifications: 0,
            oldestUnknown: nil
        )
        #expect(report.backlog == nothing)
    }

    @Test func `whoever cannot do its work is not alive, however often it tries`() async throws {
        let desk = try Desk()
        desk.store.plan { _ in .fail(.busy(path: "ledger")) }
        await desk.dispatch()
        await desk.query()
        await desk.applyNotifications()
        await Watch(service: desk.service).markLate()
        #expect(await desk.service.health().sinceBeat.isEmpty)
        desk.store.plan { _ in .proceed }
        try await testGracefulShutdown { trigger in
            async let running: Void = Dispatcher(service: desk.service).run()
            await desk.clock.waitForSleepers()
            trigger.triggerGracefulShutdown()
            try await running
        }
        await desk.query()
        await desk.applyNotifications()
        await Watch(service: desk.service).markLate()
        #expect(await desk.service.health().sinceBeat.count == Pulse.Part.allCases.count)
    }

    @Test func `what waits is counted`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .lostRequest }
        _ = try await desk.submitted()
        _ = try await desk.create(3)
        _ = await desk.receive(ScriptedProvider.signed("paid A - 1 - -"))
        desk.clock.advance(by: .seconds(90))
        beat(desk)
        let report = await desk.service.health()
        #expect(report.isHealthy)
        let backlog = LedgerBacklog(
            dueAttempts: 3,
            dueQueries: 1,
            pendingNotifications: 1,
            oldestUnknown: .testStart
        )
        #expect(report.backlog == backlog)
    }

    @Test func `a ledger that cannot be written is not healthy, and is still counted`()
        async throws
    {
        let desk = try Desk()
        beat(desk)
        _ = try await desk.create(2)
        desk.store.plan(.fail(.readOnly(path: "ledger")), next: .before(.checkWritable))
        let report = await desk.service.health()
        #expect(!report.isHealthy)
        #expect(report.ledger == .notWritable)
        #expect(
            desk.log.lines.contains { $0.contains("cannot be written. Check its owner and mode.") },
            "why is for the log alone"
        )
        #expect(report.backlog?.dueAttempts == 2)
    }

    @Test func `a ledger that others keep is said so in time, and looked at once for all who ask`()
        async throws
    {
        let desk = try Desk()
        beat(desk)
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let held = PluggedStore.Fate.meanwhile { for await _ in releases { return } }
        desk.store.plan(held, next: .before(.checkWritable))
        for _ in 0..<3 {
            async let report = desk.service.health()
            await desk.clock.waitForSleepers()
            desk.clock.advance(by: HealthReport.ledgerPatience)
            let late = await report
            #expect(late.ledger == .notWritableInTime)
            #expect(!late.isHealthy)
            #expect(late.backlog?.dueAttempts == 0, "what cannot be written is still read")
        }
        #expect(desk.store.count(.checkWritable) == 1)

        async let waiting = desk.service.health()
        await desk.clock.waitForSleepers()
        release.yield()
        #expect(await waiting.ledger == .writable)
        #expect(await desk.service.health().isHealthy)
    }

    @Test func `what beats while the ledger is waited for has no negative age`() async throws {
        let desk = try Desk()
        let beatMeanwhile = PluggedStore.Fate.meanwhile {
            desk.clock.advance(by: .seconds(1))
            beat(desk)
        }
        desk.store.plan(beatMeanwhile, next: .before(.checkWritable))
        let report = await desk.service.health()
        #expect(report.isHealthy)
        #expect(report.sinceBeat.values.allSatisfy { $0 == .zero })
    }

    @Test func `a clock that was set back makes nobody's age negative`() async throws {
        let desk = try Desk()
        desk.service.pulse.beat(.watch, at: desk.clock.date.addingTimeInterval(60))
        #expect(await desk.service.health().sinceBeat[.watch] == .zero)
    }

    @Test func `parts that work by themselves beat, and are missed when they fall silent`()
        async throws
    {
        let desk = try Desk()
        try await testGracefulShutdown { trigger in
            async let dispatcher: Void = Dispatcher(service: desk.service).run()
            async let queries: Void = QueryWorker(service: desk.service).run()
            async let notifications: Void = NotificationWorker(service: desk.service).run()
            async let watch: Void = Watch(service: desk.service).run()
            await desk.clock.waitForSleepers(5)
            let report = await desk.service.health()
            #expect(Set(report.sinceBeat.keys) == Set(Pulse.Part.allCases))
            #expect(report.sinceBeat.values.allSatisfy { $0 == .zero })
            trigger.triggerGracefulShutdown()
            _ = try await (dispatcher, queries, notifications, watch)
        }
        desk.clock.advance(by: .seconds(30))
        #expect(await desk.service.health().isHealthy)
        desk.clock.advance(by: .seconds(3_600))
        let silent = await desk.service.health()
        #expect(!silent.isHealthy)
        #expect(silent.sinceBeat[.dispatcher] == .seconds(3_630))
    }

    @Test func `a query that takes as long as the provider may take is no silence`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.pending) }
        await desk.provider.onQuery { _ in .hang(.truth) }
        _ = try await desk.submitted()
        desk.clock.advance(by: .seconds(10))
        try await testGracefulShutdown { trigger in
            async let running: Void = QueryWorker(service: desk.service).run()
            await desk.provider.wait { $0.asking.count == 1 }
            desk.clock.advance(by: desk.provider.profile.createDeadline + .seconds(1))
            #expect(await desk.service.health().isAlive(.queries))
            trigger.triggerGracefulShutdown()
            await desk.provider.release()
            try await running
        }
    }

    @Test func `a worker that catches up for hours is alive`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 1))
        await desk.provider.onCreate { _ in .answer(.pending) }
        _ = try await desk.create(30)
        await desk.dispatch()
        desk.clock.advance(by: .seconds(10))
        try await testGracefulShutdown { trigger in
            async let running: Void = QueryWorker(service: desk.service).run()
            for asked in 1...20 {
                await desk.provider.wait { $0.queries.count >= asked && $0.asking.isEmpty }
                await desk.clock.waitForSleepers()
                #expect(await desk.service.health().isAlive(.queries), "after \(asked)")
                desk.clock.advance(by: .seconds(10))
            }
            trigger.triggerGracefulShutdown()
            try await running
        }
    }
}
