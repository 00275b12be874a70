package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Applies a resolution or keeps it as a proposal.
    package func resolveBreak(
        _ id: Int64,
        _ resolution: BreakResolution,
        needsSecond: Bool,
        context: ChangeContext
    ) async throws(StoreError) -> BreakRecord {
        try await write { db in
            let stored = try db.existingBreak(id)
            guard [.open, .withProvider].contains(stored.record.state) else {
                throw StoreError.breakStands(id, stored.record.state)
            }
            try db.checkChoice(resolution, of: id)
            if needsSecond {
                try db.decide(resolution, .proposed, .propose, about: stored.record, context)
                return try db.set(.proposed, ofBreak: id)
            }
            return try db.apply(resolution, to: stored, .resolve, context)
        }
    }

    /// Applies the proposal of another person.
    package func confirmBreakResolution(
        of id: Int64,
        context: ChangeContext
    ) async throws(StoreError) -> BreakRecord {
        try await write { db in
            let stored = try db.existingBreak(id)
            let proposal = try db.existingProposal(about: stored.record)
            guard proposal.by != context.by else { throw StoreError.breakNeedsAnotherPerson(id) }
            return try db.apply(proposal, to: stored, .confirm, context)
        }
    }

    /// Drops the proposal; what was written with it stays.
    package func discardBreakResolution(
        of id: Int64,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord {
        try await write { db in
            let record = try db.existingBreak(id).record
            let proposal = try db.existingProposal(about: record)
            let context = ChangeContext(at: at, by: name, policy: .standard)
            try db.decide(proposal, .discarded, .discard, about: record, context)
            return try db.set(.open, ofBreak: id)
        }
    }
}

extension Database {
    /// Lets a resolution count: its evidence goes through the lifecycle.
    fileprivate func apply(
        _ resolution: BreakResolution,
        to stored: StoredBreak,
        _ act: AuditAct,
        _ context: ChangeContext
    ) throws -> BreakRecord {
        let id = stored.record.id
        if case .choose(let orderNumber) = resolution.action {
            try apply(resolution, to: stored, choosing: orderNumber, context)
        } else if let evidence = resolution.evidence(about: stored.record.found) {
            guard let seq = stored.seq, let payout = try payout(where: "seq", is: seq) else {
                throw StoreError.notFound("of break \(id)")
            }
            let changed = try change(payout, by: .evidence(evidence), context: context).payout
            // A line that is older than what we know already says nothing new.
            let isSame = changed.status == payout.payout.status
            guard !isSame || changed.status.rawValue == evidence.claim.rawValue else {
                throw StoreError.breakUnmoved(id, changed.status)
            }
        }
        try decide(resolution, .applied, act, about: stored.record, context)
        return try set(resolution.state, ofBreak: id)
    }

    /// Lets a line count as evidence about the candidate that was chosen for it.
    ///
    /// That the two belong together holds whatever the line says and however the payout stands: it
    /// goes through the lifecycle like any other evidence, and what differs is flagged.
    private func apply(
        _ resolution: BreakResolution,
        to stored: StoredBreak,
        choosing orderNumber: String,
        _ context: ChangeContext
    ) throws {
        guard let payout = try payout(where: "order_number", is: orderNumber) else {
            throw StoreError.notFound(orderNumber)
        }
        let found = stored.record.found
        guard let evidence = resolution.evidence(about: found, payout.payout.amount) else { return }
        _ = try change(payout, by: .evidence(evidence), context: context)
    }

    /// Refuses a candidate that another line has, or waits to get.
    fileprivate func checkChoice(_ resolution: BreakResolution, of id: Int64) throws {
        guard case .choose(let orderNumber) = resolution.action else { return }
        let sql = """
            SELECT breaks.id FROM break_decisions JOIN breaks ON breaks.id = break_decisions.break
            WHERE action = ? AND breaks.id <> ? AND breaks.state IN ('proposed', 'resolved')
            """
        let statement = try cachedStatement(sql: sql)
        let arguments: StatementArguments = [resolution.action.name, id]
        guard let other = try Int64.fetchOne(statement, arguments: arguments) else { return }
        throw StoreError.candidateTaken(orderNumber, by: other)
    }

    fileprivate func existingProposal(about record: BreakRecord) throws -> BreakResolution {
        guard record.state == .proposed, let last = try decisions(about: record.id).last else {
            throw StoreError.breakStands(record.id, record.state)
        }
        return last.resolution
    }

    /// Keeps a decision, and in the audit trail the same in words.
    fileprivate func decide(
        _ resolution: BreakResolution,
        _ state: BreakDecision.State,
        _ act: AuditAct,
        about found: BreakRecord,
        _ context: ChangeContext
    ) throws {
        try cachedStatement(
            sql: """
                INSERT INTO break_decisions (
                    break, action, reference, note, by, at, state, decided_by, decided_at
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            found.id, resolution.action.name, resolution.reference, resolution.note,
            resolution.by.rawValue, resolution.at.microseconds, state.rawValue,
            context.by.rawValue, context.at.microseconds,
        ])
        try record(
            act,
            on: AuditRecord.breakPrefix + "\(found.id)",
            reason: resolution.auditReason(about: found.payout),
            by: context.by,
            at: context.at
        )
    }

    fileprivate func set(_ state: BreakState, ofBreak id: Int64) throws -> BreakRecord {
        try cachedStatement(sql: "UPDATE breaks SET state = ? WHERE id = ?")
            .execute(arguments: [state.rawValue, id])
        try setSnooze(until: nil, ofBreak: id)
        return try existingBreak(id).record
    }
}

// MARK: - What a comparison decides

extension Database {
    /// Of these breaks, those that nobody has resolved.
    func unresolvedBreaks(among ids: [Int64]) throws -> [BreakRecord] {
        try ids.map { try existingBreak($0).record }.filter(\.state.isUnresolved)
    }

    /// Ends a break that no longer holds, whatever was proposed about it.
    func end(_ found: BreakRecord, by run: Int64, at: Date) throws {
        let resolution = BreakResolution.noLongerHolds(run, "the files no longer show it", at: at)
        let context = ChangeContext(at: at, by: .comparison, policy: .standard)
        try decide(resolution, .applied, .resolve, about: found, context)
        _ = try set(.resolved, ofBreak: found.id)
    }

    /// Opens a break again that a comparison ended and a later one finds; what a person resolved
    /// stays so.
    func reopen(_ id: Int64, foundBy run: Int64, at: Date) throws {
        let found = try existingBreak(id).record
        guard found.state == .resolved,
            try decisions(about: id).last?.resolution.action == .noLongerHolds
        else { return }
        let resolution = BreakResolution.noLongerHolds(run, "it is found again", at: at)
        let context = ChangeContext(at: at, by: .comparison, policy: .standard)
        try decide(resolution, .discarded, .discard, about: found, context)
        _ = try set(.open, ofBreak: id)
    }
}

extension BreakResolution {
    fileprivate static func noLongerHolds(_ run: Int64, _ note: String, at: Date) -> Self {
        Self(
            action: .noLongerHolds,
            reference: "reconciliation \(run)",
            note: note,
            by: .comparison,
            at: at
        )
    }
}
