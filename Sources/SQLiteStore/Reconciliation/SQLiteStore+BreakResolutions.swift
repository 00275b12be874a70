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
            if needsSecond {
                try db.decide(resolution, .proposed, about: id, context)
                try db.record(
                    .propose,
                    on: "break \(id)",
                    reason: resolution.note,
                    by: context.by,
                    at: context.at
                )
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
            let proposal = try db.existingProposal(about: db.existingBreak(id).record)
            let context = ChangeContext(at: at, by: name, policy: .standard)
            try db.decide(proposal, .discarded, about: id, context)
            try db.record(.discard, on: "break \(id)", reason: proposal.note, by: name, at: at)
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
        if let evidence = resolution.evidence(about: stored.record.found) {
            guard let seq = stored.seq, let payout = try payout(where: "seq", is: seq) else {
                throw StoreError.notFound("of break \(id)")
            }
            _ = try change(payout, by: .evidence(evidence), context: context)
        }
        try decide(resolution, .applied, about: id, context)
        try record(
            act,
            on: "break \(id)",
            reason: resolution.note,
            by: context.by,
            at: context.at
        )
        return try set(resolution.state, ofBreak: id)
    }

    fileprivate func existingProposal(about record: BreakRecord) throws -> BreakResolution {
        guard record.state == .proposed, let last = try decisions(about: record.id).last else {
            throw StoreError.breakStands(record.id, record.state)
        }
        return last.resolution
    }

    fileprivate func decide(
        _ resolution: BreakResolution,
        _ state: BreakDecision.State,
        about id: Int64,
        _ context: ChangeContext
    ) throws {
        try cachedStatement(
            sql: """
                INSERT INTO break_decisions (
                    break, action, reference, note, by, at, state, decided_by, decided_at
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            id, resolution.action.name, resolution.reference, resolution.note,
            resolution.by.rawValue, resolution.at.microseconds, state.rawValue,
            context.by.rawValue, context.at.microseconds,
        ])
    }

    fileprivate func set(_ state: BreakState, ofBreak id: Int64) throws -> BreakRecord {
        try cachedStatement(sql: "UPDATE breaks SET state = ? WHERE id = ?")
            .execute(arguments: [state.rawValue, id])
        return try existingBreak(id).record
    }

    func setOwner(_ owner: OperatorName?, ofBreak id: Int64) throws {
        try cachedStatement(sql: "UPDATE breaks SET owner = ? WHERE id = ?")
            .execute(arguments: [owner?.rawValue, id])
    }

    /// What was decided about a break, oldest first.
    func decisions(about id: Int64) throws -> [BreakDecision] {
        let sql = """
            SELECT action, reference, note, by, at, state, decided_by, decided_at
            FROM break_decisions WHERE break = ? ORDER BY id
            """
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [id]).map { row in
            var cells = Cells(row)
            let name: String = cells.next()
            guard let action = BreakResolution.Action(name: name) else {
                throw UnreadableValue(detail: "a break's action reads \(name)")
            }
            let resolution = BreakResolution(
                action: action,
                reference: cells.next(),
                note: cells.next(),
                by: try cells.raw(),
                at: cells.time()
            )
            return BreakDecision(
                resolution: resolution,
                state: try cells.raw(),
                by: try cells.raw(),
                at: cells.time()
            )
        }
    }

    /// What people wrote about a break, oldest first.
    func notes(aboutBreak id: Int64) throws -> [PayoutNote] {
        let sql = "SELECT at, by, text FROM break_notes WHERE break = ? ORDER BY id"
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [id]).map { row in
            var cells = Cells(row)
            return PayoutNote(at: cells.time(), by: try cells.raw(), text: cells.next())
        }
    }

    func insert(_ note: PayoutNote, aboutBreak id: Int64) throws {
        try cachedStatement(
            sql: "INSERT INTO break_notes (break, at, by, text) VALUES (?, ?, ?, ?)"
        )
        .execute(arguments: [id, note.at.microseconds, note.by.rawValue, note.text])
    }
}
