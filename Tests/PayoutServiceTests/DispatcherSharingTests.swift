import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// How dispatchers share providers and the ledger.
@Suite(.timeLimit(.minutes(10)))
struct DispatcherSharingTests {
    @Test func `two processes on one ledger submit each of 200 payouts once`() async throws {
        let first = try Desk()
        let second = try first.another()
        let payouts = try await first.create(200)
        async let one: Void = first.dispatch()
        async let two: Void = second.dispatch()
        _ = await (one, two)
        let counts = await first.books.createCounts
        #expect(counts.count == 200)
        #expect(counts.values.allSatisfy { $0 == 1 })
        for payout in payouts {
            let history = try await second.history(payout.id)
            #expect(history.payout.status == .paid)
            #expect(history.attempts.count == 1)
        }
    }

    @Test func `a provider that hangs holds up nothing else`() async throws {
        let clock = ManualClock()
        let slow = ScriptedProvider(.vexoraAR) { clock.date }
        let quick = ScriptedProvider(.payproVN) { clock.date }
        let desk = try Desk(clock, [slow, quick], Desk.Terms(maximumInFlight: 2))
        await slow.onCreate { _ in .hang(.answer(.paid)) }
        _ = try await desk.create(4, at: .vexoraAR)
        _ = try await desk.create(12, at: .payproVN)
        async let dispatching: Void = desk.dispatch()
        await quick.wait { $0.orders.count == 12 && $0.inFlight == 0 }
        await slow.wait { $0.inFlight == 2 }
        await slow.onCreate { _ in .answer(.paid) }
        await slow.release()
        await dispatching
        #expect(await slow.books.orders.count == 4)
    }

    @Test func `one payout that hangs leaves its provider's other places to the others`()
        async throws
    {
        let desk = try Desk(Desk.Terms(maximumInFlight: 2))
        let stuck = try await desk.create()
        await desk.provider.onCreate { payout in
            payout.id == stuck.id ? .hang(.answer(.paid)) : .answer(.paid)
        }
        _ = try await desk.create(9)
        async let dispatching: Void = desk.dispatch()
        await desk.provider.wait { $0.orders.count == 10 && $0.inFlight == 1 }
        await desk.provider.release()
        await dispatching
        #expect(try await desk.payout(stuck.id).status == .paid)
    }

    @Test(arguments: [1, 3, 8])
    func `no more creates are in flight at once than allowed`(maximum: Int) async throws {
        let desk = try Desk(Desk.Terms(maximumInFlight: maximum))
        await desk.provider.onCreate { _ in .hang(.answer(.paid)) }
        _ = try await desk.create(20)
        async let dispatching: Void = desk.dispatch()
        await desk.provider.wait { $0.inFlight == maximum }
        #expect(try await desk.store.count(PayoutFilter(statuses: [.submitting])).value == maximum)
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.provider.release()
        await dispatching
        let books = await desk.books
        #expect(books.orders.count == 20)
        #expect(books.mostInFlight <= maximum)
    }

    @Test func `an attempt that outlives its lease is not sent again when its answer comes late`()
        async throws
    {
        let first = try Desk()
        await first.provider.onCreate { _ in .hang(.answer(.paid)) }
        let payout = try await first.create()
        async let dispatching: Void = first.dispatch()
        await first.provider.wait { $0.inFlight == 1 }
        first.clock.advance(by: .seconds(33))
        let second = try first.another()
        await second.dispatch()
        #expect(try await second.payout(payout.id).status == .unknown)
        await first.provider.release()
        await dispatching
        let history = try await second.history(payout.id)
        #expect(history.payout.status == .paid)
        #expect(history.attempts.count == 1)
        #expect(await first.books.creates.count == 1)
    }
}
