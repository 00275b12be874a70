import Foundation
import GRDB
import Payouts

/// A notification with the digest of its body.
struct StoredNotification {
    let digest: Data
    let notification: ProviderNotification

    /// What a query must select to read a notification.
    static let columns = """
        digest, id, provider, received_at, source_address, headers, body, order_number, \
        provider_reference, refusal_kind, refusal_detail, disposition, \
        (SELECT payouts.id FROM payouts WHERE seq = notifications.payout)
        """

    /// Reads a row of `SELECT columns`.
    init(_ row: Row) throws {
        var cells = Cells(row)
        digest = cells.next()
        let id: Int64 = cells.next()
        let provider: ProviderID = try cells.raw()
        let receivedAt = cells.time()
        let address: String = cells.next()
        let message = WebhookMessage(
            headers: try StoredHeaders.headers(cells.next()),
            body: cells.next(),
            sourceAddress: address
        )
        notification = ProviderNotification(
            id: id,
            provider: provider,
            message: message,
            receivedAt: receivedAt,
            verdict: try NotificationVerdict(&cells),
            disposition: try cells.raw(),
            payout: try cells.rawIfAny()
        )
    }
}

extension NotificationVerdict {
    /// Reads the four columns of a verdict.
    init(_ cells: inout Cells) throws {
        let subject = NotificationSubject(
            orderNumber: try cells.rawIfAny(),
            providerReference: cells.nextIfAny()
        )
        let kind: NotificationRefusal.Kind? = try cells.rawIfAny()
        let detail: String? = cells.nextIfAny()
        self =
            kind.map { .refused(NotificationRefusal($0, detail: detail ?? "")) }
            ?? .authentic(subject)
    }
}

extension Database {
    /// Notifications in a payout's history at most.
    static let historyLimit = 100

    /// Reads notifications by a condition, a phrase after `WHERE`.
    func notifications(
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [StoredNotification] {
        let sql = "SELECT \(StoredNotification.columns) FROM notifications WHERE \(condition)"
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(rows.map(StoredNotification.init))
    }

    /// The notifications about a payout, newest first, at most ``historyLimit``.
    func notifications(about seq: Int64) throws -> [ProviderNotification] {
        let condition = "payout = ? ORDER BY id DESC LIMIT ?"
        return try notifications(where: condition, [seq, Self.historyLimit]).map(\.notification)
    }

    /// Records what became of a pending notification.
    func settle(
        _ id: Int64,
        _ disposition: NotificationDisposition,
        payout: Int64?,
        evidence: Int64?,
        differs: Bool = false,
        at date: Date
    ) throws {
        let sql = """
            UPDATE notifications
            SET disposition = ?, payout = ?, evidence = ?, differs = ?, applied_at = ?
            WHERE id = ?
            """
        try cachedStatement(sql: sql).execute(arguments: [
            disposition.rawValue, payout, evidence, differs,
            payout.map { _ in date.microseconds }, id,
        ])
    }
}
