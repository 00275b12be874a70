import PayoutService
import Payouts
import PayoutsTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SubmitTests {
    @Test func `one payout is submitted now and comes back with its answer`() async throws {
        let desk = try Desk()
        let other = try await desk.create()
        let payout = try await desk.create()
        let paid = try await desk.service.submit(payout.id, by: Desk.mai, patience: .seconds(60))
        #expect(paid.status == .paid)
        #expect(try await desk.payout(payout.id) == paid)
        #expect(try await desk.payout(other.id).status == .queued)
    }

    @Test func `what another process submits is waited for, not sent twice`() async throws {
        let first = try Desk()
        let second = try first.another()
        await first.provider.onCreate { _ in .hang(.answer(.paid)) }
        let payout = try await first.create()
        async let dispatching: Void = first.dispatch()
        await first.provider.wait { $0.inFlight == 1 }
        async let waiting = second.service.submit(payout.id, by: Desk.mai, patience: .seconds(60))
        await first.clock.waitForSleepers()
        await first.provider.release()
        await dispatching
        first.clock.advance(by: .seconds(1))
        #expect(try await waiting.status == .paid)
        #expect(await first.books.creates.count == 1)
    }

    @Test func `what a failing provider or a pause holds is not waited for`() async throws {
        let desk = try Desk()
        try await desk.service.pause(.payproVN, reason: "pays twice", by: Desk.mai)
        let payout = try await desk.create()
        let held = try await desk.service.submit(payout.id, by: Desk.mai, patience: .seconds(60))
        #expect(held.status == .queued)
        #expect(desk.clock.date == .testStart, "nobody waited")
        guard case .paused(let pause) = try await desk.service.hold(on: held) else {
            Issue.record("it is not said to be paused")
            return
        }
        #expect(pause.reason == "pays twice")
        try await desk.service.resume(.payproVN, by: Desk.mai)
        #expect(try await desk.service.hold(on: held) == nil)
    }

    @Test func `patience ends with the payout as it stands`() async throws {
        let first = try Desk()
        let second = try first.another()
        await first.provider.onCreate { _ in .hang(.answer(.paid)) }
        let payout = try await first.create()
        async let dispatching: Void = first.dispatch()
        await first.provider.wait { $0.inFlight == 1 }
        first.clock.letTimePass()
        let waited = try await second.service.submit(
            payout.id,
            by: Desk.mai,
            patience: .seconds(20)
        )
        #expect(waited.status == .submitting)
        #expect(first.clock.date == .test(20))
        await first.provider.release()
        await dispatching
    }

    @Test func `whoever is canceled waits no longer`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .notSent }
        let payout = try await desk.submitted()
        let waiting = Task {
            try await desk.service.submit(payout.id, by: Desk.mai, patience: .seconds(86_400))
        }
        await desk.clock.waitForSleepers()
        waiting.cancel()
        #expect(try await waiting.value == payout)
        #expect(await desk.books.creates.count == 1)
    }

    @Test func `a payout that is not in the ledger is not found`() async throws {
        let desk = try Desk()
        let id = PayoutID.make(7)
        await #expect(throws: ServiceError.store(.notFound(id.rawValue))) {
            try await desk.service.submit(id, by: Desk.mai, patience: .seconds(1))
        }
    }

    @Test func `a settled payout comes back as it is`() async throws {
        let desk = try Desk()
        let payout = try await desk.submitted()
        #expect(
            try await desk.service.submit(payout.id, by: Desk.mai, patience: .seconds(60)) == payout
        )
        #expect(await desk.books.creates.count == 1)
    }
}
