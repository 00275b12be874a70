import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct DispatcherTests {
    @Test func `what is due is submitted once`() async throws {
        let desk = try Desk()
        let payouts = try await desk.create(20)
        await desk.dispatch()
        await desk.dispatch()
        let books = await desk.books
        #expect(books.createCounts.values.allSatisfy { $0 == 1 })
        #expect(Set(books.creates.map(\.order)) == Set(payouts.map(\.orderNumber)))
        for payout in payouts { #expect(try await desk.payout(payout.id).status == .paid) }
    }

    @Test func `the attempt is in the ledger before the provider is called`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .hang(.answer(.pending)) }
        let payout = try await desk.create()
        async let dispatching: Void = desk.dispatch()
        await desk.provider.wait { $0.inFlight == 1 }
        let history = try await desk.another().history(payout.id)
        #expect(history.payout.status == .submitting)
        let attempt = try #require(history.attempts.first)
        #expect(attempt.outcome == nil)
        #expect(attempt.leaseUntil >= attempt.startedAt + 30)
        await desk.provider.release()
        await dispatching
        #expect(try await desk.payout(payout.id).status == .processing)
    }

    @Test
    func `what was not sent is sent again later, each time after a longer wait, up to a bound`()
        async throws
    {
        let desk = try Desk(Desk.Terms(policy: .unbroken))
        await desk.provider.onCreate { _ in .notSent }
        let payout = try await desk.create()
        for wait in [1.0, 2, 5, 15, 60, 300, 300, 300] {
            await desk.dispatch()
            let queued = try await desk.payout(payout.id)
            #expect(queued.status == .queued)
            let due = try #require(queued.nextAttemptAt).timeIntervalSince(desk.clock.date)
            #expect((wait...(wait * 1.2 + 0.001)).contains(due))
            desk.clock.advance(by: .seconds(wait - 0.01))
            await desk.dispatch()
            #expect(try await desk.payout(payout.id) == queued)
            desk.clock.advance(by: .seconds(wait))
        }
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.dispatch()
        let books = await desk.books
        #expect(books.creates.count == 9)
        #expect(Set(books.creates.map(\.order)) == [payout.orderNumber])
        #expect(Set(books.creates.map(\.key)) == [payout.idempotencyKey])
        #expect(books.orders[payout.orderNumber]?.payments == 1)
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    @Test(arguments: [false, true], [0, 1, 2])
    func `what may have been sent is never sent again by the dispatcher, however long it waits`(
        isKeyed: Bool,
        script: Int
    ) async throws {
        let desk = try isKeyed ? Desk.keyed() : Desk()
        let steps: [ScriptedProvider.CreateStep] = [
            .lostAnswer(.paid), .lostRequest, .undocumented,
        ]
        let step = steps[script]
        await desk.provider.onCreate { _ in step }
        let payout = try await desk.submitted()
        #expect(payout.status == .unknown)
        for seconds in [1, 60, 3_600, 86_400, 2_592_000] {
            desk.clock.advance(by: .seconds(seconds))
            await desk.dispatch()
        }
        #expect(await desk.books.creates.count == 1)
        #expect(try await desk.payout(payout.id).status == .unknown)
    }

    @Test func `a definite refusal is failed and stays so`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.failed) }
        let payout = try await desk.submitted()
        desk.clock.advance(by: .seconds(86_400))
        await desk.dispatch()
        await desk.query()
        #expect(try await desk.payout(payout.id).status == .failed)
        #expect(await desk.books.creates.count == 1)
    }

    @Test func `an answer that is lost on its way into the ledger leaves the outcome unknown`()
        async throws
    {
        let desk = try Desk()
        desk.store.plan { moment in
            moment == .before(.finishAttempt) ? .fail(.busy(path: "ledger")) : .proceed
        }
        let payout = try await desk.submitted()
        #expect(payout.status == .submitting)
        #expect(desk.log.lines.contains { $0.contains("recording an attempt") })
        desk.store.plan { _ in .proceed }
        desk.clock.advance(by: .seconds(33))
        await desk.dispatch()
        #expect(try await desk.payout(payout.id).status == .unknown)
        #expect(await desk.books.creates.count == 1)
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    @Test func `early evidence wins over a create answer that says less`() async throws {
        let answers: [ScriptedProvider.CreateStep] = [
            .answer(.pending), .lostAnswer(.paid), .undocumented, .notSent,
        ]
        for answer in answers {
            let desk = try Desk()
            await desk.provider.onCreate { _ in .hang(answer) }
            let payout = try await desk.create()
            async let dispatching: Void = desk.dispatch()
            await desk.provider.wait { $0.inFlight == 1 }
            let told = try await desk.store.apply(
                desk.evidence(.paid, from: .notification),
                to: payout.id,
                context: desk.context
            )
            #expect(told.status == .paid)
            await desk.provider.release()
            await dispatching
            let history = try await desk.history(payout.id)
            #expect(history.payout.status == .paid, "after \(answer)")
            #expect(history.attempts.first?.outcome != nil)
            desk.clock.advance(by: .seconds(86_400))
            await desk.dispatch()
            #expect(await desk.books.creates.count == 1)
        }
    }
}
