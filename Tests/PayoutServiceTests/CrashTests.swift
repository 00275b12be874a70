import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// The plug is pulled at the worst moments; another process takes over.
@Suite(.timeLimit(.minutes(10)))
struct CrashTests {
    /// When the plug is pulled.
    enum Point: CaseIterable, Sendable {
        case beforeClaim, betweenClaimAndSend, betweenSendAndAnswer, betweenAnswerAndRecord
        case afterRecord

        /// What a restart finds after the lease.
        var found: PayoutStatus {
            switch self {
            case .beforeClaim: .queued
            case .betweenClaimAndSend, .betweenSendAndAnswer, .betweenAnswerAndRecord: .unknown
            case .afterRecord: .processing
            }
        }

        /// Whether the request had left.
        var wasSent: Bool { self != .beforeClaim && self != .betweenClaimAndSend }

        fileprivate var moment: PluggedStore.Moment? {
            switch self {
            case .beforeClaim: .before(.claimAttempt)
            case .betweenClaimAndSend: .after(.claimAttempt)
            case .betweenSendAndAnswer: nil
            case .betweenAnswerAndRecord: .before(.finishAttempt)
            case .afterRecord: .after(.finishAttempt)
            }
        }
    }

    /// Submits a payout in a process that ends at `point`.
    private func crash(_ desk: Desk, at point: Point) async throws -> Payout {
        let payout = try await desk.create()
        if let moment = point.moment {
            await desk.provider.onCreate { _ in .answer(.pending) }
            desk.store.plan { $0 == moment ? .pullPlug : .proceed }
            await desk.dispatch()
        } else {
            await desk.provider.onCreate { _ in .hang(.answer(.pending)) }
            async let dispatching: Void = desk.dispatch()
            await desk.provider.wait { $0.inFlight == 1 }
            desk.store.pullPlug()
            await desk.provider.release()
            await dispatching
        }
        #expect(desk.store.isDead)
        #expect(await desk.books.creates.count == (point.wasSent ? 1 : 0))
        await desk.provider.onCreate { _ in .answer(.paid) }
        return payout
    }

    @Test(arguments: Point.allCases)
    func `a restart finds what may have been sent unknown, and money moves once`(
        point: Point
    )
        async throws
    {
        let before = try Desk()
        let payout = try await crash(before, at: point)
        let desk = try before.another()
        #expect(try await desk.payout(payout.id).orderNumber == payout.orderNumber)
        if point.found == .unknown {
            await desk.dispatch()
            #expect(try await desk.payout(payout.id).status == .submitting, "lease still runs")
            desk.clock.advance(by: .seconds(33))
            await desk.dispatch()
            #expect(try await desk.payout(payout.id).status == .unknown)
            #expect(desk.log.lines.contains { $0.contains("interrupted") })
        } else {
            #expect(try await desk.payout(payout.id).status == point.found)
        }
        await desk.provider.settleAll(as: .paid)
        for _ in 0..<12 where try await desk.payout(payout.id).status != .paid {
            desk.clock.advance(by: .seconds(300))
            await desk.query()
            if case .offered = ResubmissionOffer(
                try await desk.history(payout.id),
                sendsOrderNumber: true
            ) {
                _ = try await desk.service.resubmit(payout.id, by: Desk.mai)
            }
            await desk.dispatch()
        }
        #expect(try await desk.payout(payout.id).status == .paid)
        let books = await desk.books
        #expect(books.orders.mapValues(\.payments) == [payout.orderNumber: 1])
        #expect(books.createCounts == [payout.orderNumber: 1])
    }

    @Test(arguments: Point.allCases)
    func `under an idempotency key the same request is repeated, and money moves once`(
        point: Point
    ) async throws {
        let before = try Desk.keyed()
        let payout = try await crash(before, at: point)
        let desk = try before.another()
        desk.clock.advance(by: .seconds(33))
        for _ in 0..<12 where try await desk.payout(payout.id).status != .paid {
            await desk.dispatch()
            desk.clock.advance(by: .seconds(300))
            await desk.query()
            await desk.provider.settleAll(as: .paid)
        }
        #expect(try await desk.payout(payout.id).status == .paid)
        let books = await desk.books
        #expect(books.orders.mapValues(\.payments) == [payout.orderNumber: 1])
        #expect(Set(books.creates.map(\.key)) == [payout.idempotencyKey])
    }

    @Test func `an intent whose keeping was not confirmed is either there or not, and paid once`()
        async throws
    {
        for moment in [PluggedStore.Moment.before(.create), .after(.create)] {
            let before = try Desk()
            before.store.plan { $0 == moment ? .pullPlug : .proceed }
            let draft = try await before.service.draft(.payproVN, values: Desk.values)
            let payout = before.service.prepare(draft, by: Desk.mai)
            await #expect(throws: ServiceError.self) { try await before.service.create(payout) }
            let desk = try before.another()
            // The operator submits the same form again.
            try? await desk.service.create(payout)
            await desk.dispatch()
            #expect(await desk.books.createCounts == [payout.orderNumber: 1])
        }
    }
}
