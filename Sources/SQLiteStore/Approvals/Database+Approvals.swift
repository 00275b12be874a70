import Foundation
import GRDB
import Payouts

// MARK: - Decisions

extension Database {
    /// Everything that was decided about something, oldest first.
    func approvals(of subject: ApprovalSubject) throws -> [Approval] {
        let sql = """
            SELECT decision, by, reason, digest, at FROM approvals WHERE subject = ? ORDER BY id
            """
        let statement = try cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: [subject.description])
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return Approval(
                    try cells.raw(),
                    by: try cells.raw(),
                    reason: cells.next(),
                    digest: try cells.digest(),
                    at: cells.time()
                )
            }
        )
    }

    /// The approvals that still count, apart from the content: those since the last other word.
    func openApprovals(of subject: ApprovalSubject) throws -> [Approval] {
        Array(try approvals(of: subject).reversed().prefix { $0.decision == .approve }.reversed())
    }

    /// Keeps a decision, and who made it in the audit trail.
    func insert(_ approval: Approval, about subject: ApprovalSubject) throws {
        let sql = """
            INSERT INTO approvals (subject, decision, by, reason, digest, at)
            VALUES (?, ?, ?, ?, ?, ?)
            """
        try cachedStatement(sql: sql).execute(arguments: [
            subject.description, approval.decision.rawValue, approval.by.rawValue,
            approval.reason, Data(approval.digest.bytes), approval.at.microseconds,
        ])
        try record(
            approval.decision.act,
            on: subject.description,
            reason: Approval.auditReason(approval.digest, approval.reason),
            by: approval.by,
            at: approval.at
        )
    }
}

extension Approval {
    /// What the audit trail says about a decision: about which content, and why.
    static func auditReason(_ digest: ContentDigest, _ reason: String) -> String {
        "content \(digest.short)" + (reason.isEmpty ? "" : " \(reason)")
    }
}

extension Approval.Decision {
    /// What the audit trail calls it.
    var act: AuditAct {
        switch self {
        case .approve: .approve
        case .reject: .reject
        case .recall: .recall
        case .void: .void
        }
    }
}

extension Cells {
    /// A digest, which nothing but 32 bytes can be.
    mutating func digest() throws -> ContentDigest {
        let data: Data = next()
        guard let digest = ContentDigest(bytes: [UInt8](data)) else {
            throw UnreadableValue(detail: "a digest has \(data.count) bytes")
        }
        return digest
    }
}

// MARK: - Content

extension Database {
    /// Payouts that are read at once: a batch may have a hundred thousand.
    static let stretch = 1_000

    /// What of something waits for approval, in the order in which it came.
    func pending(
        of subject: ApprovalSubject,
        after seq: Int64,
        skipping count: Int = 0,
        limit: Int
    ) throws -> [StoredPayout] {
        let (condition, id) =
            switch subject {
            case .payout(let id): ("id = ? AND batch IS NULL", id.rawValue)
            case .batch(let id): ("batch = ?", id.rawValue)
            }
        return try payouts(
            where: """
                \(condition) AND status = 'pendingApproval' AND seq > ?
                ORDER BY seq LIMIT ? OFFSET ?
                """,
            [id, seq, limit, count]
        )
    }

    /// What an approval of something is bound to, as it is now.
    ///
    /// Of a batch: its id, the digest of each payout that waits, in order, and their number.
    func digest(
        of subject: ApprovalSubject,
        tell: (StoredPayout) throws -> Void = { _ in }
    ) throws -> ContentDigest {
        var form = CanonicalBytes("paydesk batch")
        form.append(subject.description)
        var (count, last, digest) = (Int64(0), Int64(0), ContentDigest.zero)
        while true {
            let stretch = try pending(of: subject, after: last, limit: Self.stretch)
            for stored in stretch {
                digest = stored.payout.contentDigest
                form.append(digest)
                try tell(stored)
            }
            count += Int64(stretch.count)
            guard let seq = stretch.last?.seq else { break }
            last = seq
        }
        form.append(count)
        if case .payout = subject { return digest }
        return form.digest
    }

    /// Keeps what a payout's complete approval is bound to.
    func seal(_ stored: StoredPayout) throws {
        let sql = "INSERT INTO approved (payout, digest) VALUES (?, ?)"
        let digest = Data(stored.payout.contentDigest.bytes)
        try cachedStatement(sql: sql).execute(arguments: [stored.seq, digest])
    }

    /// Whether a payout that needed approval is not what was approved, or never was.
    func isApprovalVoid(_ stored: StoredPayout) throws -> Bool {
        let waited = """
            SELECT EXISTS (
                SELECT 1 FROM transitions WHERE payout = ? AND to_status = 'pendingApproval'
            )
            """
        let statement = try cachedStatement(sql: waited)
        guard try Bool.fetchOne(statement, arguments: [stored.seq]) == true else { return false }
        let sql = "SELECT digest FROM approved WHERE payout = ? ORDER BY id DESC LIMIT 1"
        let approved = try Data.fetchOne(cachedStatement(sql: sql), arguments: [stored.seq])
        return approved.map { [UInt8]($0) } != stored.payout.contentDigest.bytes
    }

    /// Takes back the approval of a payout that is not what was approved.
    ///
    /// What may have been sent already is not sent again: its outcome is unknown.
    func void(_ stored: StoredPayout, at date: Date) throws {
        let mayHaveLeft = try mayHaveSent(stored.seq)
        let context = ChangeContext(at: date, by: .dispatcher, policy: .standard)
        let event = PayoutEvent.approvalVoided(mayHaveLeft: mayHaveLeft)
        let payout = try change(stored, by: event, context: context).payout
        let approval = Approval(
            .void,
            by: .dispatcher,
            reason: "it is not what was approved",
            digest: payout.contentDigest,
            at: date
        )
        try insert(approval, about: payout.approvalSubject)
    }
}
