import Foundation
import GRDB
import Payouts

/// A payout with its place in the ledger.
struct StoredPayout {
    /// Counts the payouts in the order in which they came: newest is highest.
    let seq: Int64
    let payout: Payout
}

extension StoredPayout {
    /// What a query must select to read a payout.
    static let columns = """
        seq, id, provider, order_number, idempotency_key, amount_minor, currency, \
        beneficiary_fields, beneficiary_name, beneficiary_account, beneficiary_institution, \
        created_at, created_by, replaces, batch, status, status_since, updated_at, version, \
        flags, reason_code, reason_explanation, reason_next_step, attempt_count, \
        next_attempt_at, query_count, next_query_at, attention, attention_since, \
        provider_reference
        """

    static let insertion = {
        let all = "\(columns), search_text, batch_line"
        let marks = all.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO payouts (\(all)) VALUES (\(marks)) ON CONFLICT DO NOTHING"
    }()

    /// Reads a row of `SELECT columns`.
    init(_ row: Row) throws {
        var cells = Cells(row)
        seq = cells.next()
        var payout = Payout(
            id: try cells.raw(),
            provider: try cells.raw(),
            orderNumber: try cells.raw(),
            idempotencyKey: try cells.raw(),
            amount: try cells.money(),
            beneficiary: Beneficiary(
                fields: try cells.textsByName(),
                name: cells.next(),
                account: cells.next(),
                institution: cells.next()
            ),
            createdAt: cells.time(),
            createdBy: try cells.raw(),
            replaces: try cells.rawIfAny(),
            batch: try cells.rawIfAny()
        )
        payout.status = try cells.raw()
        payout.statusSince = cells.time()
        payout.updatedAt = cells.time()
        payout.version = cells.next()
        payout.flags = PayoutFlags(rawValue: cells.next())
        payout.reason = cells.reason()
        payout.attemptCount = cells.next()
        payout.nextAttemptAt = cells.timeIfAny()
        payout.queryCount = cells.next()
        payout.nextQueryAt = cells.timeIfAny()
        payout.attention = Attention(rawValue: cells.next())
        payout.attentionSince = cells.timeIfAny()
        payout.providerReference = cells.nextIfAny()
        self.payout = payout
    }

    /// Whether it is due before another; of two that are due together the older one is.
    func isDue(before other: StoredPayout, _ time: KeyPath<Payout, Date?>) -> Bool {
        (payout[keyPath: time].microseconds ?? .max, seq)
            < (other.payout[keyPath: time].microseconds ?? .max, other.seq)
    }
}

extension Database {
    /// Reads payouts by a condition, a phrase after `WHERE`.
    func payouts(
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [StoredPayout] {
        let sql = "SELECT \(StoredPayout.columns) FROM payouts WHERE \(condition)"
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(rows.map(StoredPayout.init))
    }

    /// Reads one payout by a unique column.
    func payout(
        where column: String,
        is value: some DatabaseValueConvertible
    ) throws -> StoredPayout? {
        try payouts(where: "\(column) = ?", [value]).first
    }

    /// Reads a payout that must exist.
    func existingPayout(_ id: PayoutID) throws -> StoredPayout {
        guard let stored = try payout(where: "id", is: id.rawValue) else {
            throw StoreError.notFound(id.rawValue)
        }
        return stored
    }

    /// Adds a payout, unless its id, order number or key is taken.
    func insert(_ payout: Payout, line: Int? = nil) throws -> Int64 {
        let fields = try StoredJSON.text(payout.beneficiary.fields)
        let arguments: [(any DatabaseValueConvertible)?] = [
            nil, payout.id.rawValue, payout.provider.rawValue, payout.orderNumber.rawValue,
            payout.idempotencyKey.rawValue, payout.amount.minorUnits, payout.amount.currency.code,
            fields, payout.beneficiary.name, payout.beneficiary.account,
            payout.beneficiary.institution, payout.createdAt.microseconds,
            payout.createdBy.rawValue, payout.replaces?.rawValue, payout.batch?.rawValue,
        ]
        let statement = try cachedStatement(sql: StoredPayout.insertion)
        let all = arguments + changing(payout) + naming(payout) + [line]
        try statement.execute(arguments: StatementArguments(all))
        guard changesCount == 1 else { throw StoreError.duplicate(try takenName(of: payout)) }
        let seq = lastInsertedRowID
        try cachedStatement(sql: "INSERT INTO folded_names (payout, name) VALUES (?, ?)")
            .execute(arguments: [seq, SearchText.folded(payout.beneficiary.name)])
        return seq
    }

    /// Replaces what changes about a payout, if it is still at the version that was read.
    ///
    /// Of the words by which it is found, only the provider's reference ever changes, and seldom:
    /// left alone, its index and the triggers that watch it have nothing to do.
    func update(_ payout: Payout, over stored: StoredPayout) throws {
        let isRenamed = payout.providerReference != stored.payout.providerReference
        let sql = """
            UPDATE payouts SET status = ?, status_since = ?, updated_at = ?, version = ?,
                flags = ?, reason_code = ?, reason_explanation = ?, reason_next_step = ?,
                attempt_count = ?, next_attempt_at = ?, query_count = ?, next_query_at = ?,
                attention = ?, attention_since = ?
                \(isRenamed ? ", provider_reference = ?, search_text = ?" : "")
            WHERE seq = ? AND version = ?
            """
        let place: [(any DatabaseValueConvertible)?] = [stored.seq, stored.payout.version]
        let all = changing(payout) + (isRenamed ? naming(payout) : []) + place
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(all))
        guard changesCount == 1 else {
            throw StoreError.failed("\(payout.id) changed while it was being changed")
        }
    }

    private func changing(_ payout: Payout) -> [(any DatabaseValueConvertible)?] {
        [
            payout.status.rawValue, payout.statusSince.microseconds,
            payout.updatedAt.microseconds, payout.version,
            payout.flags.rawValue, payout.reason?.code, payout.reason?.explanation,
            payout.reason?.nextStep, payout.attemptCount, payout.nextAttemptAt.microseconds,
            payout.queryCount, payout.nextQueryAt.microseconds, payout.attention.rawValue,
            payout.attentionSince.microseconds,
        ]
    }

    private func naming(_ payout: Payout) -> [(any DatabaseValueConvertible)?] {
        [payout.providerReference, SearchText.indexed(payout)]
    }

    private func takenName(of payout: Payout) throws -> String {
        if try self.payout(where: "id", is: payout.id.rawValue) != nil {
            return "Payout \(payout.id)"
        }
        let isOrder = try self.payout(where: "order_number", is: payout.orderNumber.rawValue) != nil
        return isOrder
            ? "Order number \(payout.orderNumber)"
            : "Idempotency key \(payout.idempotencyKey.rawValue)"
    }
}
