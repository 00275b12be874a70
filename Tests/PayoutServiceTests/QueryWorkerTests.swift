import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import ServiceLifecycleTestKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct QueryWorkerTests {
    @Test(
        arguments: [
            (.answer(.pending), .paid, .paid), (.answer(.pending), .failed, .failed),
            (.lostAnswer(.pending), .paid, .paid), (.lostAnswer(.pending), .failed, .failed),
            (.lostAnswer(.pending), .pending, .processing), (.answer(.paid), .returned, .paid),
        ] as [(ScriptedProvider.CreateStep, Evidence.Claim, PayoutStatus)]
    )
    func `a payout is followed to what the provider says`(
        step: ScriptedProvider.CreateStep,
        truth: Evidence.Claim,
        status: PayoutStatus
    ) async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in step }
        let payout = try await desk.submitted()
        await desk.query()
        #expect(await desk.books.queries.isEmpty, "nothing is due yet")
        await desk.provider.settle(payout.orderNumber, as: truth)
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        #expect(try await desk.payout(payout.id).status == status)
    }

    @Test func `the waits between queries follow the schedule, longer by up to a fifth`()
        async throws
    {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.pending) }
        let payout = try await desk.submitted()
        for wait in [5.0, 10, 20, 40, 60, 120, 300, 600] {
            let asked = try await desk.payout(payout.id)
            let due = try #require(asked.nextQueryAt).timeIntervalSince(desk.clock.date)
            #expect((wait...(wait * 1.2 + 0.001)).contains(due))
            desk.clock.advance(by: .seconds(wait - 0.01))
            await desk.query()
            #expect(try await desk.payout(payout.id) == asked)
            desk.clock.advance(by: .seconds(due - wait + 0.02))
            await desk.query()
        }
        #expect(await desk.books.queries.count == 8)
    }

    @Test func `no such order, however often, fails nothing`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .lostRequest }
        let payout = try await desk.submitted()
        for _ in 0..<30 {
            desk.clock.advance(by: .seconds(104_000))
            await desk.query()
        }
        let history = try await desk.history(payout.id)
        #expect(history.payout.status == .unknown)
        #expect(history.evidence.filter { $0.claim == .notFound }.count == 18)
        #expect(await desk.books.creates.count == 1)
    }

    @Test(arguments: [.truth, .noAnswer, .claim(.unclear)] as [ScriptedProvider.QueryStep])
    func `when the schedule ends the payout is flagged, never failed, and left alone`(
        step: ScriptedProvider.QueryStep
    ) async throws {
        let policy = LifecyclePolicy(
            retryDelays: [.seconds(1)],
            queryDelays: [.seconds(5), .seconds(10)]
        )
        let desk = try Desk(Desk.Terms(policy: policy))
        await desk.provider.onCreate { _ in .lostAnswer(.pending) }
        await desk.provider.onQuery { _ in step }
        let payout = try await desk.submitted()
        var flags: [Bool] = []
        for _ in 0..<8 {
            desk.clock.advance(by: .seconds(86_400))
            await desk.query()
            flags.append(try await desk.payout(payout.id).flags.contains(.gaveUpQuerying))
        }
        #expect(flags.last == true)
        let given = try await desk.payout(payout.id)
        #expect(given.status == .unknown || given.status == .processing)
        #expect(given.nextQueryAt == nil)
        #expect(await desk.books.queries.count <= 4)
        let alarms = desk.log.lines.filter { $0.contains("gave up asking") }
        let alarm = "notice gave up asking: the payout is on the worklist "
        #expect(alarms == [alarm + "payout=\(payout.id) provider=\(payout.provider)"])

        await desk.provider.onQuery { _ in .claim(.paid) }
        _ = await desk.service.requery(payout.id, by: Desk.mai)
        let settled = try await desk.payout(payout.id)
        #expect(settled.status == .paid)
        #expect(!settled.flags.contains(.gaveUpQuerying))
    }

    @Test func `queries keep to the provider's rate, after a burst`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.5, queryBurst: 2))
        await desk.provider.onCreate { _ in .answer(.pending) }
        _ = try await desk.create(6)
        await desk.dispatch()
        desk.clock.advance(by: .seconds(10))
        desk.clock.letTimePass()
        await desk.query()
        let times = await desk.books.queryTimes.map { $0.timeIntervalSince(.testStart) }
        #expect(times == [10, 10, 12, 14, 16, 18])
    }

    @Test func `slow answers do not hold up the rate`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.pending) }
        await desk.provider.onQuery { _ in .hang(.truth) }
        let payouts = try await desk.create(12)
        await desk.dispatch()
        desk.clock.advance(by: .seconds(10))
        async let asking: Void = desk.query()
        await desk.provider.wait { $0.asking.count == 8 }
        #expect(await desk.books.queries.count == 8, "so many answers are waited for at once")
        await desk.provider.onQuery { _ in .truth }
        await desk.provider.release()
        await asking
        let books = await desk.books
        #expect(Set(books.queries) == Set(payouts.map(\.orderNumber)))
        #expect(books.queries.count == 12)
        #expect(books.askedTwiceAtOnce.isEmpty)
    }

    @Test func `room for a question is used at once, whatever became of the one before`()
        async throws
    {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.pending) }
        await desk.provider.onQuery { _ in .hang(.truth) }
        let payouts = try await desk.create(12)
        await desk.dispatch()
        desk.clock.advance(by: .seconds(10))
        try await testGracefulShutdown { trigger in
            async let running: Void = QueryWorker(service: desk.service).run()
            await desk.provider.wait { $0.asking.count == 8 }
            // Nobody moves the clock: no tick comes.
            await desk.provider.onQuery { _ in .truth }
            await desk.provider.release()
            await desk.provider.wait { $0.queries.count == 12 && $0.asking.isEmpty }
            trigger.triggerGracefulShutdown()
            try await running
        }
        #expect(await Set(desk.books.queries) == Set(payouts.map(\.orderNumber)))
    }

    @Test func `what becomes due while an answer is slow is asked about`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.pending) }
        await desk.provider.onQuery { _ in .hang(.truth) }
        let first = try await desk.create()
        await desk.dispatch()
        desk.clock.advance(by: .seconds(6))
        try await testGracefulShutdown { trigger in
            async let running: Void = QueryWorker(service: desk.service).run()
            await desk.provider.wait { $0.asking == [first.orderNumber] }
            let second = try await desk.create()
            await desk.dispatch()
            await desk.clock.waitForSleepers()
            desk.clock.advance(by: .seconds(6))
            await desk.provider.wait { $0.asking == [first.orderNumber, second.orderNumber] }
            trigger.triggerGracefulShutdown()
            await desk.provider.release()
            try await running
        }
        #expect(await desk.books.askedTwiceAtOnce.isEmpty)
    }

    @Test func `what a person asks about meanwhile is not asked about again`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 1))
        await desk.provider.onCreate { _ in .answer(.pending) }
        let payouts = try await desk.create(2)
        await desk.dispatch()
        desk.clock.advance(by: .seconds(10))
        async let asking: Void = desk.query()
        await desk.provider.wait { $0.queries.count == 1 && $0.asking.isEmpty }
        await desk.clock.waitForSleepers()
        // The second waits for its turn; somebody asks about it, and then it comes.
        let second = try await desk.payout(payouts[1].id)
        desk.clock.advance(by: .seconds(1))
        _ = try await desk.store.finishQuery(
            of: second.id,
            report: QueryReport(
                result: .answered(.make(.pending, from: .query, receivedAt: desk.clock.date)),
                exchange: nil
            ),
            context: ChangeContext(at: desk.clock.date, by: Desk.mai, policy: .standard)
        )
        desk.clock.advance(by: .seconds(60))
        await asking
        #expect(await desk.books.queries.allSatisfy { $0 == payouts[0].orderNumber })
    }

    @Test func `two workers never ask about the same payout at once, however slow the rate`()
        async throws
    {
        let first = try Desk(Desk.Terms(queriesPerSecond: 0.01, queryBurst: 1))
        let second = try first.another()
        await first.provider.onCreate { _ in .answer(.pending) }
        let payouts = try await first.create(12)
        await first.dispatch()
        await first.provider.settleAll(as: .paid)
        first.clock.advance(by: .seconds(10))
        async let asking: Void = first.query()
        // The first worker asks about one payout, and waits 100 seconds before each of the next.
        for _ in 0..<10 {
            await first.clock.waitForSleepers()
            first.clock.advance(by: .seconds(100))
        }
        await first.clock.waitForSleepers()
        first.clock.letTimePass()
        await second.query()
        first.clock.advance(by: .seconds(100))
        await asking
        let books = await first.books
        #expect(books.askedTwiceAtOnce.isEmpty)
        #expect(Set(books.queries) == Set(payouts.map(\.orderNumber)))
        #expect(books.queries.count == 12, "each was settled by one answer")
    }

    @Test func `a provider that hangs does not keep others from being followed`() async throws {
        let clock = ManualClock()
        let slow = ScriptedProvider(.vexoraAR) { clock.date }
        let quick = ScriptedProvider(.payproVN) { clock.date }
        let desk = try Desk(clock, [slow, quick])
        for provider in [slow, quick] { await provider.onCreate { _ in .answer(.pending) } }
        await slow.onQuery { _ in .hang(.truth) }
        _ = try await desk.create(at: .vexoraAR)
        _ = try await desk.create(at: .payproVN)
        await desk.dispatch()
        try await testGracefulShutdown { trigger in
            async let running: Void = QueryWorker(service: desk.service).run()
            await clock.waitForSleepers(2)
            clock.advance(by: .seconds(6))
            await slow.wait { $0.asking.count == 1 }
            await quick.wait { $0.queries.count == 1 && $0.asking.isEmpty }
            await clock.waitForSleepers(2)
            clock.advance(by: .seconds(13))
            await quick.wait { $0.queries.count == 2 && $0.asking.isEmpty }
            trigger.triggerGracefulShutdown()
            await slow.release()
            try await running
        }
        #expect(await slow.books.queries.count == 1)
    }

    @Test func `with nothing due it looks once a tick`() async throws {
        let desk = try Desk()
        try await testGracefulShutdown { trigger in
            async let running: Void = QueryWorker(service: desk.service).run()
            for looks in 1...4 {
                await desk.clock.waitForSleepers()
                try await desk.giveOthersTime()
                #expect(desk.store.count(.claimQueries) == looks)
                desk.clock.advance(by: .seconds(1))
            }
            trigger.triggerGracefulShutdown()
            try await running
        }
    }

    @Test func `shut down, it asks about nothing more`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.01, queryBurst: 1))
        await desk.provider.onCreate { _ in .answer(.pending) }
        _ = try await desk.create(5)
        await desk.dispatch()
        desk.clock.advance(by: .seconds(10))
        try await testGracefulShutdown { trigger in
            async let running: Void = QueryWorker(service: desk.service).run()
            await desk.provider.wait { $0.queries.count == 1 && $0.asking.isEmpty }
            await desk.clock.waitForSleepers()
            trigger.triggerGracefulShutdown()
            try await running
        }
        #expect(await desk.books.queries.count == 1)
    }

    @Test func `what was settled before its turn came is not asked about`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 1))
        await desk.provider.onCreate { _ in .answer(.pending) }
        let payouts = try await desk.create(3)
        await desk.dispatch()
        await desk.provider.settleAll(as: .paid)
        desk.clock.advance(by: .seconds(10))
        async let asking: Void = desk.query()
        await desk.provider.wait { $0.queries.count == 1 && $0.asking.isEmpty }
        await desk.clock.waitForSleepers()
        for payout in payouts { await desk.hear(.paid, about: payout) }
        desk.clock.letTimePass()
        desk.clock.advance(by: .seconds(100))
        await asking
        #expect(await desk.books.queries.count == 1)
    }

    @Test func `a question uses the name that the provider gave meanwhile`() async throws {
        let desk = try Desk.keyed(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 1))
        await desk.provider.behave(.init(namesReference: true))
        await desk.provider.onCreate { _ in .lostAnswer(.pending) }
        let payout = try await desk.submitted()
        #expect(payout.providerReference == nil)
        // The repeat under the same key is answered with the provider's name.
        await desk.provider.onCreate { _ in .answer(.pending) }
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        let books = await desk.books
        #expect(books.creates.count == 2)
        #expect(books.queriedReferences == [ScriptedProvider.reference(payout.orderNumber)])
    }

    @Test func `an error of the ledger about one payout leaves the others their turn`() async throws
    {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.pending) }
        _ = try await desk.create(4)
        await desk.dispatch()
        await desk.provider.settleAll(as: .paid)
        desk.clock.advance(by: .seconds(10))
        let store = desk.store
        store.plan(.fail(.busy(path: "ledger")), next: .before(.finishQuery))
        await desk.query()
        #expect(try await store.count(PayoutFilter(statuses: [.paid])).value == 3)
        desk.clock.advance(by: .seconds(3_600))
        await desk.query()
        #expect(try await store.count(PayoutFilter(statuses: [.paid])).value == 4)
        #expect(desk.log.lines.contains { $0.contains("queries") })
    }
}
