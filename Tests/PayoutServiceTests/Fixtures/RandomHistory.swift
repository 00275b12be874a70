import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// A history that a seed makes: payouts, two processes, a provider with faults, pulled plugs.
///
/// Everything runs one after the other, so that a seed always makes the same history.
struct RandomHistory {
    private var chance: SeededGenerator
    private let bits: SeededBits
    private var desks: [Desk]
    private var payouts: [Payout] = []

    /// How long people or the network take, in seconds.
    private static let pauses = [1, 10, 40, 120, 600, 7_200]

    init(seed: UInt64) throws {
        chance = SeededGenerator(seed: seed)
        bits = SeededBits(seed: seed &* 31)
        let terms = Desk.Terms(maximumInFlight: 1)
        let desk =
            Bool.random(using: &chance)
            ? try Desk.keyed(terms, seed: bits.next()) : try Desk(terms, seed: bits.next())
        desks = [desk, try desk.another(seed: bits.next())]
    }

    /// What the provider saw.
    var books: ScriptedProvider.Books { get async { await provider.books } }

    private var provider: ScriptedProvider { desks[0].provider }
    private var clock: ManualClock { desks[0].clock }
}

// MARK: - Trouble

extension RandomHistory {
    /// Lives through so many events, while everything fails now and then.
    mutating func run(events: Int) async throws {
        await misbehave()
        for desk in desks { endanger(desk) }
        for _ in 0..<events {
            try await event()
            for index in desks.indices where desks[index].store.isDead { try restart(index) }
        }
    }

    private mutating func event() async throws {
        let index = Int.random(in: desks.indices, using: &chance)
        let desk = desks[index]
        switch Int.random(in: 0..<100, using: &chance) {
        case ..<18: await create(at: desk)
        case ..<43: await desk.dispatch()
        case ..<63: await desk.query()
        case ..<83: clock.advance(by: .seconds(Self.pauses.randomElement(using: &chance) ?? 1))
        case ..<88: await provider.settleAll(as: Bool.random(using: &chance) ? .paid : .failed)
        case ..<92: await requery(at: desk)
        case ..<94: await cancel(at: desk)
        case ..<98: await notify(desk)
        default: try restart(index)
        }
    }

    private mutating func create(at desk: Desk) async {
        guard let draft = try? await desk.service.draft(provider.id, values: Desk.values) else {
            return
        }
        let payout = desk.service.prepare(draft, by: Desk.mai)
        payouts.append(payout)
        try? await desk.service.create(payout)
    }

    private mutating func requery(at desk: Desk) async {
        guard let payout = payouts.randomElement(using: &chance) else { return }
        _ = await desk.service.requery(payout.id, by: Desk.mai)
    }

    private mutating func cancel(at desk: Desk) async {
        guard let payout = payouts.randomElement(using: &chance) else { return }
        _ = try? await desk.service.cancel(payout.id, reason: "changed my mind", by: Desk.mai)
    }

    /// The provider tells what it knows about an order, unasked.
    private mutating func notify(_ desk: Desk) async {
        guard let payout = payouts.randomElement(using: &chance),
            let order = await desk.books.orders[payout.orderNumber]
        else { return }
        let event = desk.evidence(order.claim, from: .notification)
        _ = try? await desk.store.apply(event, to: payout.id, context: desk.context)
    }

    private mutating func restart(_ index: Int) throws {
        desks[index].store.pullPlug()
        desks[index] = try desks[index].another(seed: bits.next())
        endanger(desks[index])
    }

    /// Pulls a process's plug or fails its ledger once in a while.
    private func endanger(_ desk: Desk) {
        desk.store.plan { [bits] moment in
            switch (bits.next() % 100, moment) {
            case (..<3, _): .pullPlug
            case (3..<6, .before): .fail(.busy(path: "ledger"))
            default: .proceed
            }
        }
    }

    private func misbehave() async {
        await provider.onCreate { [bits, desks, clock] _ in
            let step = Self.createStep(bits.next())
            guard bits.next() % 12 == 0 else { return step }
            return .meanwhile(step) {
                // The attempt outlives its lease, and another process looks after it.
                clock.advance(by: .seconds(40))
                guard let other = try? desks[1].another(seed: bits.next()) else { return }
                await other.provider.onCreate { _ in Self.createStep(bits.next()) }
                await other.dispatch()
                clock.advance(by: .seconds(10))
                await other.query()
            }
        }
        await provider.onQuery { [bits] _ in
            switch bits.next() % 100 {
            case ..<75: .truth
            case ..<90: .noAnswer
            case ..<95: .claim(.unclear)
            // It forgets for a moment what it has accepted.
            default: .claim(.notFound)
            }
        }
    }

    private static func createStep(_ bits: UInt64) -> ScriptedProvider.CreateStep {
        switch bits % 100 {
        case ..<25: .answer(.pending)
        case ..<45: .answer(.paid)
        case ..<53: .answer(.failed)
        case ..<66: .notSent
        case ..<76: .lostAnswer(.pending)
        case ..<82: .lostAnswer(.paid)
        case ..<86: .lostAnswer(.failed)
        case ..<96: .lostRequest
        default: .undocumented
        }
    }
}

// MARK: - Peace

extension RandomHistory {
    /// Lets everything work again until every payout is settled, with an operator's help where it
    /// is offered.
    mutating func heal() async throws {
        await provider.onCreate { _ in .answer(.paid) }
        await provider.onQuery { _ in .truth }
        for desk in desks { desk.store.pullPlug() }
        let desk = try desks[0].another(seed: bits.next())
        desks = [desk]
        for wait in [40, 120, 600, 3_600] + Array(repeating: 30 * 3_600, count: 25) {
            clock.advance(by: .seconds(wait))
            await desk.dispatch()
            await provider.settleAll(as: .paid)
            await desk.query()
            for payout in payouts { try await help(payout.id, at: desk) }
            let open = PayoutFilter(statuses: [.queued, .submitting, .processing, .unknown])
            if try await desk.store.count(open).value == 0 { return }
        }
    }

    private func help(_ id: PayoutID, at desk: Desk) async throws {
        guard let history = try await desk.store.history(of: id) else { return }
        if case .offered = ResubmissionOffer(history) {
            _ = try await desk.service.resubmit(id, by: Desk.mai)
        } else if history.payout.flags.contains(.gaveUpQuerying) {
            _ = await desk.service.requery(id, by: Desk.mai)
        }
    }

    /// Compares the ledger with the provider's books.
    func check() async throws {
        let books = await books
        for payout in payouts {
            let status = try await desks[0].store.payout(payout.id)?.status
            let order = books.orders[payout.orderNumber]
            let comment = Comment("\(payout.id) \(payout.orderNumber)")
            #expect(order?.payments ?? 0 <= 1, comment)
            switch status {
            case nil, .canceled: #expect(order == nil, comment)
            case .paid: #expect(order?.claim == .paid && order?.payments == 1, comment)
            case .failed: #expect(order?.claim == .failed, comment)
            default: Issue.record("\(payout.id) is left \(String(describing: status))")
            }
        }
        let references = Set(books.creates.map { [$0.order.rawValue, $0.key.rawValue] })
        let known = Set(payouts.map { [$0.orderNumber.rawValue, $0.idempotencyKey.rawValue] })
        #expect(references.isSubset(of: known), "a reference that was never kept was sent")
    }
}
