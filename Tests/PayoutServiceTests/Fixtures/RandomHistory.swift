import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// A history that a seed makes: payouts, two processes, a provider with faults, pulled plugs, and
/// notifications that are lost, late, repeated, out of order, forged or altered.
///
/// Everything runs one after the other, so that a seed always makes the same history.
struct RandomHistory {
    var chance: SeededGenerator
    let bits: SeededBits
    private(set) var desks: [Desk]
    private(set) var payouts: [Payout] = []
    /// Payouts of which the provider has stated another amount, in a notification that was taken.
    private(set) var misquoted: Set<OrderNumber> = []

    /// How long people or the network take, in seconds.
    private static let pauses = [1, 10, 40, 120, 600, 7_200]

    init(seed: UInt64) throws {
        chance = SeededGenerator(seed: seed)
        bits = SeededBits(seed: seed &* 31)
        let terms = Desk.Terms(policy: .unbroken, maximumInFlight: 1)
        let desk =
            Bool.random(using: &chance)
            ? try Desk.keyed(terms, seed: bits.next()) : try Desk(terms, seed: bits.next())
        desks = [desk, try desk.another(seed: bits.next())]
    }

    /// What the provider saw.
    var books: ScriptedProvider.Books { get async { await provider.books } }

    var provider: ScriptedProvider { desks[0].provider }
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
        case ..<17: await create(at: desk)
        case ..<38: await desk.dispatch()
        case ..<53: await desk.query()
        case ..<69: clock.advance(by: .seconds(Self.pauses.randomElement(using: &chance) ?? 1))
        case ..<74: await provider.settleAll(as: Bool.random(using: &chance) ? .paid : .failed)
        case ..<77: await requery(at: desk)
        case ..<79: await cancel(at: desk)
        case ..<90: if let order = await deliver(to: desk) { misquoted.insert(order) }
        case ..<95: await desk.applyNotifications()
        case ..<98: await reverse()
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
        await requery(payout.id, at: desk)
    }

    /// Who asks about what a process was asking about when its plug was pulled waits for a while.
    private func requery(_ id: PayoutID, at desk: Desk) async {
        _ = await clock.lettingTimePass { await desk.service.requery(id, by: Desk.mai) }
    }

    private mutating func cancel(at desk: Desk) async {
        guard let payout = payouts.randomElement(using: &chance) else { return }
        _ = try? await desk.service.cancel(payout.id, reason: "changed my mind", by: Desk.mai)
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

    private mutating func misbehave() async {
        await provider.behave(
            ScriptedProvider.Manners(
                namesReference: Bool.random(using: &chance),
                tellsTimes: Bool.random(using: &chance)
            )
        )
        await provider.onCreate { [bits, desks, clock] _ in
            let step = Self.createStep(bits.next())
            if bits.next() % 8 == 0 { return .meanwhile(step) { await Self.tellEarly(desks[0]) } }
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
            await redeliver(to: desk)
            await desk.applyNotifications()
            await desk.query()
            await desk.applyNotifications()
            for payout in payouts { try await help(payout.id, at: desk) }
            if try await isPeaceful(desk) { return }
        }
    }

    private func isPeaceful(_ desk: Desk) async throws -> Bool {
        let open = PayoutFilter(statuses: [.queued, .submitting, .processing, .unknown])
        let conflicts = WorklistFilter(reasons: .conflicting)
        let unsettled = try await desk.store.count(open).value
        let contested = try await desk.store.worklist(conflicts, limit: 1, at: clock.date).count
        let pending = try await desk.store.backlog(at: clock.date).pendingNotifications
        let untold = await books.letters.count { !$0.isAcknowledged }
        return unsettled + contested + pending + untold == 0
    }

    private func help(_ id: PayoutID, at desk: Desk) async throws {
        guard let history = try await desk.store.history(of: id) else { return }
        if case .offered = ResubmissionOffer(history, sendsOrderNumber: true) {
            _ = try await desk.service.resubmit(id, by: Desk.mai)
        } else if history.payout.flags.contains(.gaveUpQuerying) {
            await requery(id, at: desk)
        }
    }
}
