import Foundation
import GRDB
import Payouts

extension Database {
    /// A batch's payouts after one, merged from the range of each status, in the order of the file.
    func keys(
        in id: BatchID,
        _ statuses: Set<PayoutStatus>,
        after bound: Int64,
        limit: Int
    ) throws -> [Int64] {
        let wanted = PayoutStatus.allCases.filter { statuses.isEmpty || statuses.contains($0) }
        let range = """
            SELECT seq FROM payouts WHERE batch = ? AND status = ? AND seq > ?
            ORDER BY seq LIMIT ?
            """
        var arguments: StatementArguments = []
        for status in wanted { arguments += [id.rawValue, status.rawValue, bound, limit] }
        guard wanted.count > 1 else {
            return try Int64.fetchAll(cachedStatement(sql: range), arguments: arguments)
        }
        let ranges = wanted.map { _ in "SELECT seq FROM (\(range))" }
        let union = ranges.joined(separator: " UNION ALL ")
        let sql = "SELECT seq FROM (\(union)) ORDER BY seq LIMIT ?"
        return try Int64.fetchAll(cachedStatement(sql: sql), arguments: arguments + [limit])
    }

    /// The payouts in these places, with their lines in the file.
    func batchLines(_ keys: some Sequence<Int64>) throws -> [BatchLine] {
        let list = "[\(keys.map(String.init).joined(separator: ","))]"
        let chosen = "seq IN (SELECT value FROM json_each(?)) ORDER BY seq"
        let sql = "SELECT batch_line FROM payouts WHERE \(chosen)"
        let lines = try Int?.fetchAll(cachedStatement(sql: sql), arguments: [list])
        return zip(lines, try payouts(where: chosen, [list])).map { line, stored in
            BatchLine(line: line ?? 0, payout: stored.payout)
        }
    }

    /// The latest payout since a time that is like another and paid or may yet pay.
    func payout(like likeness: PayoutLikeness, since: Date) throws -> PayoutID? {
        let sql = Self.twin(account: "?2", amount: "?3", currency: "?4")
        let arguments: StatementArguments = [
            since.microseconds, likeness.account, likeness.amount.minorUnits,
            likeness.amount.currency.code,
        ]
        return try String.fetchOne(cachedStatement(sql: sql), arguments: arguments)
            .map(PayoutID.init(rawValue:))
    }

    /// The same, but for those of a batch and of the batches that it tries again: which of their
    /// payouts are alike was looked at when they were committed.
    func payout(
        like likeness: PayoutLikeness,
        since: Date,
        outsideOf batch: BatchID
    ) throws -> PayoutID? {
        let sql = """
            WITH RECURSIVE family (id, retry_of) AS (
                SELECT id, retry_of FROM batches WHERE id = ?5
                UNION SELECT batches.id, batches.retry_of
                FROM batches JOIN family ON batches.id = family.retry_of
            )
            \(Self.twin(
                account: "?2", amount: "?3", currency: "?4",
                and: "ifnull(batch NOT IN (SELECT id FROM family), TRUE)"
            ))
            """
        let arguments: StatementArguments = [
            since.microseconds, likeness.account, likeness.amount.minorUnits,
            likeness.amount.currency.code, batch.rawValue,
        ]
        return try String.fetchOne(cachedStatement(sql: sql), arguments: arguments)
            .map(PayoutID.init(rawValue:))
    }

    /// The same for many, with one statement.
    func payouts(
        like likenesses: [PayoutLikeness],
        since: Date
    ) throws -> [PayoutLikeness: PayoutID] {
        let twin = Self.twin(
            account: "wanted.value ->> 0",
            amount: "wanted.value ->> 1",
            currency: "wanted.value ->> 2"
        )
        let list = "[\(try likenesses.map { try $0.json() }.joined(separator: ","))]"
        let rows = try Row.fetchCursor(
            cachedStatement(sql: "SELECT key, (\(twin)) FROM json_each(?2) AS wanted"),
            arguments: [since.microseconds, list]
        )
        var found: [PayoutLikeness: PayoutID] = [:]
        while let row = try rows.next() {
            guard let id: String = row[1] else { continue }
            found[likenesses[row[0]]] = PayoutID(rawValue: id)
        }
        return found
    }

    private static func twin(
        account: String,
        amount: String,
        currency: String,
        and condition: String = "TRUE"
    ) -> String {
        """
        SELECT id FROM payouts
        WHERE beneficiary_account = \(account) AND amount_minor = \(amount)
            AND currency = \(currency) AND created_at >= ?1
            AND status NOT IN ('failed', 'rejected', 'canceled') AND \(condition)
        ORDER BY created_at DESC LIMIT 1
        """
    }
}

extension PayoutLikeness {
    /// A JSON array of the account, the minor units and the currency.
    ///
    /// Most accounts are letters and digits; an encoder takes longer than the search for them.
    fileprivate func json() throws -> String {
        let isPlain = account.utf8.allSatisfy {
            (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        let text = isPlain ? "\"\(account)\"" : try StoredJSON.text(account)
        return "[\(text),\(amount.minorUnits),\"\(amount.currency.code)\"]"
    }
}

extension Payout {
    /// What another payout has in common with it that may be its repetition.
    var likeness: PayoutLikeness {
        PayoutLikeness(account: beneficiary.account, amount: amount)
    }
}
