import Foundation
import GRDB
import Payouts

/// What lists show of a notification, and the row of the evidence that it is.
struct StoredSummary {
    let summary: NotificationSummary
    let evidence: Int64?

    /// Reads summaries; a duplicate says what the same bytes said when they were applied.
    private static let selection = """
        SELECT n.id, n.provider, n.received_at, n.source_address, n.order_number,
            n.provider_reference, n.refusal_kind, n.refusal_detail, n.disposition, payouts.id,
            payouts.amount_minor, payouts.currency, said.id, said.claim, said.mismatches,
            n.differs, n.replay_of
        FROM notifications AS n
        LEFT JOIN payouts ON payouts.seq = n.payout
        LEFT JOIN evidence AS said ON said.id = ifnull(
            n.evidence,
            CASE WHEN n.disposition = 'duplicate' THEN (
                SELECT same.evidence FROM notifications AS same
                WHERE same.provider = n.provider AND same.digest = n.digest
                    AND same.disposition = 'applied'
            ) END
        )
        WHERE n.id
        """

    /// Finds those of a list of ids, newest first.
    static let listed = "\(selection) IN (SELECT value FROM json_each(?)) ORDER BY n.id DESC"
    /// Finds one.
    static let single = "\(selection) = ?"

    init(_ row: Row) throws {
        var cells = Cells(row)
        let id: Int64 = cells.next()
        let provider: ProviderID = try cells.raw()
        let receivedAt = cells.time()
        let address: String = cells.next()
        let verdict = try NotificationVerdict(&cells)
        let disposition: NotificationDisposition = try cells.raw()
        let payout: PayoutID? = try cells.rawIfAny()
        let amount = try cells.moneyIfAny()
        evidence = cells.nextIfAny()
        summary = NotificationSummary(
            id: id,
            provider: provider,
            receivedAt: receivedAt,
            sourceAddress: address,
            verdict: verdict,
            disposition: disposition,
            payout: payout,
            amount: amount,
            claim: try cells.rawIfAny(),
            mismatches: evidence == nil ? cells.noTexts() : try cells.texts(),
            differs: cells.next(),
            replayOf: cells.nextIfAny()
        )
    }
}

extension Database {
    /// Reads what lists show of these notifications, newest first.
    func notificationSummaries(_ ids: [Int64]) throws -> [NotificationSummary] {
        let list = "[\(ids.map(String.init).joined(separator: ","))]"
        let statement = try cachedStatement(sql: StoredSummary.listed)
        let rows = try Row.fetchCursor(statement, arguments: [list])
        return try Array(rows.map { try StoredSummary($0).summary })
    }

    /// Reads everything about one notification.
    func notificationRecord(_ id: Int64) throws -> NotificationRecord? {
        let statement = try cachedStatement(sql: StoredSummary.single)
        guard let row = try Row.fetchOne(statement, arguments: [id]),
            let stored = try notifications(where: "id = ?", [id]).first
        else { return nil }
        let found = try StoredSummary(row)
        let payout = try found.summary.payout.flatMap {
            try self.payout(where: "id", is: $0.rawValue)?.payout
        }
        let acts = try notificationActs(id)
        return NotificationRecord(
            summary: found.summary,
            message: stored.notification.message,
            payout: payout,
            evidence: try found.evidence.flatMap { try evidence(row: $0) },
            appliedAt: acts.appliedAt,
            dismissal: acts.dismissal,
            replay: acts.replay,
            replayedAs: try replay(of: id)?.notification.id
        )
    }

    /// The replay of a notification, where there is one.
    func replay(of id: Int64) throws -> StoredNotification? {
        try notifications(where: "replay_of = ?", [id]).first
    }

    private func evidence(row id: Int64) throws -> Evidence? {
        let sql = "SELECT \(StoredEvidence.columns) FROM evidence WHERE id = ?"
        let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [id])
        return try row.map { try StoredEvidence($0).evidence }
    }

    /// When it was applied, and what people did with it.
    private func notificationActs(
        _ id: Int64
    ) throws -> (
        appliedAt: Date?, dismissal: NotificationRecord.Act?, replay: NotificationRecord.Act?
    ) {
        let sql = """
            SELECT applied_at, dismissed_by, dismissed_at, replayed_by, replayed_at
            FROM notifications WHERE id = ?
            """
        guard let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [id]) else {
            return (nil, nil, nil)
        }
        var cells = Cells(row)
        return (cells.timeIfAny(), try cells.act(), try cells.act())
    }
}

extension Cells {
    /// An amount and its currency, where there is one.
    fileprivate mutating func moneyIfAny() throws -> Money? {
        let minorUnits: Int64? = nextIfAny()
        let code: String? = nextIfAny()
        guard let minorUnits, let currency = code.flatMap({ Currency(code: $0) }) else {
            return nil
        }
        return Money(minorUnits: minorUnits, currency: currency)
    }

    /// Passes over a list of texts that is not there.
    fileprivate mutating func noTexts() -> [String] {
        let _: String? = nextIfAny()
        return []
    }

    /// Who did something, and when.
    fileprivate mutating func act() throws -> NotificationRecord.Act? {
        let name: OperatorName? = try rawIfAny()
        let date = timeIfAny()
        guard let name, let date else { return nil }
        return NotificationRecord.Act(by: name, at: date)
    }
}
