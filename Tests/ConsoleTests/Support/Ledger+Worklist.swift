import Foundation
import PayoutService
import Payouts

@testable import Console

/// What the ledger says about what needs a person, and what people do about it.
extension Ledger {
    // MARK: Reading

    func worklist(_ request: WorklistRequest, at now: Date) -> WorklistListing {
        let open = histories.indices.filter { index in
            !histories[index].payout.attention.isEmpty
                && histories[index].care.snoozedUntil.map { $0 <= now } ?? true
        }
        .map { histories[$0] }
        let payouts = open.filter { Self.matches($0, request.filter, at: now) }.map {
            WorklistEntry.payout(
                WorklistItem(payout: $0.payout, care: $0.care, proposal: $0.proposal)
            )
        }
        let unresolved = book.sights.map(\.history.record).filter { record in
            record.state.isUnresolved && record.snoozedUntil.map { $0 <= now } ?? true
        }
        let breaks = unresolved.filter { Self.matches($0, request.filter, at: now) }
            .map(WorklistEntry.break)
        let entries = (payouts + breaks).sorted { Self.urgency($0) < Self.urgency($1) }
        return WorklistListing(
            page: Self.page(of: entries, request),
            open: OpenAttention(
                payouts: open.map { history in
                    OpenAttention.OpenPayout(
                        place: Int64(history.payout.id.hashValue),
                        attention: history.payout.attention
                    )
                },
                breaks: unresolved.map(\.id)
            ),
            tallies: tallies(of: open.map(\.payout)) + tallies(of: unresolved),
            groups: groups
        )
    }

    /// The stretch of a list that a request asks for.
    private static func page(
        of entries: [WorklistEntry],
        _ request: WorklistRequest
    ) -> WorklistPage {
        func place(_ entry: WorklistEntry) -> Int {
            entries.firstIndex { urgency($0) >= urgency(entry) } ?? entries.count
        }
        let range: Range<Int>
        switch request.position {
        case .first: range = 0..<min(request.limit, entries.count)
        case .last: range = max(0, entries.count - request.limit)..<entries.count
        case .from(let entry):
            range = place(entry)..<min(place(entry) + request.limit, entries.count)
        case .at(let subject):
            let start = entries.firstIndex { WorklistRow($0).id == .init(subject) } ?? 0
            range = start..<min(start + request.limit, entries.count)
        case .after(let entry):
            let start = min(place(entry) + 1, entries.count)
            range = start..<min(start + request.limit, entries.count)
        case .before(let entry):
            range = max(0, place(entry) - request.limit)..<place(entry)
        }
        return WorklistPage(
            entries: Array(entries[range]),
            hasEarlier: range.lowerBound > 0,
            hasLater: range.upperBound < entries.count
        )
    }

    /// The ledger's own search is tested with the ledger; here a text is just a part of another.
    private static func matches(
        _ record: BreakRecord,
        _ filter: WorklistFilter,
        at now: Date
    ) -> Bool {
        (filter.reasons.isEmpty || filter.reasons.contains(.unresolvedBreak))
            && (filter.providers.isEmpty || filter.providers.contains(record.provider))
            && filter.owners.contains(record.owner)
            && filter.amounts.allSatisfy { $0.contains(record.found.stake) }
            && filter.ages.allSatisfy { $0.contains(record.since, at: now) }
            && (filter.text.isEmpty || record.payout?.rawValue.contains(filter.text) == true)
    }

    private func tallies(of records: [BreakRecord]) -> [WorklistTally] {
        ProviderID.allCases.compactMap { provider in
            let found = records.filter { $0.provider == provider }
            guard let first = found.first else { return nil }
            return WorklistTally(
                provider: provider,
                reason: .unresolvedBreak,
                count: found.count,
                oldest: first.at
            )
        }
    }

    private static func matches(
        _ history: PayoutHistory,
        _ filter: WorklistFilter,
        at now: Date
    ) -> Bool {
        let payout = history.payout
        return (filter.reasons.isEmpty || !payout.attention.isDisjoint(with: filter.reasons))
            && (filter.providers.isEmpty || filter.providers.contains(payout.provider))
            && filter.owners.contains(history.care.owner)
            && filter.amounts.allSatisfy { $0.contains(payout.amount) }
            && filter.ages.allSatisfy {
                $0.contains(payout.attentionSince ?? payout.statusSince, at: now)
            }
            && (filter.text.isEmpty
                || "\(payout.id) \(payout.beneficiary.name)".contains(filter.text))
            && !filter.absentTexts.contains {
                "\(payout.id) \(payout.beneficiary.name)".contains($0)
            }
    }

    /// Oldest first, then largest.
    private static func urgency(_ entry: WorklistEntry) -> (Date, Int64, Int64) {
        switch entry {
        case .payout(let item): (entry.since, -item.payout.amount.minorUnits, 0)
        case .break(let record): (entry.since, -record.found.stake.minorUnits, record.id)
        }
    }

    private func tallies(of payouts: [Payout]) -> [WorklistTally] {
        Attention.eachOfPayout.flatMap { reason in
            ProviderID.allCases.compactMap { provider in
                let found = payouts.filter {
                    $0.provider == provider && $0.attention.contains(reason)
                }
                let oldest = found.compactMap(\.attentionSince).min()
                return oldest.map {
                    WorklistTally(
                        provider: provider,
                        reason: reason,
                        count: found.count,
                        oldest: $0
                    )
                }
            }
        }
    }

    // MARK: Writing

    mutating func claim(
        _ id: PayoutID,
        owner: OperatorName?,
        force: Bool,
        at now: Date
    ) throws(ServiceError) -> PayoutCare {
        let index = try place(writing: id)
        if !force, let other = histories[index].care.owner, other != owner {
            throw .store(.claimedByOther(id, owner: other))
        }
        histories[index].care.owner = owner
        histories[index].care.ownedSince = owner == nil ? nil : now
        return histories[index].care
    }

    mutating func snooze(_ id: PayoutID, until: Date) throws(ServiceError) -> PayoutCare {
        let index = try place(writing: id)
        histories[index].care.snoozedUntil = until
        return histories[index].care
    }

    mutating func addNote(_ text: String, to id: PayoutID, at now: Date) throws(ServiceError) {
        let index = try place(writing: id)
        histories[index].notes.append(PayoutNote(at: now, by: .dara, text: text))
    }

    /// Resolves the way the service does: large amounts wait for a second person.
    mutating func resolve(
        _ id: PayoutID,
        _ draft: ResolutionDraft,
        at now: Date
    ) throws(ServiceError) -> ResolutionResult {
        let index = try place(writing: id)
        if let problem = draft.problem { throw .notSupported(problem) }
        let resolution = Resolution(
            claim: draft.claim,
            seenAt: draft.seenAt,
            reference: draft.reference,
            note: draft.note,
            by: .dara,
            at: now
        )
        let payout = histories[index].payout
        if draft.claim != nil, ConsoleFacts.fixture().resolutions.needsSecond(payout.amount) {
            histories[index].proposal = resolution
            histories[index].payout.attention.insert(.secondAwaited)
            histories[index].payout.attentionSince = payout.attentionSince ?? now
            return .awaitsSecond(histories[index].payout)
        }
        settle(index, resolution, at: now)
        return .applied(histories[index].payout)
    }

    mutating func confirm(_ id: PayoutID, at now: Date) throws(ServiceError) -> Payout {
        let index = try place(writing: id)
        guard let proposal = histories[index].proposal else { throw .store(.notFound("\(id)")) }
        guard proposal.by != .dara else { throw .store(.needsAnotherPerson(id)) }
        settle(index, proposal, at: now)
        return histories[index].payout
    }

    mutating func discard(_ id: PayoutID) throws(ServiceError) {
        let index = try place(writing: id)
        histories[index].proposal = nil
        histories[index].payout.attention.remove(.secondAwaited)
    }

    mutating func dismiss(_ provider: ProviderID, upTo id: Int64) throws(ServiceError) {
        if let failure { throw failure }
        groups.removeAll { $0.tally.provider == provider && $0.newest <= id }
    }

    private mutating func settle(_ index: Int, _ resolution: Resolution, at now: Date) {
        let statuses: [Evidence.Claim: PayoutStatus] = [
            .paid: .paid, .failed: .failed, .returned: .returned,
        ]
        let status = resolution.claim.flatMap { statuses[$0] } ?? histories[index].payout.status
        change(histories[index].payout.id, to: status, at: now)
        histories[index].payout.attention = []
        histories[index].payout.attentionSince = nil
        histories[index].proposal = nil
        histories[index].care = PayoutCare()
    }

    private func place(writing id: PayoutID) throws(ServiceError) -> Int {
        if let failure { throw failure }
        guard let index = index(of: id) else {
            throw .store(.notFound("\(id)"))
        }
        return index
    }
}

extension WorklistRow.ID {
    fileprivate init(_ subject: WorklistSubject) {
        switch subject {
        case .payout(let id): self = .payout(id)
        case .break(let id): self = .break(id)
        }
    }
}
