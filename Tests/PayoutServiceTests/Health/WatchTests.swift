import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import ServiceLifecycleTestKit
import Testing

/// Lateness and balances, which nobody tells us.
@Suite(.timeLimit(.minutes(10)))
struct WatchTests {
    private func dong(_ minorUnits: Int64) -> Money {
        Money(minorUnits: minorUnits, currency: .vnd)
    }

    private func balance(_ minorUnits: Int64) -> [Balance] {
        [Balance(available: dong(minorUnits), held: dong(0))]
    }

    private func known(_ desk: Desk) async throws -> ProviderState.KnownBalance? {
        try await desk.store.providerStates().first?.balances.first
    }

    @Test func `what takes longer than the provider usually does is late, until it is settled`()
        async throws
    {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.pending) }
        let payout = try await desk.submitted()
        let watch = Watch(service: desk.service)
        desk.clock.advance(by: .seconds(1_800))
        await watch.markLate()
        #expect(try await desk.payout(payout.id).attention.isEmpty)
        desk.clock.advance(by: .seconds(1))
        await watch.markLate()
        let late = try await desk.payout(payout.id)
        #expect(late.attention == .late)
        #expect(late.status == .processing)
        await watch.markLate()
        #expect(try await desk.payout(payout.id) == late, "it is marked once")
        await desk.hear(.paid, about: payout)
        #expect(try await desk.payout(payout.id).attention.isEmpty)
    }

    @Test func `what waits to be sent for longer than usual is stuck, whatever holds it`()
        async throws
    {
        let desk = try Desk()
        try await desk.service.pause(.payproVN, reason: "incident", by: Desk.mai)
        let payout = try await desk.create()
        let watch = Watch(service: desk.service)
        desk.clock.advance(by: .seconds(1_800))
        await watch.markLate()
        #expect(try await desk.payout(payout.id).attention.isEmpty)
        desk.clock.advance(by: .seconds(1))
        await watch.markLate()
        let stuck = try await desk.payout(payout.id)
        #expect(stuck.attention == .stuck)
        #expect(stuck.status == .queued)
        await watch.markLate()
        #expect(try await desk.payout(payout.id) == stuck, "it is marked once")
        try await desk.service.resume(.payproVN, by: Desk.mai)
        await desk.dispatch()
        let paid = try await desk.payout(payout.id)
        #expect(paid.status == .paid)
        #expect(paid.attention.isEmpty)
    }

    @Test func `a balance is kept with the time at which it was asked for`() async throws {
        let desk = try Desk()
        await desk.provider.onBalance { [clock = desk.clock] in
            // What is sent meanwhile may or may not be in the answer.
            clock.advance(by: .seconds(20))
            return [
                Balance(
                    available: Money(minorUnits: 7_000_000, currency: .vnd),
                    held: Money(minorUnits: 0, currency: .vnd)
                )
            ]
        }
        await Watch(service: desk.service).readBalances()
        let known = try await known(desk)
        #expect(known?.balance == balance(7_000_000).first)
        #expect(known?.at == .testStart)
    }

    @Test func `a provider that gives no balance leaves the last one standing`() async throws {
        let desk = try Desk()
        let seven = balance(7_000_000)
        await desk.provider.onBalance { seven }
        let watch = Watch(service: desk.service)
        await watch.readBalances()
        await desk.provider.onBalance { () throws(ProviderError) in throw .noAnswer("HTTP 503") }
        desk.clock.advance(by: .seconds(60))
        await watch.readBalances()
        let known = try await known(desk)
        #expect(known?.balance == seven.first)
        #expect(known?.at == .testStart)
    }

    @Test func `a balance that cannot be kept is reported, and read again next time`() async throws
    {
        let desk = try Desk()
        let seven = balance(7_000_000)
        await desk.provider.onBalance { seven }
        desk.store.plan(.fail(.busy(path: "ledger")), next: .before(.recordBalances))
        let watch = Watch(service: desk.service)
        await watch.readBalances()
        #expect(try await known(desk) == nil)
        #expect(desk.log.lines.contains { $0.contains("recording a balance") })
        await watch.readBalances()
        #expect(try await known(desk)?.balance == seven.first)
    }

    @Test func `questions about the balance keep to the provider's rate too`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 1))
        let seven = balance(7_000_000)
        await desk.provider.onBalance { seven }
        desk.clock.letTimePass()
        let watch = Watch(service: desk.service)
        for _ in 0..<3 { await watch.readBalances() }
        #expect(desk.clock.date == .test(20))
        #expect(try await known(desk)?.at == .test(20))
    }

    @Test func `lateness is looked for every ten seconds, the balance every minute`() async throws {
        let desk = try Desk()
        try await testGracefulShutdown { trigger in
            async let running: Void = Watch(service: desk.service).run()
            await desk.provider.wait { $0.balanceQuestions == 1 }
            for tick in 1...12 {
                await desk.clock.waitForSleepers(2)
                #expect(desk.store.count(.markLate) == tick)
                desk.clock.advance(by: .seconds(10))
                if tick.isMultiple(of: 6) {
                    await desk.provider.wait { $0.balanceQuestions == 1 + tick / 6 }
                }
            }
            trigger.triggerGracefulShutdown()
            try await running
        }
        #expect(await desk.books.balanceQuestions == 3)
    }

    @Test func `a provider that hangs over its balance holds up no other, and no shutdown`()
        async throws
    {
        let clock = ManualClock()
        let slow = ScriptedProvider(.vexoraAR) { clock.date }
        let quick = ScriptedProvider(.payproVN) { clock.date }
        let desk = try Desk(clock, [slow, quick])
        await slow.onBalance { () throws(ProviderError) in
            // Waits for ever, as far as the test's clock goes; ends like a real call when canceled.
            try? await clock.sleep(for: .seconds(1_000_000))
            throw .noAnswer("canceled")
        }
        try await testGracefulShutdown { trigger in
            async let running: Void = Watch(service: desk.service).run()
            await slow.wait { $0.balanceQuestions == 1 }
            for round in 1...3 {
                await quick.wait { $0.balanceQuestions == round }
                await clock.waitForSleepers(3)
                clock.advance(by: .seconds(60))
            }
            trigger.triggerGracefulShutdown()
            try await running
        }
        #expect(await slow.books.balanceQuestions == 1)
    }
}
