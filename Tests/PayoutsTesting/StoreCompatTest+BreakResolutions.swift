import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let breakResolutions = [
        Requirement("to accept the provider's status is evidence of the settlement file") {
            try await $0.acceptingIsEvidence()
        },
        Requirement("to choose a candidate lets the line count as evidence about it alone") {
            try await $0.choosingIsEvidence()
        },
        Requirement("no candidate is chosen for two lines") {
            try await $0.candidatesAreChosenOnce()
        },
        Requirement("to correct our record is the operator's evidence") {
            try await $0.correctingIsEvidence()
        },
        Requirement("a proposed write-off counts when another person confirms it") {
            try await $0.writeOffsNeedAnotherPerson()
        },
        Requirement("what the provider has to fix stays unresolved, and can be resolved later") {
            try await $0.providersFixLater()
        },
        Requirement("decisions and notes about a break are only added") {
            try await $0.decisionsAreOnlyAdded()
        },
        Requirement("what is resolved stays so") { try await $0.resolvedBreaksStay() },
        Requirement("one person at a time is on a break") { try await $0.breaksAreClaimed() },
    ]

    private static let minh = OperatorName(rawValue: "minh")
    private static let dara = OperatorName(rawValue: "dara")

    private func resolution(
        _ action: BreakResolution.Action,
        by name: OperatorName = minh
    ) -> BreakResolution {
        BreakResolution(
            action: action,
            reference: "T-1",
            note: "the portal says so",
            by: name,
            at: .test(200)
        )
    }

    private func context(_ name: OperatorName = minh) -> ChangeContext {
        .make(at: 200, by: name)
    }

    /// A ledger with one break about a paid payout.
    private func makeBroken(_ kind: BreakKind = .status) async throws -> any PayoutStore {
        let store = try makeStore()
        try await store.makePayout(1, in: .paid)
        _ = try await keep([makeBreak(kind, 1)], in: store)
        return store
    }

    private func acceptingIsEvidence() async throws {
        let store = try await makeBroken()
        let record = try await store.resolveBreak(
            1,
            resolution(.acceptProvider),
            needsSecond: false,
            context: context()
        )
        #expect(record.state == .resolved)
        let history = try #require(try await store.history(of: .make(1)))
        // A failure after success means that the money came back.
        #expect(history.payout.status == .returned)
        #expect(history.evidence.last?.source == .settlementFile)
        #expect(history.evidence.last?.rawStatus == "00029")
        #expect(history.transitions.last?.isReversal == true)
        #expect(history.transitions.map(\.to).dropLast().last == .paid)
    }

    /// A ledger with two payouts of unknown outcome, and two lines that fit either.
    private func makeAmbiguous() async throws -> any PayoutStore {
        let store = try makeStore()
        var names: [String] = []
        for number in 1...2 {
            names.append(try await store.makePayout(number, in: .unknown).orderNumber.rawValue)
        }
        let breaks = (1...2).map { number in
            let paid = makeBreak(.ambiguous, number, claim: .paid)
            return Break(
                kind: .ambiguous,
                ours: nil,
                theirs: paid.theirs,
                candidates: names,
                stake: paid.stake,
                detail: "2 payouts fit the line"
            )
        }
        _ = try await keep(breaks, in: store)
        return store
    }

    private func choose(
        _ number: Int,
        for id: Int64,
        needsSecond: Bool = false,
        in store: any PayoutStore
    ) async throws -> BreakRecord {
        let name = Payout.make(number).orderNumber.rawValue
        return try await store.resolveBreak(
            id,
            resolution(.choose(name)),
            needsSecond: needsSecond,
            context: context()
        )
    }

    private func choosingIsEvidence() async throws {
        let store = try await makeAmbiguous()
        #expect(try await choose(2, for: 1, in: store).state == .resolved)
        let chosen = try #require(try await store.history(of: .make(2)))
        #expect(chosen.payout.status == .paid)
        #expect(chosen.evidence.last?.source == .settlementFile)
        let other = try #require(try await store.history(of: .make(1)))
        #expect(other.payout.status == .unknown)
        let entries = try await store.auditEntries(AuditFilter(), before: nil, limit: 1)
        let name = chosen.payout.orderNumber.rawValue
        #expect(entries.map(\.what) == ["resolve"] && entries.map(\.subject) == ["break 1"])
        #expect(
            entries.map(\.reason) == ["choose \(name), reference “T-1”: the portal says so"]
        )
        let decisions = try #require(try await store.breakHistory(1)).decisions
        #expect(decisions.map(\.resolution.action) == [.choose(name)])
    }

    private func candidatesAreChosenOnce() async throws {
        let store = try await makeAmbiguous()
        #expect(try await choose(1, for: 1, needsSecond: true, in: store).state == .proposed)
        let taken = Payout.make(1).orderNumber.rawValue
        await expect(StoreError.candidateTaken(taken, by: 1)) {
            try await choose(1, for: 2, in: store)
        }
        #expect(try await store.payout(.make(1))?.status == .unknown)
        _ = try await store.confirmBreakResolution(of: 1, context: context(Self.dara))
        #expect(try await store.payout(.make(1))?.status == .paid)
        await expect(StoreError.candidateTaken(taken, by: 1)) {
            try await choose(1, for: 2, in: store)
        }
        #expect(try await choose(2, for: 2, in: store).state == .resolved)
    }

    private func correctingIsEvidence() async throws {
        let store = try await makeBroken()
        _ = try await store.resolveBreak(
            1,
            resolution(.correctRecord(.returned)),
            needsSecond: false,
            context: context()
        )
        let history = try #require(try await store.history(of: .make(1)))
        #expect(history.payout.status == .returned)
        #expect(history.evidence.last?.source == .operator)
        #expect(history.transitions.last?.by == Self.minh)
    }

    private func writeOffsNeedAnotherPerson() async throws {
        let store = try await makeBroken(.amount)
        let proposed = try await store.resolveBreak(
            1,
            resolution(.writeOff),
            needsSecond: true,
            context: context()
        )
        #expect(proposed.state == .proposed)
        await expect(StoreError.breakNeedsAnotherPerson(1)) {
            try await store.confirmBreakResolution(of: 1, context: context())
        }
        let confirmed = try await store.confirmBreakResolution(of: 1, context: context(Self.dara))
        #expect(confirmed.state == .resolved)
        let history = try #require(try await store.history(of: .make(1)))
        #expect(history.payout.status == .paid)
        await expect(StoreError.breakStands(1, .resolved)) {
            try await store.confirmBreakResolution(of: 1, context: context(Self.dara))
        }
    }

    private func providersFixLater() async throws {
        let store = try await makeBroken()
        let waiting = try await store.resolveBreak(
            1,
            resolution(.providerToFix),
            needsSecond: false,
            context: context()
        )
        #expect(waiting.state == .withProvider)
        #expect(try await store.breaks(BreakFilter(), after: 0, limit: 9).count == 1)
        let done = try await store.resolveBreak(
            1,
            resolution(.knownTiming),
            needsSecond: false,
            context: context()
        )
        #expect(done.state == .resolved)
        #expect(try await store.breaks(BreakFilter(), after: 0, limit: 9) == [])
    }

    private func decisionsAreOnlyAdded() async throws {
        let store = try await makeBroken()
        let note = PayoutNote(at: .test(150), by: Self.dara, text: "asked support")
        try await store.addNote(note, toBreak: 1)
        for _ in 0..<2 {
            _ = try await store.resolveBreak(
                1,
                resolution(.writeOff),
                needsSecond: true,
                context: context()
            )
            let history = try #require(try await store.breakHistory(1))
            #expect(history.proposal == resolution(.writeOff))
            _ = try await store.discardBreakResolution(of: 1, by: Self.dara, at: .test(300))
        }
        let history = try #require(try await store.breakHistory(1))
        let states: [BreakDecision.State] = [.proposed, .discarded, .proposed, .discarded]
        #expect(history.decisions.map(\.state) == states)
        #expect(history.decisions.map(\.by) == [Self.minh, Self.dara, Self.minh, Self.dara])
        #expect(history.notes == [note] && history.record.state == .open)
        #expect(history.files.map(\.name) == ["a.csv", "b.csv"] && history.proposal == nil)
    }

    private func resolvedBreaksStay() async throws {
        let store = try await makeBroken()
        _ = try await store.resolveBreak(
            1,
            resolution(.knownTiming),
            needsSecond: false,
            context: context()
        )
        await expect(StoreError.breakStands(1, .resolved)) {
            try await store.resolveBreak(
                1,
                resolution(.writeOff),
                needsSecond: true,
                context: context()
            )
        }
        let again = try await keep([makeBreak(.status, 1)], in: store)
        #expect(again.unresolvedCount == 0)
        await expect(StoreError.breakNotFound(7)) {
            try await store.resolveBreak(
                7,
                resolution(.writeOff),
                needsSecond: true,
                context: context()
            )
        }
    }

    private func breaksAreClaimed() async throws {
        let store = try await makeBroken()
        let claim = { (owner: OperatorName?, name: OperatorName, force: Bool) in
            try await store.claimBreak(1, owner: owner, force: force, by: name, at: .test(300))
        }
        #expect(try await claim(Self.minh, Self.minh, false).owner == Self.minh)
        await expect(StoreError.breakClaimedByOther(1, owner: Self.minh)) {
            try await claim(Self.dara, Self.dara, false)
        }
        #expect(try await claim(Self.dara, Self.dara, true).owner == Self.dara)
        let mine = BreakFilter(owner: Self.dara)
        #expect(try await store.breaks(mine, after: 0, limit: 9).count == 1)
        #expect(try await claim(nil, Self.dara, false).owner == nil)
    }
}
