import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import ServiceLifecycleTestKit
import Testing

/// Re-queries that are kept until they are through, whoever works on them.
@Suite(.timeLimit(.minutes(10)))
struct RequeryJobTests {
    /// Nothing is asked about by itself.
    private static let unscheduled = LifecyclePolicy(retryDelays: [], queryDelays: [])

    private static func terms(perSecond: Double, burst: Int) -> Desk.Terms {
        Desk.Terms(policy: unscheduled, queriesPerSecond: perSecond, queryBurst: burst)
    }

    private func processing(_ count: Int, _ desk: Desk) async throws -> [Payout] {
        await desk.provider.onCreate { _ in .answer(.pending) }
        let payouts = try await desk.create(count)
        await desk.dispatch()
        return payouts
    }

    /// Every line that is told, and the last state of the re-query.
    private func follow(_ run: RequeryRun) async -> (lines: [RequeryLine], end: RequeryJob?) {
        var lines: [RequeryLine] = []
        var end: RequeryJob?
        for await update in run.updates {
            lines += update.lines
            end = update.job
        }
        return (lines, end)
    }

    @Test func `chosen payouts are asked about, oldest first, with a line for each`()
        async throws
    {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(4, desk)
        let unsent = try await desk.create()
        await desk.provider.settle(payouts[1].orderNumber, as: .paid)
        await desk.provider.onQuery { [mute = payouts[2].id] payout in
            payout.id == mute ? .noAnswer : .truth
        }
        desk.clock.letTimePass()
        let ids = (payouts + [unsent]).reversed().map(\.id)
        let run = try await desk.service.requery(.payouts(ids), by: Desk.mai)
        #expect(run.job.total == 4, "what was never submitted is not in it")
        let (lines, end) = await follow(run)
        #expect(lines.map(\.payout) == payouts.map(\.id))
        #expect(lines.map(\.outcome) == [.unchanged, .changed, .unanswered, .unchanged])
        #expect(lines.map(\.status) == [.processing, .paid, .processing, .processing])
        #expect(
            lines.map(\.message) == [
                "a query found it in progress; it is processing",
                "a query found it paid; it is paid",
                "no usable answer (HTTP 503); nothing changed",
                "a query found it in progress; it is processing",
            ]
        )
        #expect(end?.done == 4)
        #expect(end?.endedAt != nil)
        #expect(end?.isCanceled == false)
        let asked = try await desk.history(payouts[0].id)
        #expect(asked.queries.map(\.by) == [Desk.mai])
        #expect(asked.payout.queryCount == 0, "a person's question does not use up the schedule")
    }

    @Test func `two re-queries of the same payouts ask about each once, and both tell of it`()
        async throws
    {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(5, desk)
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let now = desk.clock.date
        let first = try await desk.store.startRequery(of: scope, by: Desk.mai, at: now)
        let second = try await desk.store.startRequery(of: scope, by: Desk.mai, at: now)
        desk.clock.advance(by: .seconds(1))
        await desk.query()
        #expect(await desk.books.queries.count == 5)
        for job in [first, second] {
            let lines = try await desk.store.requeryLines(of: job.id, after: 0, limit: 10)
            #expect(lines.map(\.outcome) == Array(repeating: .unchanged, count: 5))
            let told = "a query found it in progress; it is processing"
            #expect(lines.allSatisfy { $0.message == told })
        }
    }

    @Test func `a line whose payout somebody is asking about waits for that answer`()
        async throws
    {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payout = try await processing(1, desk)[0]
        await desk.provider.settleAll(as: .paid)
        await desk.provider.onQuery { _ in .hang(.truth) }
        async let first = desk.service.requery(payout.id, by: Desk.mai)
        await desk.provider.wait { $0.asking.count == 1 }
        let scope = RequeryScope.payouts([payout.id])
        _ = try await desk.store.startRequery(of: scope, by: Desk.mai, at: desk.clock.date)
        async let working: Void = desk.query()
        await desk.clock.waitForSleepers()
        desk.clock.advance(by: .milliseconds(50))
        await desk.provider.release()
        #expect(await first.message == "a query found it paid; it is paid")
        desk.clock.advance(by: .milliseconds(50))
        await working
        let job = try #require(try await desk.store.requeryJobs(limit: 1).first)
        #expect(job.done == 1)
        #expect(job.endedAt != nil)
        #expect(await desk.books.queries.count == 1)
    }

    @Test func `an answer of yesterday is none, nor is a question that was not answered`()
        async throws
    {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(2, desk)
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let job = try await desk.store.startRequery(of: scope, by: Desk.mai, at: desk.clock.date)
        desk.clock.advance(by: .seconds(60))
        _ = await desk.service.requery(payouts[0].id, by: Desk.mai)
        desk.clock.advance(by: .seconds(86_400))
        await desk.provider.onQuery { _ in .noAnswer }
        _ = await desk.service.requery(payouts[1].id, by: Desk.mai)
        await desk.provider.onQuery { _ in .truth }
        desk.clock.advance(by: .seconds(1))
        await desk.query()
        #expect(await desk.books.queries.count == 4)
        let lines = try await desk.store.requeryLines(of: job.id, after: 0, limit: 10)
        #expect(lines.map(\.outcome) == [.unchanged, .unchanged])
    }

    @Test func `a filter means what matches when it starts`() async throws {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(3, desk)
        await desk.provider.settle(payouts[0].orderNumber, as: .paid)
        _ = await desk.service.requery(payouts[0].id, by: Desk.mai)
        desk.clock.letTimePass()
        let scope = RequeryScope.matching(PayoutFilter(statuses: [.processing]))
        let (lines, _) = await follow(try await desk.service.requery(scope, by: Desk.mai))
        #expect(lines.map(\.payout) == payouts.dropFirst().map(\.id))
    }

    @Test func `nothing to ask about ends at once`() async throws {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let run = try await desk.service.requery(.payouts([]), by: Desk.mai)
        let (lines, end) = await follow(run)
        #expect(lines.isEmpty)
        #expect(end?.endedAt != nil)
    }

    @Test func `it keeps to the provider's rate`() async throws {
        let desk = try Desk(Self.terms(perSecond: 0.1, burst: 2))
        let payouts = try await processing(5, desk)
        desk.clock.letTimePass()
        let scope = RequeryScope.payouts(payouts.map(\.id))
        _ = await follow(try await desk.service.requery(scope, by: Desk.mai))
        let times = await desk.books.queryTimes.map { $0.timeIntervalSince(.testStart) }
        #expect(times.count == 5)
        for (turn, earliest) in [0.0, 0, 10, 20, 30].enumerated() {
            #expect(times[turn] >= earliest)
        }
    }

    @Test func `canceled, it asks nobody else and keeps what it learnt`() async throws {
        let desk = try Desk(Self.terms(perSecond: 0.01, burst: 2))
        let payouts = try await processing(9, desk)
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let run = try await desk.service.requery(scope, by: Desk.mai)
        let following = Task { await follow(run) }
        await desk.provider.wait { $0.queries.count == 2 && $0.asking.isEmpty }
        while try await desk.store.requeryJob(run.job.id)?.done != 2 { await Task.yield() }
        // The watcher sleeps, and the third waits for its turn.
        await desk.clock.waitForSleepers(2)
        try await desk.service.cancelRequery(run.job.id, by: Desk.mai)
        desk.clock.letTimePass()
        desk.clock.advance(by: .milliseconds(100))
        let (lines, end) = await following.value
        #expect(lines.count >= 2)
        #expect(end?.isCanceled == true)
        #expect(lines.count == end?.done)
        desk.clock.advance(by: .seconds(86_400))
        await desk.query()
        #expect(await desk.books.queries.count == 2)
    }

    @Test func `canceled when thousands are done, every line is told`() async throws {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(1_200, desk)
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let job = try await desk.store.startRequery(of: scope, by: Desk.mai, at: desk.clock.date)
        let claimed = try await desk.store.claimRequeries(
            at: .payproVN,
            limit: 1_000,
            lease: .seconds(60),
            now: desk.clock.date
        )
        let more = try await desk.store.claimRequeries(
            at: .payproVN,
            limit: 150,
            lease: .seconds(60),
            now: desk.clock.date
        )
        for item in claimed + more {
            try await desk.store.finishRequery(
                item,
                outcome: .unchanged,
                message: "",
                at: desk.clock.date
            )
        }
        try await desk.service.cancelRequery(job.id, by: Desk.mai)
        desk.clock.letTimePass()
        let canceled = try #require(try await desk.store.requeryJob(job.id))
        let (lines, end) = await follow(desk.service.follow(canceled))
        #expect(lines.count == 1_150)
        #expect(end?.done == 1_150)
    }

    @Test func `a second process shares the work, and nobody is asked twice`() async throws {
        let first = try Desk(Desk.Terms(policy: Self.unscheduled))
        let second = try first.another()
        let payouts = try await processing(60, first)
        await first.provider.settleAll(as: .paid)
        first.clock.letTimePass()
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let run = try await first.service.requery(scope, by: Desk.mai)
        async let other: Void = second.query()
        let (lines, end) = await follow(run)
        await other
        #expect(lines.count == 60)
        #expect(Set(lines.map(\.payout)) == Set(payouts.map(\.id)))
        #expect(end?.done == 60)
        let books = await first.books
        #expect(books.queries.count == 60)
        #expect(Set(books.queries).count == 60)
        #expect(books.askedTwiceAtOnce.isEmpty)
    }

    @Test(
        arguments: [
            .after(.startRequery), .before(.claimRequeries), .after(.claimRequeries),
            .before(.finishQuery), .after(.finishQuery), .before(.finishRequery),
            .after(.finishRequery),
        ] as [PluggedStore.Moment]
    )
    func `after the plug was pulled in the middle others go on with what is left`(
        moment: PluggedStore.Moment
    ) async throws {
        let before = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(12, before)
        await before.provider.settleAll(as: .paid)
        let scope = RequeryScope.payouts(payouts.map(\.id))
        if moment == .after(.startRequery) {
            before.store.plan(.pullPlug, next: moment)
            await #expect(throws: ServiceError.self) {
                try await before.service.requery(scope, by: Desk.mai)
            }
        } else {
            let now = before.clock.date
            _ = try await before.store.startRequery(of: scope, by: Desk.mai, at: now)
            before.store.plan(.pullPlug, next: moment)
            await before.query()
        }
        #expect(before.store.isDead)

        let desk = try before.another()
        desk.clock.advance(by: .seconds(3_600))
        await desk.query()
        let job = try #require(try await desk.store.requeryJobs(limit: 1).first)
        #expect(job.done == 12)
        #expect(job.endedAt != nil)
        for payout in payouts { #expect(try await desk.payout(payout.id).status == .paid) }
        // Those that were being asked about when the plug was pulled, eight at most, were not
        // written down.
        #expect(await desk.books.queries.count <= 12 + 8)
    }

    @Test func `what another process took and left is asked about in the end, while it is watched`()
        async throws
    {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(2, desk)
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let job = try await desk.store.startRequery(of: scope, by: Desk.mai, at: desk.clock.date)
        // Another process takes both and dies.
        let taken = try await desk.store.claimRequeries(
            at: .payproVN,
            limit: 2,
            lease: .seconds(300),
            now: desk.clock.date
        )
        #expect(taken.count == 2)
        desk.clock.letTimePass()
        let (lines, end) = await follow(desk.service.follow(job))
        #expect(lines.count == 2)
        #expect(end?.done == 2)
        #expect(desk.clock.date >= .test(300))
    }

    @Test func `what nobody here can ask about is refused, or left out of a filter`() async throws {
        let before = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(2, before)
        let clock = before.clock
        let other = ScriptedProvider(.vexoraAR) { clock.date }
        let desk = try Desk(clock, [other], folder: before.folder)
        clock.letTimePass()
        let error = ServiceError.notConfigured(.payproVN)
        await #expect(throws: error) {
            try await desk.service.requery(.payouts(payouts.map(\.id)), by: Desk.mai)
        }
        await #expect(throws: error) {
            let filter = PayoutFilter(providers: [.payproVN])
            return try await desk.service.requery(.matching(filter), by: Desk.mai)
        }
        let all = RequeryScope.matching(PayoutFilter())
        let (lines, end) = await follow(try await desk.service.requery(all, by: Desk.mai))
        #expect(lines.isEmpty)
        #expect(end?.total == 0)
        #expect(await before.books.queries.isEmpty)
    }

    @Test func `a ledger that fails for a moment does not end the watching`() async throws {
        let desk = try Desk(Desk.Terms(policy: Self.unscheduled))
        let payouts = try await processing(3, desk)
        desk.store.plan(.fail(.busy(path: "ledger")), next: .before(.claimRequeries))
        desk.clock.letTimePass()
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let (lines, end) = await follow(try await desk.service.requery(scope, by: Desk.mai))
        #expect(lines.count == 3)
        #expect(end?.endedAt != nil)
    }

    @Test func `a reader that leaves stops the watching, not the re-query`() async throws {
        let desk = try Desk(Self.terms(perSecond: 0.01, burst: 1))
        let payouts = try await processing(4, desk)
        let scope = RequeryScope.payouts(payouts.map(\.id))
        let run = try await desk.service.requery(scope, by: Desk.mai)
        let reading = Task { await follow(run) }
        await desk.provider.wait { $0.queries.count == 1 && $0.asking.isEmpty }
        while try await desk.store.requeryJob(run.job.id)?.done != 1 { await Task.yield() }
        reading.cancel()
        _ = await reading.value
        #expect(try await desk.store.requeryJob(run.job.id)?.endedAt == nil)
        let other = try desk.another()
        desk.clock.letTimePass()
        desk.clock.advance(by: .seconds(7_200))
        await other.query()
        let done = try #require(try await desk.store.requeryJob(run.job.id))
        #expect(done.done == 4)
        #expect(done.endedAt != nil)
    }

    @Test func `a long re-query leaves the schedule its turns`() async throws {
        let desk = try Desk()
        let chosen = try await processing(40, desk)
        for _ in 0..<6 {
            desk.clock.advance(by: .seconds(3_600))
            await desk.query()
        }
        // The chosen ones are due again in five minutes: only the re-query asks about them now.
        let scheduled = try await processing(4, desk)
        desk.clock.advance(by: .seconds(10))
        let scope = RequeryScope.payouts(chosen.map(\.id))
        let now = desk.clock.date
        _ = try await desk.store.startRequery(of: scope, by: Desk.mai, at: now)
        let earlier = await desk.books.queries.count
        await desk.query()
        let asked = Array(await desk.books.queries.dropFirst(earlier))
        let turns = scheduled.compactMap { asked.firstIndex(of: $0.orderNumber) }
        #expect(turns.count == 4)
        #expect(turns.allSatisfy { $0 < 20 }, "\(turns)")
        // Several answers are waited for at once.
        #expect(asked.prefix(8).contains(chosen[0].orderNumber), "a person's questions go first")
    }
}
