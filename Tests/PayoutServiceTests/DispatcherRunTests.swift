import PayoutService
import Payouts
import PayoutsTesting
import ServiceLifecycleTestKit
import Testing

/// The dispatcher as it runs: what wakes it, what lets it rest, what ends it.
@Suite(.timeLimit(.minutes(10)))
struct DispatcherRunTests {
    /// Runs a dispatcher while `body` looks on, then ends it gracefully.
    private func run(_ desk: Desk, while body: @Sendable () async throws -> Void) async throws {
        try await testGracefulShutdown { trigger in
            async let running: Void = Dispatcher(service: desk.service).run()
            await desk.clock.waitForSleepers()
            try await body()
            trigger.triggerGracefulShutdown()
            try await running
        }
    }

    @Test func `with nothing to do it looks once a tick`() async throws {
        let desk = try Desk()
        try await run(desk) {
            for looks in 1...5 {
                try await desk.giveOthersTime()
                #expect(desk.store.count(.recover) == looks)
                desk.clock.advance(by: .seconds(1))
                await desk.clock.waitForSleepers()
            }
        }
    }

    @Test func `a change wakes it at once, also after many ticks`() async throws {
        let desk = try Desk()
        try await run(desk) {
            for round in 1...3 {
                _ = try await desk.create()
                await desk.provider.wait { $0.orders.count == round && $0.inFlight == 0 }
                await desk.clock.waitForSleepers()
                desk.clock.advance(by: .seconds(1))
                await desk.clock.waitForSleepers()
            }
        }
    }

    @Test func `what another process created is found within a tick`() async throws {
        let desk = try Desk()
        try await run(desk) {
            _ = try await desk.another().create()
            desk.clock.advance(by: .seconds(1))
            await desk.provider.wait { $0.orders.count == 1 && $0.inFlight == 0 }
        }
    }

    @Test func `a free place is used at once, without waiting for a tick`() async throws {
        let desk = try Desk(Desk.Terms(maximumInFlight: 1))
        _ = try await desk.create(6)
        try await run(desk) {
            await desk.provider.wait { $0.orders.count == 6 && $0.inFlight == 0 }
        }
        #expect(await desk.books.mostInFlight == 1)
    }

    @Test func `it survives a ledger that fails for a while`() async throws {
        let desk = try Desk()
        _ = try await desk.create()
        desk.store.plan { _ in .fail(.busy(path: "ledger")) }
        try await run(desk) {
            desk.clock.advance(by: .seconds(1))
            await desk.clock.waitForSleepers()
            #expect(await desk.books.creates.isEmpty)
            desk.store.plan { _ in .proceed }
            desk.clock.advance(by: .seconds(1))
            await desk.provider.wait { $0.orders.count == 1 && $0.inFlight == 0 }
        }
        #expect(desk.log.lines.filter { $0.contains("dispatch") }.count == 2)
    }

    @Test func `shut down, it lets what is in flight finish and starts nothing new`() async throws {
        let desk = try Desk(Desk.Terms(maximumInFlight: 2))
        await desk.provider.onCreate { _ in .hang(.answer(.paid)) }
        _ = try await desk.create(5)
        try await run(desk) {
            await desk.provider.wait { $0.inFlight == 2 }
        } afterwards: {
            await desk.provider.onCreate { _ in .answer(.paid) }
            await desk.provider.release()
        }
        #expect(await desk.books.creates.count == 2)
        #expect(try await desk.store.count(PayoutFilter(statuses: [.paid])).value == 2)
        #expect(try await desk.store.count(PayoutFilter(statuses: [.queued])).value == 3)
    }

    /// Runs a dispatcher, and does something between the shutdown's beginning and its end.
    private func run(
        _ desk: Desk,
        while body: @Sendable () async throws -> Void,
        afterwards: @Sendable () async throws -> Void
    ) async throws {
        try await testGracefulShutdown { trigger in
            async let running: Void = Dispatcher(service: desk.service).run()
            try await body()
            trigger.triggerGracefulShutdown()
            try await afterwards()
            try await running
        }
    }
}
