import Foundation
import GRDB
import Payouts

/// Compares what was decided about breaks, payouts and what waits for approval with the records of
/// it, so that a decision that somebody changed in its own table shows.
extension AuditVerifier {
    /// Whether a record tells of no decision, or of one that stands in its table as it says.
    func isBorneOut(_ record: AuditRecord) throws -> Bool {
        if let decision = Self.decision(after: record.what) {
            return try db.approvalRows(of: record.subject).contains(
                DecisionRow(
                    state: decision.rawValue,
                    by: record.by,
                    at: record.at,
                    reason: record.reason
                )
            )
        }
        guard let state = Self.state(after: record.what) else { return true }
        let decided: [DecisionRow]
        do {
            let id = Int64(record.subject.dropFirst(AuditRecord.breakPrefix.count))
            if let id, record.subject.hasPrefix(AuditRecord.breakPrefix) {
                decided = try db.decisionRows(aboutBreak: id)
            } else {
                decided = try db.decisionRows(aboutPayout: record.subject)
            }
        } catch is UnreadableValue {
            return false
        }
        return decided.contains(
            DecisionRow(state: state, by: record.by, at: record.at, reason: record.reason)
        )
    }

    /// Whether the tables hold no decision that was never recorded.
    func isEveryDecisionRecorded() throws -> Bool {
        let sql = """
            SELECT (SELECT count(*) FROM break_decisions) + (SELECT count(*) FROM resolutions)
                <= (SELECT count(*) FROM audit WHERE what IN (\(Self.acts)))
                AND (SELECT count(*) FROM approvals)
                <= (SELECT count(*) FROM audit WHERE what IN (\(Self.approvalActs)))
            """
        return try Bool.fetchOne(db, sql: sql) ?? false
    }

    private static let acts = AuditAct.allCases.map(\.rawValue)
        .filter { state(after: $0) != nil }.map { "'\($0)'" }.joined(separator: ", ")

    private static let approvalActs = AuditAct.allCases.map(\.rawValue)
        .filter { decision(after: $0) != nil }.map { "'\($0)'" }.joined(separator: ", ")

    /// The decision about what waits that an act tells of; `nil` for one that tells of none.
    private static func decision(after act: String) -> Approval.Decision? {
        Approval.Decision.allCases.first { $0.act.rawValue == act }
    }

    /// What a decision becomes by an act; `nil` for an act that decides nothing of the kind.
    private static func state(after act: String) -> String? {
        switch AuditAct(rawValue: act) {
        case .propose: "proposed"
        case .resolve, .confirm: "applied"
        case .discard: "discarded"
        default: nil
        }
    }
}

/// A decision as its record should tell of it.
private struct DecisionRow: Hashable {
    let state: String
    let by: String
    /// Microseconds since 1970.
    let at: Int64
    let reason: String
}

extension Database {
    /// Decisions about what waits, as they stand; an unreadable one bears out nothing.
    fileprivate func approvalRows(of subject: String) throws -> [DecisionRow] {
        let sql = "SELECT decision, by, reason, digest, at FROM approvals WHERE subject = ?"
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [subject]).compactMap { row in
            var cells = Cells(row)
            let (state, by, reason): (String, String, String) = (
                cells.next(), cells.next(), cells.next()
            )
            guard let digest = ContentDigest(bytes: [UInt8](cells.next() as Data)) else {
                return nil
            }
            return DecisionRow(
                state: state,
                by: by,
                at: cells.next(),
                reason: Approval.auditReason(digest, reason)
            )
        }
    }

    fileprivate func decisionRows(aboutBreak id: Int64) throws -> [DecisionRow] {
        guard let found = try breaks(where: "breaks.id = ?", [id]).first?.record else { return [] }
        return try decisions(about: id).map { decision in
            DecisionRow(
                state: decision.state.rawValue,
                by: decision.by.rawValue,
                at: decision.at.microseconds,
                reason: decision.resolution.auditReason(about: found.payout)
            )
        }
    }

    fileprivate func decisionRows(aboutPayout id: String) throws -> [DecisionRow] {
        let sql = """
            SELECT claim, seen_at, reference, note, by, at, state, decided_by, decided_at
            FROM resolutions WHERE payout = (SELECT seq FROM payouts WHERE id = ?)
            """
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [id]).map { row in
            var cells = Cells(row)
            let resolution = Resolution(
                claim: try cells.rawIfAny(),
                seenAt: cells.next(),
                reference: cells.next(),
                note: cells.next(),
                by: try cells.raw(),
                at: cells.time()
            )
            return DecisionRow(
                state: cells.next(),
                by: cells.next(),
                at: cells.next(),
                reason: resolution.auditReason
            )
        }
    }
}
