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
        let items = open.filter { Self.matches($0, request.filter) }
            .sorted { Self.urgency($0.payout) < Self.urgency($1.payout) }
            .prefix(request.limit)
            .map { WorklistItem(payout: $0.payout, care: $0.care, proposal: $0.proposal) }
        return WorklistListing(
            items: Array(items),
            open: Dictionary(
                open.map { (Int64($0.payout.id.hashValue), $0.payout.attention) },
                uniquingKeysWith: { $1 }
            ),
            tallies: tallies(of: open.map(\.payout)),
            groups: groups
        )
    }

    private static func matches(_ history: PayoutHistory, _ filter: WorklistFilter) -> Bool {
        let payout = history.payout
        return (filter.reasons.isEmpty || !payout.attention.isDisjoint(with: filter.reasons))
            && (filter.providers.isEmpty || filter.providers.contains(payout.provider))
            && (filter.owner == nil || history.care.owner == filter.owner)
    }

    /// Oldest first, then largest.
    private static func urgency(_ payout: Payout) -> (Date, Int64) {
        (payout.attentionSince ?? payout.statusSince, -payout.amount.minorUnits)
    }

    private func tallies(of payouts: [Payout]) -> [WorklistTally] {
        Attention.each.flatMap { reason in
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
