import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import ServiceLifecycleTestKit
import Testing

/// What notifications do to payouts, once each, whoever applies them.
@Suite(.timeLimit(.minutes(10)))
struct NotificationWorkerTests {
    private func fates(_ desk: Desk) async throws -> [NotificationDisposition] {
        try await desk.store.notifications(NotificationFilter(), before: nil, limit: 100)
            .map(\.disposition)
    }

    private func processing(_ desk: Desk) async throws -> Payout {
        await desk.provider.onCreate { _ in .answer(.pending) }
        return try await desk.submitted()
    }

    @Test func `a notification is kept before it is acknowledged, and applied afterwards`()
        async throws
    {
        let desk = try Desk()
        let payout = try await processing(desk)
        let letter = await desk.provider.letter(.paid, about: payout.orderNumber)
        #expect(await desk.receive(letter) == .acknowledged(desk.provider.acknowledgement))
        #expect(try await fates(desk.another()) == [.pending])
        #expect(try await desk.payout(payout.id).status == .processing)
        await desk.applyNotifications()
        #expect(try await fates(desk) == [.applied])
        let history = try await desk.history(payout.id)
        #expect(history.payout.status == .paid)
        #expect(history.transitions.last?.by == .inbox)
    }

    @Test func `what a provider sends again is kept, and changes nothing`() async throws {
        let desk = try Desk()
        let payout = try await processing(desk)
        let letter = await desk.provider.letter(.paid, about: payout.orderNumber)
        for _ in 0..<3 { _ = await desk.receive(letter) }
        await desk.applyNotifications()
        let after = try await desk.history(payout.id)
        _ = await desk.receive(letter)
        await desk.applyNotifications()
        #expect(try await fates(desk) == [.duplicate, .duplicate, .duplicate, .applied])
        #expect(try await desk.payout(payout.id) == after.payout)
        #expect(after.evidence.filter { $0.source == .notification }.count == 1)
    }

    @Test func `a replay of an old word after a reversal changes nothing`() async throws {
        let desk = try Desk()
        let payout = try await processing(desk)
        await desk.hear(.paid, about: payout, note: "first")
        desk.clock.advance(by: .seconds(60))
        await desk.hear(.returned, about: payout, note: "second")
        let returned = try await desk.payout(payout.id)
        #expect(returned.status == .returned)
        desk.clock.advance(by: .seconds(60))
        await desk.hear(.paid, about: payout, note: "first")
        #expect(try await desk.payout(payout.id) == returned)
    }

    @Test func `two workers on one ledger apply each of 300 notifications once`() async throws {
        let first = try Desk()
        let second = try first.another()
        await first.provider.onCreate { _ in .answer(.pending) }
        let payouts = try await first.create(60)
        await first.dispatch()
        for payout in payouts {
            for claim in [.pending, .paid, .pending, .paid, .paid] as [Evidence.Claim] {
                let order = payout.orderNumber
                _ = await first.receive(await first.provider.letter(claim, about: order))
            }
        }
        async let one: Void = first.applyNotifications()
        async let two: Void = second.applyNotifications()
        _ = await (one, two)
        let tallies = try await first.store.notificationTallies()
        let counts = Dictionary(uniqueKeysWithValues: tallies.map { ($0.disposition, $0.count) })
        // Of each payout's five, three say the same bytes again.
        #expect(counts[.applied] == 120)
        #expect(counts[.duplicate] == 180)
        #expect(counts[.pending, default: 0] == 0)
        for payout in payouts {
            let history = try await second.history(payout.id)
            #expect(history.payout.status == .paid)
            #expect(history.evidence.filter { $0.source == .notification }.count == 2)
        }
    }

    @Test func `one that comes before the create answer counts, and is not lost to it`()
        async throws
    {
        for answer in [.answer(.pending), .lostAnswer(.pending), .lostRequest, .notSent]
            as [ScriptedProvider.CreateStep]
        {
            let desk = try Desk()
            let payout = try await desk.create()
            await desk.provider.onCreate { _ in
                .meanwhile(answer) { await desk.hear(.paid, about: payout) }
            }
            await desk.dispatch()
            let history = try await desk.history(payout.id)
            #expect(history.payout.status == .paid, "after \(answer)")
            #expect(history.transitions.map(\.to) == [.queued, .submitting, .paid])
            desk.clock.advance(by: .seconds(86_400))
            await desk.dispatch()
            #expect(await desk.books.creates.count == 1)
        }
    }

    @Test func `one that names only the provider's reference waits until the answer names it`()
        async throws
    {
        let desk = try Desk.keyed()
        await desk.provider.behave(.init(namesReference: true))
        let payout = try await desk.create()
        await desk.provider.onCreate { _ in
            .meanwhile(.answer(.pending)) { await desk.hear(.paid, about: payout) }
        }
        await desk.dispatch()
        #expect(try await desk.payout(payout.id).status == .processing)
        #expect(try await fates(desk) == [.pending], "the answer named what it was waiting for")
        await desk.applyNotifications()
        #expect(try await fates(desk) == [.applied])
        #expect(try await desk.payout(payout.id).status == .paid)
    }

    @Test func `one about an order that nobody knows waits, and is shown`() async throws {
        let desk = try Desk()
        let stranger = OrderNumber(rawValue: "19990101000000")
        _ = await desk.receive(await desk.provider.letter(.paid, about: stranger))
        await desk.applyNotifications()
        #expect(try await fates(desk) == [.unmatched])
        #expect(desk.log.lines.contains { $0.contains("fate=unmatched") })
    }

    @Test func `results reverse in both directions, and each is on the worklist`() async throws {
        let turns: [(Evidence.Claim, Evidence.Claim, PayoutStatus)] = [
            (.paid, .returned, .returned), (.paid, .failed, .returned), (.failed, .paid, .paid),
        ]
        for (first, then, status) in turns {
            let desk = try Desk()
            let payout = try await processing(desk)
            await desk.hear(first, about: payout)
            desk.clock.advance(by: .seconds(60))
            await desk.hear(then, about: payout)
            let history = try await desk.history(payout.id)
            #expect(history.payout.status == status)
            #expect(history.payout.attention.contains(.reversed))
            #expect(history.transitions.last?.isReversal == true)
        }
    }

    @Test func `two final words without times conflict, and a query settles which holds`()
        async throws
    {
        let desk = try Desk()
        let payout = try await processing(desk)
        await desk.hear(.failed, about: payout)
        desk.clock.advance(by: .seconds(60))
        await desk.provider.settle(payout.orderNumber, as: .paid)
        await desk.hear(.paid, about: payout)
        let conflicting = try await desk.payout(payout.id)
        #expect(conflicting.attention.contains(.conflicting))
        #expect(conflicting.nextQueryAt != nil)
        desk.clock.advance(by: .seconds(10))
        await desk.query()
        let settled = try await desk.payout(payout.id)
        #expect(settled.status == .paid)
        #expect(!settled.attention.contains(.conflicting))
        #expect(settled.nextQueryAt == nil)
    }

    @Test func `the provider's own times decide whatever the order of arrival`() async throws {
        let desk = try Desk()
        await desk.provider.behave(.init(tellsTimes: true))
        let payout = try await processing(desk)
        let order = payout.orderNumber
        desk.clock.advance(by: .seconds(60))
        await desk.provider.settle(order, as: .paid)
        desk.clock.advance(by: .seconds(60))
        await desk.provider.settle(order, as: .returned)
        let letters = await desk.books.letters.map(\.message)
        for letter in letters.reversed() { _ = await desk.receive(letter) }
        await desk.applyNotifications()
        let returned = try await desk.payout(payout.id)
        #expect(returned.status == .returned)
        #expect(!returned.attention.contains(.conflicting))
    }

    @Test func `another amount than was ordered is flagged, whatever the status`() async throws {
        let desk = try Desk()
        let payout = try await processing(desk)
        await desk.hear(.paid, about: payout, amount: 1_249_999)
        let paid = try await desk.payout(payout.id)
        #expect(paid.status == .paid)
        #expect(paid.flags.contains(.mismatch))
        #expect(paid.attention.contains(.mismatch))
    }

    @Test func `what is not signed, or not with our secret, is kept and never believed`()
        async throws
    {
        let desk = try Desk()
        let payout = try await processing(desk)
        let words = "paid \(payout.orderNumber) - 1250000 - -"
        let forged = ScriptedProvider.message(words, signature: "1")
        let unsigned = ScriptedProvider.message(words, signature: nil)
        #expect(await desk.receive(forged) == .refused(NotificationRefusal(.badSignature)))
        #expect(await desk.receive(unsigned) == .refused(NotificationRefusal(.unsigned)))
        await desk.applyNotifications()
        #expect(try await desk.payout(payout.id) == payout)
        #expect(try await fates(desk) == [.refused, .refused])
        #expect(!desk.log.lines.joined().contains(payout.orderNumber.rawValue))
    }

    @Test func `what cannot be kept is not acknowledged, so that it is sent again`() async throws {
        let desk = try Desk()
        let payout = try await processing(desk)
        let letter = await desk.provider.letter(.paid, about: payout.orderNumber)
        desk.store.plan(.fail(.diskFull(path: "ledger")), next: .before(.keep))
        #expect(await desk.receive(letter) == .notKept(.diskFull(path: "ledger")))
        #expect(desk.log.lines.contains { $0.contains("keeping a notification") })
        #expect(await desk.receive(letter) == .acknowledged(desk.provider.acknowledgement))
    }

    @Test func `a provider that is not configured has no endpoint`() async throws {
        let desk = try Desk()
        let letter = ScriptedProvider.signed("paid A - 1 - -")
        #expect(await desk.service.receive(letter, at: .dvpay) == .notConfigured)
        #expect(try await fates(desk).isEmpty)
    }

    @Test func `what nobody here can read waits for a process that can`()
        async throws
    {
        let before = try Desk()
        let payout = try await processing(before)
        _ = await before.receive(await before.provider.letter(.paid, about: payout.orderNumber))
        let clock = before.clock
        let other = ScriptedProvider(.vexoraAR) { clock.date }
        let desk = try Desk(clock, [other], folder: before.folder)
        await desk.applyNotifications()
        #expect(try await fates(desk) == [.pending])
        #expect(try await desk.payout(payout.id).status == .processing)

        await before.applyNotifications()
        #expect(try await desk.payout(payout.id).status == .paid)
    }
}

// MARK: - Running

extension NotificationWorkerTests {
    @Test func `an arrival wakes it at once, and shut down it ends`() async throws {
        let desk = try Desk()
        let payout = try await processing(desk)
        let changes = desk.store.changes()
        try await testGracefulShutdown { trigger in
            async let running: Void = NotificationWorker(service: desk.service).run()
            await desk.clock.waitForSleepers()
            _ = await desk.receive(await desk.provider.letter(.paid, about: payout.orderNumber))
            for await _ in changes where try await desk.payout(payout.id).status == .paid { break }
            trigger.triggerGracefulShutdown()
            try await running
        }
    }

    @Test func `with nothing to apply it looks once a tick`() async throws {
        let desk = try Desk()
        try await testGracefulShutdown { trigger in
            async let running: Void = NotificationWorker(service: desk.service).run()
            for looks in 1...4 {
                await desk.clock.waitForSleepers()
                try await desk.giveOthersTime()
                #expect(desk.store.count(.applyNotifications) == looks)
                desk.clock.advance(by: .seconds(1))
            }
            trigger.triggerGracefulShutdown()
            try await running
        }
    }

    @Test func `it survives a ledger that fails for a while`() async throws {
        let desk = try Desk()
        let payout = try await processing(desk)
        _ = await desk.receive(await desk.provider.letter(.paid, about: payout.orderNumber))
        desk.store.plan(.fail(.busy(path: "ledger")), next: .before(.applyNotifications))
        await desk.applyNotifications()
        #expect(try await desk.payout(payout.id).status == .processing)
        #expect(desk.log.lines.contains { $0.contains("work=notifications") })
        await desk.applyNotifications()
        #expect(try await desk.payout(payout.id).status == .paid)
    }
}
