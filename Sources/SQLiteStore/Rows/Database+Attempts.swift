import Foundation
import GRDB
import Payouts

extension Database {
    /// A payout's attempts, oldest first.
    func attempts(of seq: Int64, evidence: [Int64: Evidence]) throws -> [Attempt] {
        let sql = """
            SELECT number, started_at, lease_until, finished_at, outcome, outcome_reason,
                outcome_detail, evidence, exchange
            FROM attempts WHERE payout = ? ORDER BY number
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [seq])
        return try Array(rows.map { row in try Attempt(row, evidence: evidence) })
    }

    /// Reads an attempt that must exist.
    func existingAttempt(_ number: Int, of stored: StoredPayout) throws -> Attempt {
        let known = try evidence(of: stored.seq).map { ($0.rowID, $0.evidence) }
        let attempts = try attempts(
            of: stored.seq,
            evidence: Dictionary(uniqueKeysWithValues: known)
        )
        guard let attempt = attempts.first(where: { $0.number == number }) else {
            throw StoreError.notFound("\(stored.payout.id), attempt \(number)")
        }
        return attempt
    }

    /// Whether a byte of a request may have left: an attempt runs, or ended in any other way than
    /// unsent.
    func mayHaveSent(_ seq: Int64) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM attempts WHERE payout = ? AND outcome IS NOT ?)
            """
        let unsent = StoredOutcome.Kind.notSent.rawValue
        return try Bool.fetchOne(cachedStatement(sql: sql), arguments: [seq, unsent]) ?? false
    }

    /// Records an attempt that is about to be sent, or one that is over.
    func insert(_ attempt: Attempt, seq: Int64) throws {
        let sql = """
            INSERT INTO attempts (payout, number, started_at, lease_until) VALUES (?, ?, ?, ?)
            """
        try cachedStatement(sql: sql).execute(arguments: [
            seq, attempt.number, attempt.startedAt.microseconds, attempt.leaseUntil.microseconds,
        ])
    }

    /// Records how an attempt ended.
    func finish(_ attempt: Attempt, seq: Int64, evidence: Int64?) throws {
        let sql = """
            UPDATE attempts SET finished_at = ?, outcome = ?, outcome_reason = ?,
                outcome_detail = ?, evidence = ?, exchange = ?
            WHERE payout = ? AND number = ?
            """
        let outcome = attempt.outcome.map(StoredOutcome.init)
        try cachedStatement(sql: sql).execute(arguments: [
            attempt.finishedAt.microseconds, outcome?.kind.rawValue, outcome?.reason,
            outcome?.detail, evidence, try attempt.exchange?.stored(), seq, attempt.number,
        ])
    }
}

extension Attempt {
    fileprivate init(_ row: Row, evidence: [Int64: Evidence]) throws {
        var cells = Cells(row)
        self.init(
            number: cells.next(),
            startedAt: cells.time(),
            leaseUntil: cells.time(),
            finishedAt: cells.timeIfAny(),
            outcome: try AttemptOutcome(&cells, evidence: evidence),
            exchange: try cells.exchange()
        )
    }
}

extension AttemptOutcome {
    /// Reads the four columns of an outcome, or nothing.
    fileprivate init?(_ cells: inout Cells, evidence: [Int64: Evidence]) throws {
        let kind: StoredOutcome.Kind? = try cells.rawIfAny()
        let reason: String? = cells.nextIfAny()
        let detail: String? = cells.nextIfAny()
        let piece = (cells.nextIfAny() as Int64?).flatMap { evidence[$0] }
        switch kind {
        case nil: return nil
        case .notSent:
            guard let known = reason.flatMap(NotSentReason.init) else {
                throw UnreadableValue(detail: "outcome_reason reads \(reason ?? "nothing")")
            }
            self = .notSent(known)
        case .unknown:
            guard let known = reason.flatMap(UnknownReason.Kind.init) else {
                throw UnreadableValue(detail: "outcome_reason reads \(reason ?? "nothing")")
            }
            self = .unknown(UnknownReason(known, detail: detail ?? ""))
        case .answered:
            guard let piece else {
                throw UnreadableValue(detail: "an attempt's evidence is missing")
            }
            self = .answered(piece)
        }
    }
}

/// How an outcome is written in three columns; its evidence is a row of its own.
private struct StoredOutcome {
    let kind: Kind
    let reason: String?
    let detail: String?

    enum Kind: String {
        case notSent, answered, unknown
    }

    init(_ outcome: AttemptOutcome) {
        switch outcome {
        case .notSent(let why): (kind, reason, detail) = (.notSent, why.rawValue, nil)
        case .answered: (kind, reason, detail) = (.answered, nil, nil)
        case .unknown(let why): (kind, reason, detail) = (.unknown, why.kind.rawValue, why.detail)
        }
    }
}
