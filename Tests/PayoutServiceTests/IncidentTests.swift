import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What holds submission to a provider, and what lets it go on.
@Suite(.timeLimit(.minutes(10)))
struct IncidentTests {
    private func statuses(_ desk: Desk) async throws -> [PayoutStatus: Int] {
        let tallies = try await desk.store.tallies().filter { $0.count > 0 }
        return Dictionary(tallies.map { ($0.status, $0.count) }, uniquingKeysWith: +)
    }

    private func breaker(_ desk: Desk) async throws -> CircuitBreaker {
        try await desk.store.providerStates().first?.breaker ?? CircuitBreaker()
    }

    // MARK: Pause

    @Test func `while a provider is paused what is queued waits, here and after a restart`()
        async throws
    {
        let desk = try Desk()
        let other = try desk.another()
        try await desk.service.pause(.payproVN, reason: " their maintenance ", by: Desk.mai)
        let payout = try await other.create()
        for _ in 0..<5 {
            await desk.dispatch()
            await other.dispatch()
            desk.clock.advance(by: .seconds(3_600))
        }
        let restarted = try desk.another()
        await restarted.dispatch()
        #expect(await desk.books.creates.isEmpty)
        let queued = try await restarted.payout(payout.id)
        #expect(queued == payout)
        let pause = try await restarted.service.overview().first?.state.pause
        #expect(pause == .init(at: .testStart, by: Desk.mai, reason: "their maintenance"))

        try await restarted.service.resume(.payproVN, by: Desk.mai)
        await desk.dispatch()
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    @Test func `what is in flight when a provider is paused goes on, and is followed`()
        async throws
    {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .hang(.answer(.pending)) }
        let payout = try await desk.create()
        async let dispatching: Void = desk.dispatch()
        await desk.provider.wait { $0.inFlight == 1 }
        try await desk.service.pause(.payproVN, reason: "incident", by: Desk.mai)
        await desk.provider.release()
        await dispatching
        #expect(try await desk.payout(payout.id).status == .processing)
        await desk.provider.settleAll(as: .paid)
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    @Test func `other providers go on`() async throws {
        let clock = ManualClock()
        let providers = [ProviderID.vexoraAR, .payproVN].map { id in
            ScriptedProvider(id) { clock.date }
        }
        let desk = try Desk(clock, providers)
        try await desk.service.pause(.vexoraAR, reason: "incident", by: Desk.mai)
        for id in [ProviderID.vexoraAR, .payproVN] { _ = try await desk.create(at: id) }
        await desk.dispatch()
        #expect(await providers[0].books.creates.isEmpty)
        #expect(await providers[1].books.creates.count == 1)
    }

    @Test func `a pause needs a reason and a provider that is configured`() async throws {
        let desk = try Desk()
        await #expect(throws: ServiceError.notSupported("A pause needs a reason.")) {
            try await desk.service.pause(.payproVN, reason: " \t", by: Desk.mai)
        }
        await #expect(throws: ServiceError.notConfigured(.dvpay)) {
            try await desk.service.pause(.dvpay, reason: "incident", by: Desk.mai)
        }
        #expect(try await desk.store.providerStates().isEmpty)
    }

    @Test func `under a pause an unknown outcome is asked about, not repeated`() async throws {
        let desk = try Desk.keyed()
        await desk.provider.onCreate { _ in .lostAnswer(.paid) }
        let payout = try await desk.submitted()
        try await desk.service.pause(.dvpay, reason: "incident", by: Desk.mai)
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        let books = await desk.books
        #expect(books.creates.count == 1)
        #expect(books.queries == [payout.orderNumber])
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    // MARK: Breaker

    @Test func `five failures in a row hold the rest until a probe succeeds, and fail nothing`()
        async throws
    {
        let desk = try Desk(Desk.Terms(maximumInFlight: 1))
        await desk.provider.onCreate { _ in .notSent }
        let payouts = try await desk.create(20)
        await desk.dispatch()
        #expect(await desk.books.creates.count == 5)
        #expect(try await breaker(desk).phase == .open(until: .test(30)))
        #expect(try await statuses(desk) == [.queued: 20], "opening fails nothing")
        desk.clock.advance(by: .seconds(29))
        await desk.dispatch()
        #expect(await desk.books.creates.count == 5)

        desk.clock.advance(by: .seconds(1))
        await desk.dispatch()
        #expect(await desk.books.creates.count == 6, "one probe")
        #expect(try await breaker(desk).phase == .open(until: .test(90)), "the next wait is longer")

        desk.clock.advance(by: .seconds(60))
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.dispatch()
        #expect(try await breaker(desk) == CircuitBreaker())
        desk.clock.advance(by: .seconds(600))
        await desk.dispatch()
        #expect(try await statuses(desk) == [.paid: 20])
        let books = await desk.books
        #expect(books.orders.count == payouts.count)
        #expect(books.orders.values.allSatisfy { $0.payments == 1 })
    }

    @Test func `while a probe is on its way nobody else goes, in any process`() async throws {
        let desk = try Desk(Desk.Terms(maximumInFlight: 1))
        await desk.provider.onCreate { _ in .notSent }
        _ = try await desk.create(8)
        await desk.dispatch()
        desk.clock.advance(by: .seconds(30))
        await desk.provider.onCreate { _ in .hang(.answer(.paid)) }
        async let dispatching: Void = desk.dispatch()
        await desk.provider.wait { $0.inFlight == 1 }
        try await desk.another().dispatch()
        #expect(await desk.books.creates.count == 6)
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.provider.release()
        await dispatching
        #expect(try await breaker(desk).phase == .closed)
    }

    @Test func `refusals of payouts are answers, and open nothing`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.failed) }
        _ = try await desk.create(12)
        await desk.dispatch()
        #expect(try await statuses(desk) == [.failed: 12])
        #expect(try await breaker(desk) == CircuitBreaker())
    }

    @Test func `unknown outcomes open it, and are followed while it is open`() async throws {
        let desk = try Desk(Desk.Terms(maximumInFlight: 1))
        await desk.provider.onCreate { _ in .lostAnswer(.paid) }
        _ = try await desk.create(9)
        await desk.dispatch()
        #expect(try await statuses(desk) == [.unknown: 5, .queued: 4])
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        #expect(try await statuses(desk) == [.paid: 5, .queued: 4])
    }

    // MARK: Balance

    @Test func `what the balance does not cover is held, not failed, and released by a top-up`()
        async throws
    {
        let desk = try Desk(Desk.Terms(maximumInFlight: 1))
        let watch = Watch(service: desk.service)
        func top(up minorUnits: Int64) async {
            let money = Money(minorUnits: minorUnits, currency: .vnd)
            let none = Money(minorUnits: 0, currency: .vnd)
            await desk.provider.onBalance { [Balance(available: money, held: none)] }
            await watch.readBalances()
            desk.clock.advance(by: .seconds(1))
        }
        await top(up: 2_500_000)
        _ = try await desk.create(4)
        await desk.dispatch()
        #expect(try await statuses(desk) == [.paid: 2, .queued: 2])
        let held = try await desk.store.worklist(
            WorklistFilter(reasons: .heldForBalance),
            limit: 10,
            at: desk.clock.date
        )
        #expect(held.count == 2)
        #expect(held.allSatisfy { $0.payout.attention == .heldForBalance })

        desk.clock.advance(by: .seconds(10))
        await top(up: 1_250_000)
        await desk.dispatch()
        #expect(try await statuses(desk) == [.paid: 3, .queued: 1])
        desk.clock.advance(by: .seconds(10))
        await top(up: 9_000_000)
        await desk.dispatch()
        #expect(try await statuses(desk) == [.paid: 4])
        let left = try await desk.store.worklistTallies(at: desk.clock.date)
        #expect(left.isEmpty)
    }

    @Test func `a balance that is no longer told holds on, until a person knows better`()
        async throws
    {
        let desk = try Desk()
        let little = Money(minorUnits: 1, currency: .vnd)
        await desk.provider.onBalance { [Balance(available: little, held: little)] }
        await Watch(service: desk.service).readBalances()
        await desk.provider.onBalance { () throws(ProviderError) in throw .noAnswer("HTTP 503") }
        let payout = try await desk.submitted()
        #expect(payout.status == .queued)
        desk.clock.advance(by: .seconds(100_000))
        await Watch(service: desk.service).readBalances()
        await desk.dispatch()
        #expect(try await desk.payout(payout.id).attention == .heldForBalance)
        let overview = try await desk.service.overview().first
        #expect(overview?.waitsForMoney == true)

        try await desk.service.resume(.payproVN, by: Desk.mai)
        desk.clock.advance(by: .seconds(60))
        await desk.dispatch()
        #expect(try await desk.payout(payout.id).attention == .heldForBalance)
        try await desk.service.resume(.payproVN, forgettingMoney: true, by: Desk.mai)
        await desk.dispatch()
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    @Test func `after one refusal for lack of money nothing else is refused`() async throws {
        let desk = try Desk(Desk.Terms(maximumInFlight: 1))
        await desk.provider.onCreate { _ in .shortOfMoney }
        let payouts = try await desk.create(20)
        await desk.dispatch()
        #expect(try await statuses(desk) == [.failed: 1, .queued: 19])
        desk.clock.advance(by: .seconds(61))
        await desk.dispatch()
        #expect(await desk.books.creates.count == 1)
        let waiting = try await desk.payout(payouts[19].id)
        #expect(try await desk.service.hold(on: waiting) == .balance)

        await desk.provider.onCreate { _ in .answer(.paid) }
        let plenty = Money(minorUnits: 99_000_000, currency: .vnd)
        await desk.provider.onBalance { [Balance(available: plenty, held: plenty)] }
        await Watch(service: desk.service).readBalances()
        await desk.dispatch()
        #expect(try await statuses(desk) == [.failed: 1, .paid: 19])
    }
}
