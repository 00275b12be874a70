import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RequeryTests {
    private func requery(_ ids: [PayoutID], _ desk: Desk) async -> [RequeryResult] {
        var results: [RequeryResult] = []
        for id in ids { results.append(await desk.service.requery(id, by: Desk.mai)) }
        return results
    }

    private func processing(_ count: Int, _ desk: Desk) async throws -> [Payout] {
        await desk.provider.onCreate { _ in .answer(.pending) }
        let payouts = try await desk.create(count)
        await desk.dispatch()
        return payouts
    }

    @Test func `one payout is asked about ahead of its schedule`() async throws {
        let desk = try Desk()
        let payout = try await processing(1, desk)[0]
        await desk.provider.settleAll(as: .paid)
        let result = await desk.service.requery(payout.id, by: Desk.mai)
        let answer = try result.outcome.get()
        #expect(answer.payout.status == .paid)
        #expect(result.message == "a query found it paid; it is paid")
        let history = try await desk.history(payout.id)
        #expect(history.payout == answer.payout)
        #expect(history.queries.map(\.by) == [Desk.mai])
    }

    @Test func `each is answered by itself, whatever became of the others`() async throws {
        let desk = try Desk()
        let payouts = try await processing(4, desk)
        await desk.provider.settle(payouts[0].orderNumber, as: .paid)
        await desk.provider.settle(payouts[1].orderNumber, as: .failed)
        await desk.provider.onQuery { [lost = payouts[3].id] payout in
            payout.id == lost ? .noAnswer : .truth
        }
        let queued = try await desk.create()
        let unknown = PayoutID.make(99)
        let ids = [payouts[3].id, unknown, payouts[1].id, queued.id, payouts[0].id, payouts[2].id]
        let results = await requery(ids, desk)
        #expect(results.map(\.id) == ids)
        #expect(
            results.map(\.message) == [
                "no usable answer (HTTP 503); nothing changed",
                "There is no payout \(unknown) in this ledger. Check the id and the ledger.",
                "a query found it failed; it is failed",
                "\(queued.id) was never submitted, so its provider does not know it. "
                    + "Submit it first.",
                "a query found it paid; it is paid",
                "a query found it in progress; it is processing",
            ]
        )
        #expect(await desk.books.queries.count == 4)
        #expect(try await desk.payout(queued.id) == queued)
    }

    @Test func `while somebody is asking, another waits for the answer, and nobody is asked twice`()
        async throws
    {
        let desk = try Desk()
        let other = try desk.another()
        let payout = try await processing(1, desk)[0]
        await desk.provider.settleAll(as: .paid)
        await desk.provider.onQuery { _ in .hang(.truth) }
        async let first = desk.service.requery(payout.id, by: Desk.mai)
        await desk.provider.wait { $0.asking.count == 1 }
        async let second = other.service.requery(payout.id, by: Desk.mai)
        await desk.clock.waitForSleepers()
        let third = Task { await other.service.requery(payout.id, by: Desk.mai) }
        await desk.clock.waitForSleepers(2)
        third.cancel()
        let told = "no usable answer (canceled before it was asked); nothing changed"
        #expect(await third.value.message == told)
        desk.clock.advance(by: .milliseconds(50))
        await desk.provider.release()
        #expect(await first.message == "a query found it paid; it is paid")
        desk.clock.advance(by: .milliseconds(50))
        #expect(await second.message == "a query found it paid; it is paid")
        #expect(await desk.books.queries.count == 1)
    }

    @Test func `asking keeps to the provider's rate`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 2))
        let payouts = try await processing(5, desk)
        desk.clock.letTimePass()
        _ = await requery(payouts.map(\.id), desk)
        let times = await desk.books.queryTimes.map { $0.timeIntervalSince(.testStart) }
        #expect(times == [0, 0, 10, 20, 30])
    }

    @Test func `two processes on one ledger keep to the rate together`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 2))
        let other = try desk.another()
        let payouts = try await processing(6, desk)
        desk.clock.letTimePass()
        for payout in payouts {
            _ = await desk.service.requery(payout.id, by: Desk.mai)
            _ = await other.service.requery(payout.id, by: Desk.mai)
        }
        let times = await desk.books.queryTimes.map { $0.timeIntervalSince(.testStart) }
        #expect(times == [0, 0] + (1...10).map { Double($0) * 10 })
    }

    @Test func `whoever is canceled while waiting for a turn asks nothing`() async throws {
        let desk = try Desk(Desk.Terms(queriesPerSecond: 0.1, queryBurst: 1))
        let payouts = try await processing(2, desk)
        _ = await desk.service.requery(payouts[0].id, by: Desk.mai)
        let waiting = Task { await desk.service.requery(payouts[1].id, by: Desk.mai) }
        await desk.clock.waitForSleepers()
        waiting.cancel()
        let result = await waiting.value
        #expect(
            result.message == "no usable answer (canceled before it was asked); nothing changed"
        )
        #expect(await desk.books.queries.count == 1)
        #expect(try await desk.history(payouts[1].id).queries.isEmpty)
    }

    @Test func `a payout whose provider is no longer configured cannot be asked about`()
        async throws
    {
        let before = try Desk()
        let payout = try await processing(1, before)[0]
        let other = ScriptedProvider(.vexoraAR) { Date.testStart }
        let desk = try Desk(before.clock, [other], folder: before.folder)
        let result = await desk.service.requery(payout.id, by: Desk.mai)
        #expect(result.outcome == .failure(.notConfigured(.payproVN)))
        #expect(await before.books.queries.isEmpty)
    }

    @Test func `a settled payout may be asked about, and contrary final word reverses it`()
        async throws
    {
        let desk = try Desk()
        let payout = try await desk.submitted()
        await desk.provider.settle(payout.orderNumber, as: .returned)
        desk.clock.advance(by: .seconds(60))
        let answer = try await desk.service.requery(payout.id, by: Desk.mai).outcome.get()
        #expect(answer.payout.status == .returned)
        #expect(answer.payout.flags.contains(.reversed))
    }
}
