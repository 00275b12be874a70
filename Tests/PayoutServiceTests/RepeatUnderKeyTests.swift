import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// Repeating the same request under the same idempotency key, inside the provider's window.
@Suite(.timeLimit(.minutes(10)))
struct RepeatUnderKeyTests {
    private static let day = 86_400

    @Test(arguments: [.lostAnswer(.paid), .lostRequest] as [ScriptedProvider.CreateStep])
    func `an unknown outcome is settled by the same request with the same key`(
        step: ScriptedProvider.CreateStep
    ) async throws {
        let desk = try Desk.keyed()
        await desk.provider.onCreate { _ in step }
        let payout = try await desk.submitted()
        await desk.provider.onCreate { _ in .answer(.paid) }
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        let history = try await desk.history(payout.id)
        #expect(history.payout.status == .paid)
        #expect(history.attempts.count == 2)
        let books = await desk.books
        #expect(books.creates.map(\.key) == [payout.idempotencyKey, payout.idempotencyKey])
        #expect(books.creates.map(\.order) == [payout.orderNumber, payout.orderNumber])
        #expect(books.orders[payout.orderNumber]?.payments == 1)
    }

    @Test func `what the provider has named is asked about, not repeated`() async throws {
        let desk = try Desk.keyed()
        await desk.provider.onCreate { _ in .lostAnswer(.paid) }
        let payout = try await desk.submitted()
        let named = Evidence(
            source: .notification,
            claim: .unclear,
            rawStatus: "?",
            providerReference: "TX-1",
            receivedAt: desk.clock.date
        )
        let context = ChangeContext(
            at: desk.clock.date,
            by: OperatorName(rawValue: "linh"),
            policy: .standard
        )
        _ = try await desk.store.apply(.evidence(named), to: payout.id, context: context)
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        let books = await desk.books
        #expect(books.creates.count == 1)
        #expect(books.queries.count == 1)
    }

    @Test func `repeats are few and spread, and then it only asks`() async throws {
        let desk = try Desk.keyed(Desk.Terms(policy: .unbroken))
        await desk.provider.onCreate { _ in .lostRequest }
        let payout = try await desk.submitted()
        for _ in 0..<400 {
            desk.clock.advance(by: .seconds(200))
            await desk.dispatch()
            await desk.query()
        }
        let books = await desk.books
        #expect(books.creates.count == 5)
        let first = try #require(books.creates.first?.at)
        let ages = books.creates.map { $0.at.timeIntervalSince(first) }
        // One at once, the others after a minute, ten minutes and an hour.
        for (age, least) in zip(ages, [0.0, 0, 60, 600, 3_600]) { #expect(age >= least) }
        #expect(!books.queries.isEmpty)
        #expect(try await desk.payout(payout.id).status == .unknown)
    }

    @Test(arguments: [(23 * 3_600 - 1, 2), (23 * 3_600, 1), (24 * 3_600, 1), (90 * 3_600, 1)])
    func `nothing is repeated once the window less an hour has passed`(
        age: Int,
        creates: Int
    )
        async throws
    {
        let desk = try Desk.keyed()
        await desk.provider.onCreate { _ in .lostAnswer(.paid) }
        let payout = try await desk.submitted()
        desk.clock.advance(by: .seconds(age))
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.query()
        let books = await desk.books
        #expect(books.creates.count == creates)
        #expect(books.orders[payout.orderNumber]?.payments == 1)
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    @Test func `a repeat that never left settles nothing: the first request may have paid`()
        async throws
    {
        let desk = try Desk.keyed()
        await desk.provider.onCreate { _ in .lostAnswer(.paid) }
        await desk.provider.onQuery { _ in .noAnswer }
        let payout = try await desk.submitted()
        await desk.provider.onCreate { _ in .notSent }
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        #expect(await desk.books.creates.count == 2)
        #expect(try await desk.payout(payout.id).status == .unknown)
        await #expect(throws: ServiceError.self) {
            try await desk.service.cancel(payout.id, reason: "late", by: Desk.mai)
        }
        // The provider comes back when its window is over.
        desk.clock.advance(by: .seconds(2 * Self.day))
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.dispatch()
        await desk.query()
        let books = await desk.books
        #expect(books.creates.count == 2)
        #expect(books.orders[payout.orderNumber]?.payments == 1)
    }

    @Test func `waiting to be sent does not use up the window or the repeats`() async throws {
        let desk = try Desk.keyed(Desk.Terms(policy: .unbroken))
        await desk.provider.onCreate { _ in .notSent }
        let payout = try await desk.create()
        for _ in 0..<100 {
            await desk.dispatch()
            desk.clock.advance(by: .seconds(1_000))
        }
        await desk.provider.onCreate { _ in .lostAnswer(.paid) }
        await desk.dispatch()
        await desk.provider.onCreate { _ in .answer(.paid) }
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        #expect(try await desk.payout(payout.id).status == .paid)
        #expect(await desk.books.queries.isEmpty)
        #expect(await desk.books.orders[payout.orderNumber]?.payments == 1)
    }

    @Test func `a provider without a window is asked, never told again`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .lostAnswer(.paid) }
        let payout = try await desk.submitted()
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        #expect(try await desk.payout(payout.id).status == .paid)
        #expect(await desk.books.creates.count == 1)
        #expect(await desk.books.queries == [payout.orderNumber])
    }
}
