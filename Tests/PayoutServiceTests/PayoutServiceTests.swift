import PayoutService
import Payouts
import PayoutsTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PayoutServiceTests {
    @Test func `an intent is in the ledger before anything is sent`() async throws {
        let desk = try Desk()
        let payout = try await desk.create()
        let history = try await desk.another().history(payout.id)
        #expect(history.payout == payout)
        #expect(history.transitions.map(\.to) == [.queued])
        #expect(history.attempts.isEmpty)
        #expect(await desk.books.creates.isEmpty)
    }

    @Test func `the same prepared payout twice is refused and paid once`() async throws {
        let desk = try Desk()
        let payout = try await desk.create()
        await #expect(throws: ServiceError.self) { try await desk.service.create(payout) }
        await #expect(throws: ServiceError.self) {
            try await desk.another().service.create(payout)
        }
        #expect(try await desk.store.count(PayoutFilter()).value == 1)
        await desk.dispatch()
        #expect(await desk.books.creates.count == 1)
    }

    @Test func `a draft with problems names every one and changes nothing`() async throws {
        let desk = try Desk()
        let values = ["amount": "49999.5", "account": "12", "colour": "red"]
        let error = await #expect(throws: ServiceError.self) {
            try await desk.service.draft(.payproVN, values: values)
        }
        guard case .invalid(let problems) = error else {
            Issue.record("expected the problems, not \(String(describing: error))")
            return
        }
        #expect(problems.problems.map(\.key) == ["colour", "amount", "name", "account"])
        #expect(try await desk.store.count(PayoutFilter()).value == 0)
    }

    @Test func `what is reviewed is what is sent`() async throws {
        let desk = try Desk()
        let draft = try await desk.service.draft(.payproVN, values: Desk.values)
        let payout = desk.service.prepare(draft, by: Desk.mai)
        let preview = try desk.service.preview(payout)
        #expect(await desk.books.creates.isEmpty)
        try await desk.service.create(payout)
        await desk.dispatch()
        #expect(try await desk.history(payout.id).attempts.first?.exchange == preview)
    }

    @Test func `a provider that is not configured is refused before anything is kept`() async throws
    {
        let desk = try Desk()
        let error = ServiceError.notConfigured(.dvpay)
        await #expect(throws: error) {
            try await desk.service.draft(.dvpay, values: Desk.values)
        }
        let clock = ManualClock()
        let other = try Desk(clock, [ScriptedProvider(.dvpay) { clock.date }])
        let payout = try await other.create()
        await #expect(throws: error) { try await desk.service.create(payout) }
        #expect(throws: error) { try desk.service.preview(payout) }
        #expect(try await desk.store.count(PayoutFilter()).value == 0)
    }

    @Test func `a payout can be withdrawn until it is submitted`() async throws {
        let desk = try Desk()
        let first = try await desk.create()
        let withdrawn = try await desk.service.cancel(first.id, reason: "typo", by: Desk.mai)
        #expect(withdrawn.status == .canceled)
        await desk.dispatch()
        #expect(await desk.books.creates.isEmpty)

        let second = try await desk.submitted()
        let refusal = LifecycleError(status: .paid, event: "cancel")
        await #expect(throws: ServiceError.store(.refused(refusal))) {
            try await desk.service.cancel(second.id, reason: "typo", by: Desk.mai)
        }
    }

    @Test func `a replacement names what it replaces and has references of its own`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .answer(.failed) }
        let failed = try await desk.submitted()
        let draft = try await desk.service.draft(.payproVN, values: Desk.values)
        let next = desk.service.prepare(draft, by: Desk.mai, replaces: failed.id)
        #expect(next.replaces == failed.id)
        #expect(next.id != failed.id)
        #expect(next.orderNumber != failed.orderNumber)
        #expect(next.idempotencyKey != failed.idempotencyKey)
    }
}
