import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What people do about what needs a person.
@Suite(.timeLimit(.minutes(10)))
struct WorklistTests {
    private static let linh = OperatorName(rawValue: "linh")
    private static let draft = ResolutionDraft(
        claim: .paid,
        seenAt: "provider portal",
        reference: "T-1",
        note: "Support confirmed it on the phone."
    )

    private func unknown(_ desk: Desk) async throws -> Payout {
        await desk.provider.onCreate { _ in .lostRequest }
        return try await desk.submitted()
    }

    private func limited(to minorUnits: Int64) throws -> Desk {
        let limit = Money(minorUnits: minorUnits, currency: .vnd)
        return try Desk(resolutions: ResolutionPolicy(aloneUpTo: [.vnd: limit]))
    }

    @Test func `whoever claims a payout is on it, and others are told who`() async throws {
        let desk = try Desk()
        let payout = try await unknown(desk)
        let care = try await desk.service.claim(payout.id, by: Desk.mai)
        #expect(care == PayoutCare(owner: Desk.mai, ownedSince: desk.clock.date))
        let error = await #expect(throws: ServiceError.self) {
            try await desk.another().service.claim(payout.id, by: Self.linh)
        }
        #expect(error == .store(.claimedByOther(payout.id, owner: Desk.mai)))
        #expect(error?.message.contains("mai is on \(payout.id)") == true)
    }

    @Test func `a payout can be taken over on purpose, and given back to everybody`()
        async throws
    {
        let desk = try Desk()
        let payout = try await unknown(desk)
        try await desk.service.claim(payout.id, by: Desk.mai)
        let taken = try await desk.service.claim(payout.id, by: Self.linh, force: true)
        #expect(taken.owner == Self.linh)
        let released = try await desk.service.release(payout.id, by: Desk.mai)
        #expect(released.owner == nil)
        try await desk.service.claim(payout.id, by: Desk.mai)
        #expect(try await desk.history(payout.id).care.owner == Desk.mai)
    }

    @Test func `what is snoozed is off the worklist until its time`() async throws {
        let desk = try Desk()
        let payout = try await unknown(desk)
        let until = desk.clock.date + 600
        try await desk.service.snooze(payout.id, until: until, by: Desk.mai)
        func worklist() async throws -> [PayoutID] {
            let now = desk.clock.date
            let items = try await desk.store.worklist(WorklistFilter(), limit: 10, at: now)
            return items.map(\.payout.id)
        }
        #expect(try await worklist().isEmpty)
        desk.clock.advance(by: .seconds(600))
        #expect(try await worklist() == [payout.id])
    }

    @Test func `a note needs words`() async throws {
        let desk = try Desk()
        let payout = try await unknown(desk)
        await #expect(throws: ServiceError.notSupported("A note needs words.")) {
            try await desk.service.addNote(" \n", to: payout.id, by: Desk.mai)
        }
        try await desk.service.addNote(" called the bank \n", to: payout.id, by: Desk.mai)
        #expect(try await desk.history(payout.id).notes.map(\.text) == ["called the bank"])
    }

    @Test func `a resolution settles a payout by what a person saw`() async throws {
        let desk = try Desk()
        let payout = try await unknown(desk)
        try await desk.service.claim(payout.id, by: Desk.mai)
        let result = try await desk.service.resolve(payout.id, Self.draft, by: Desk.mai)
        let history = try await desk.history(payout.id)
        #expect(result == .applied(history.payout))
        #expect(history.payout.status == .paid)
        #expect(history.payout.attention.isEmpty)
        #expect(history.care.owner == nil)
        #expect(history.evidence.last?.source == .operator)
        #expect(history.evidence.last?.rawStatus == "provider portal")
        #expect(history.notes.map(\.text) == [Self.draft.note])
    }

    @Test(
        arguments: [
            (ResolutionDraft(claim: .paid, seenAt: "portal", reference: "T"), "in a note why"),
            (ResolutionDraft(note: " \n"), "in a note why"),
            (
                ResolutionDraft(claim: .pending, seenAt: "portal", reference: "T", note: "why"),
                "paid, failed or returned"
            ),
            (ResolutionDraft(claim: .paid, seenAt: " ", reference: "T", note: "why"), "where"),
            (
                ResolutionDraft(claim: .paid, seenAt: "portal", reference: "\t", note: "why"),
                "reference"
            ),
        ]
    )
    func `what is missing in a resolution is named, and nothing is changed`(
        draft: ResolutionDraft,
        words: String
    ) async throws {
        let desk = try Desk()
        let payout = try await unknown(desk)
        let before = try await desk.history(payout.id)
        let error = await #expect(throws: ServiceError.self) {
            try await desk.service.resolve(payout.id, draft, by: Desk.mai)
        }
        guard case .notSupported(let sentence) = error else {
            Issue.record("expected a sentence, not \(String(describing: error))")
            return
        }
        #expect(sentence.contains(words))
        #expect(try await desk.history(payout.id) == before)
    }

    @Test func `above the limit a second person decides, and never the first`() async throws {
        let desk = try limited(to: 1_249_999)
        let payout = try await unknown(desk)
        let proposed = try await desk.service.resolve(payout.id, Self.draft, by: Desk.mai)
        let waiting = try await desk.payout(payout.id)
        #expect(proposed == .awaitsSecond(waiting))
        #expect(waiting.status == .unknown)
        let refusal = StoreError.needsAnotherPerson(payout.id)
        await #expect(throws: ServiceError.store(refusal)) {
            try await desk.service.confirmResolution(of: payout.id, by: Desk.mai)
        }
        let settled = try await desk.service.confirmResolution(of: payout.id, by: Self.linh)
        #expect(settled.status == .paid)
        #expect(try await desk.history(payout.id).proposal == nil)
    }

    @Test func `nobody confirms or drops a proposal that they have not read`() async throws {
        let desk = try limited(to: 1)
        let payout = try await unknown(desk)
        _ = try await desk.service.resolve(payout.id, Self.draft, by: Desk.mai)
        let read = try await desk.history(payout.id)
        try await desk.service.discardResolution(of: payout.id, by: Desk.mai)
        let other = ResolutionDraft(claim: .failed, seenAt: "call", reference: "T", note: "no")
        _ = try await desk.service.resolve(payout.id, other, by: Desk.mai)
        let now = try await desk.history(payout.id)
        let changed = "What is proposed for \(payout.id)"
        await #expect(throws: ServiceError.store(.contentChanged(changed))) {
            try await desk.service.confirmResolution(
                read.existingProposal(),
                of: now.payout,
                by: Self.linh
            )
        }
        await #expect(throws: ServiceError.store(.contentChanged(changed))) {
            try await desk.service.discardResolution(
                read.existingProposal(),
                of: payout.id,
                by: Self.linh
            )
        }
        await #expect(throws: ServiceError.store(.contentChanged(payout.id.rawValue))) {
            try await desk.service.confirmResolution(
                now.existingProposal(),
                of: read.payout,
                by: Self.linh
            )
        }
        #expect(try await desk.history(payout.id) == now)
    }

    @Test func `nobody settles a payout by what they read before it changed`() async throws {
        let desk = try limited(to: .max)
        let read = try await unknown(desk)
        _ = try await desk.service.resolve(read, Self.draft, by: Desk.mai)
        let settled = try await desk.history(read.id)
        #expect(settled.payout.status == .paid)
        let other = ResolutionDraft(claim: .failed, seenAt: "call", reference: "T", note: "no")
        await #expect(throws: ServiceError.store(.contentChanged(read.id.rawValue))) {
            try await desk.service.resolve(read, other, by: Self.linh)
        }
        #expect(try await desk.history(read.id) == settled)
    }

    @Test func `a request that is on its way is not resolved`() async throws {
        let desk = try limited(to: 1)
        let payout = try await desk.store.makePayout(1, in: .submitting)
        await #expect(throws: ServiceError.self) {
            try await desk.service.resolve(payout, Self.draft, by: Desk.mai)
        }
        let proposal = Resolution(
            claim: .paid,
            seenAt: "portal",
            reference: "T",
            note: "there",
            by: Desk.mai,
            at: .test(0)
        )
        await #expect(throws: ServiceError.self) {
            try await desk.service.confirmResolution(proposal, of: payout, by: Self.linh)
        }
        #expect(try await desk.history(payout.id).notes.isEmpty)
        let seen = ResolutionDraft(note: "seen")
        _ = try await desk.service.resolve(payout, seen, by: Desk.mai)
    }

    @Test func `a proposal can be dropped, and the payout stays what it was`() async throws {
        let desk = try limited(to: 1)
        let payout = try await unknown(desk)
        _ = try await desk.service.resolve(payout.id, Self.draft, by: Desk.mai)
        try await desk.service.discardResolution(of: payout.id, by: Self.linh)
        await #expect(throws: ServiceError.self) {
            try await desk.service.confirmResolution(of: payout.id, by: Self.linh)
        }
        #expect(try await desk.payout(payout.id).status == .unknown)
    }

    @Test func `at the limit, in another currency, or only to mark as seen, one person is enough`()
        async throws
    {
        let desk = try limited(to: 1_250_000)
        let payout = try await unknown(desk)
        let result = try await desk.service.resolve(payout.id, Self.draft, by: Desk.mai)
        guard case .applied = result else {
            Issue.record("a second person was asked for at the limit")
            return
        }
        let dollars = Money(minorUnits: 1, currency: .usd)
        let foreign = try Desk(resolutions: ResolutionPolicy(aloneUpTo: [.usd: dollars]))
        let other = try await unknown(foreign)
        _ = try await foreign.service.resolve(other.id, Self.draft, by: Desk.mai)
        #expect(try await foreign.payout(other.id).status == .paid)

        let strict = try limited(to: 1)
        await strict.provider.onCreate { _ in .answer(.pending) }
        let reversed = try await strict.submitted()
        await strict.hear(.failed, about: reversed)
        strict.clock.advance(by: .seconds(60))
        await strict.provider.settle(reversed.orderNumber, as: .paid)
        await strict.hear(.paid, about: reversed)
        strict.clock.advance(by: .seconds(10))
        await strict.query()
        #expect(try await strict.payout(reversed.id).attention == .reversed)
        let seen = ResolutionDraft(note: "told the customer")
        _ = try await strict.service.resolve(reversed.id, seen, by: Desk.mai)
        #expect(try await strict.payout(reversed.id).attention.isEmpty)
    }

    @Test func `nothing can be done about a payout that is not in the ledger`() async throws {
        let desk = try Desk()
        let id = PayoutID.make(9)
        let missing = ServiceError.store(.notFound(id.rawValue))
        await #expect(throws: missing) { try await desk.service.claim(id, by: Desk.mai) }
        await #expect(throws: missing) {
            try await desk.service.resolve(id, Self.draft, by: Desk.mai)
        }
        await #expect(throws: missing) {
            try await desk.service.addNote("hello", to: id, by: Desk.mai)
        }
    }
}
