import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// The plug is pulled between the arrival of a notification and what it does.
@Suite(.timeLimit(.minutes(10)))
struct NotificationCrashTests {
    @Test(
        arguments: [
            .before(.keep), .after(.keep), .before(.applyNotifications),
            .after(.applyNotifications),
        ] as [PluggedStore.Moment]
    )
    func `what was acknowledged is applied once by whoever comes next`(
        moment: PluggedStore.Moment
    ) async throws {
        let before = try Desk()
        await before.provider.onCreate { _ in .answer(.pending) }
        let payout = try await before.submitted()
        let letter = await before.provider.letter(.paid, about: payout.orderNumber)
        before.store.plan { $0 == moment ? .pullPlug : .proceed }
        let reception = await before.receive(letter)
        await before.applyNotifications()
        #expect(before.store.isDead)

        let desk = try before.another()
        // The provider sends again what nobody acknowledged.
        if case .notKept = reception { _ = await desk.receive(letter) }
        await desk.applyNotifications()
        let history = try await desk.history(payout.id)
        #expect(history.payout.status == .paid)
        #expect(history.evidence.filter { $0.source == .notification }.count == 1)
        #expect(history.transitions.map(\.to) == [.queued, .submitting, .processing, .paid])
        let pending = NotificationFilter(dispositions: [.pending])
        #expect(try await desk.store.notifications(pending, before: nil, limit: 1).isEmpty)
    }

    @Test(arguments: PluggedStore.Operation.allCases)
    func `an early notification survives a plug pulled at any moment of the submission`(
        operation: PluggedStore.Operation
    ) async throws {
        for moment in [PluggedStore.Moment.before(operation), .after(operation)] {
            let before = try Desk()
            let payout = try await before.create()
            await before.provider.onCreate { _ in
                .meanwhile(.answer(.pending)) {
                    await before.provider.settle(payout.orderNumber, as: .paid)
                    await before.hear(.paid, about: payout)
                }
            }
            before.store.plan { $0 == moment ? .pullPlug : .proceed }
            await before.dispatch()
            await before.provider.onCreate { _ in .answer(.paid) }

            let desk = try before.another()
            desk.clock.advance(by: .seconds(40))
            for letter in await desk.books.letters { _ = await desk.receive(letter.message) }
            await desk.applyNotifications()
            for _ in 0..<3 {
                await desk.dispatch()
                desk.clock.advance(by: .seconds(30))
                await desk.query()
            }
            let status = try await desk.payout(payout.id).status
            let books = await desk.books
            if moment == .after(.claimAttempt) {
                #expect(status == .unknown, "nobody knows that nothing left")
                #expect(books.creates.isEmpty)
            } else {
                #expect(status == .paid, "\(moment)")
                #expect(books.createCounts == [payout.orderNumber: 1], "\(moment)")
            }
        }
    }
}
