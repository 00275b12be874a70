import GRDB
package import Payouts

extension SQLiteStore {
    /// Adds payouts together with their past, all in one transaction or none.
    ///
    /// For demonstration ledgers and measurements; the payouts count as newest in their order.
    ///
    /// - Throws: ``StoreError/refused(_:)`` when a payout's transitions do not lead from its
    ///   creation to its status, ``StoreError/duplicate(_:)`` when one is in the ledger already.
    package func importHistory(_ histories: [PayoutHistory]) async throws(StoreError) {
        try await write { db in
            for history in histories { try db.insert(history) }
        }
    }
}

extension Database {
    fileprivate func insert(_ history: PayoutHistory) throws {
        guard history.isConsistent else {
            throw LifecycleError(status: history.payout.status, event: "import")
        }
        let seq = try insert(history.payout)
        var rows: [Evidence: Int64] = [:]
        for evidence in history.evidence.map(\.rounded) {
            rows[evidence] = try insert(evidence, seq: seq)
        }
        for transition in history.transitions {
            let evidence = transition.evidence.flatMap { rows[$0.rounded] }
            try insert(transition, seq: seq, evidence: evidence)
        }
        for attempt in history.attempts {
            try insert(attempt, seq: seq)
            let evidence = attempt.outcome?.evidence.flatMap { rows[$0.rounded] }
            if attempt.outcome != nil { try finish(attempt, seq: seq, evidence: evidence) }
        }
        for query in history.queries {
            let evidence = query.result.evidence.flatMap { rows[$0.rounded] }
            try insert(query, seq: seq, evidence: evidence)
        }
        try insertCare(in: history, seq: seq)
    }

    private func insertCare(in history: PayoutHistory, seq: Int64) throws {
        for note in history.notes { try insert(note, seq: seq) }
        let care = history.care
        if let owner = care.owner { try setOwner(owner, since: care.ownedSince, seq: seq) }
        if let until = care.snoozedUntil {
            try setSnooze(until: until, for: history.payout.attention, seq: seq)
        }
        if let proposal = history.proposal {
            try insert(proposal, .proposed, by: proposal.by, at: proposal.at, seq: seq)
        }
    }
}

extension PayoutHistory {
    /// Whether the status is the fold of the transitions and all evidence named is present.
    fileprivate var isConsistent: Bool {
        let starts = transitions.map(\.from)
        let ends = transitions.map { Optional($0.to) }
        let named =
            transitions.compactMap(\.evidence) + attempts.compactMap { $0.outcome?.evidence }
            + queries.compactMap(\.result.evidence)
        return starts == [nil] + ends.dropLast() && ends.last == payout.status
            && attempts.count == payout.attemptCount
            && Set(evidence).isSuperset(of: named)
    }
}

extension AttemptOutcome {
    fileprivate var evidence: Evidence? {
        if case .answered(let evidence) = self { evidence } else { nil }
    }
}

extension QueryResult {
    fileprivate var evidence: Evidence? {
        if case .answered(let evidence) = self { evidence } else { nil }
    }
}
