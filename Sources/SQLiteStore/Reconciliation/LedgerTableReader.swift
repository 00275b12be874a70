import GRDB
import GRDBSQLite
import Payouts

/// Reads payouts into columns, straight from SQLite's rows.
///
/// A row as GRDB gives it takes a microsecond for these columns; a million of them count.
struct LedgerTableReader {
    private(set) var table: LedgerTable
    private var seen: Set<Int64> = []
    private var lastCurrency: (code: String, place: UInt8) = ("", 0)
    private var lastStatus: (text: String, status: PayoutStatus) = ("paid", .paid)
    private let columns: String
    /// What the closed days of the provider span together, in seconds: each follows the last.
    private let closed: Range<Int64>

    init(_ provider: ProviderID, withAccounts: Bool, from db: Database) throws {
        table = LedgerTable(keepsAccounts: withAccounts)
        closed = try db.closedSpan(of: provider)
        columns = """
            order_number, provider_reference, amount_minor, currency, status, status_since,
            CASE WHEN flags & \(PayoutFlags.reversed.rawValue) THEN 1 + \(Self.isOverturned) ELSE 0 END
            """ + (withAccounts ? ", beneficiary_account" : "")
    }

    /// Whether, as 1 or 0, a result of the payout was overturned after its day was closed.
    private static let isOverturned = """
        EXISTS (
            SELECT 1 FROM (
                SELECT at, (
                    SELECT earlier.at FROM transitions AS earlier
                    WHERE earlier.payout = changed.payout AND earlier.id < changed.id
                    ORDER BY earlier.id DESC LIMIT 1
                ) AS settled_at
                FROM transitions AS changed WHERE payout = payouts.seq AND is_reversal = 1
            ) JOIN closings ON closings.provider = payouts.provider
                AND starts_at <= settled_at AND ends_at > settled_at AND closed_at <= at
        )
        """

    /// Reads what was settled in a span of microseconds; `count` is about how many there may be.
    mutating func readSettled(
        of provider: ProviderID,
        in span: Range<Int64>,
        count: Int,
        from db: Database
    ) throws {
        table.reserve(count)
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(columns) FROM payouts INDEXED BY payouts_settled
                WHERE provider = ? AND status_since >= ? AND status_since < ?
                    AND \(Schema.isSettledPayout)
                """
        )
        try statement.setArguments([provider.rawValue, span.lowerBound, span.upperBound])
        unsafe try forEachRow(of: statement) { reader, row in
            try unsafe reader.take(row, first: 0)
        }
    }

    /// Reads what stood so before the end of a span of microseconds, and was overturned after it.
    mutating func readOverturned(
        of provider: ProviderID,
        after span: Range<Int64>,
        from db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(columns) FROM payouts
                WHERE +provider = ?1 AND +status_since >= ?3 AND seq IN (
                    SELECT payout FROM transitions AS changed
                    WHERE is_reversal = 1 AND at >= ?2 AND ?3 > (
                        SELECT earlier.at FROM transitions AS earlier
                        WHERE earlier.payout = changed.payout AND earlier.id < changed.id
                        ORDER BY earlier.id DESC LIMIT 1
                    )
                )
                """
        )
        try statement.setArguments([provider.rawValue, span.lowerBound, span.upperBound])
        unsafe try forEachRow(of: statement) { reader, row in
            try unsafe reader.take(row, first: 0)
        }
    }

    /// Reads the payouts that have an order number or reference, each once.
    mutating func read(_ names: [SettlementName], of provider: ProviderID, from db: Database) throws
    {
        let byNumber = try db.cachedStatement(
            sql: "SELECT seq, \(columns) FROM payouts WHERE order_number = ? AND +provider = ?"
        )
        let byReference = try db.cachedStatement(
            sql: """
                SELECT seq, \(columns) FROM payouts WHERE provider_reference = ? AND provider = ?
                """
        )
        for name in names {
            for (statement, text) in [(byNumber, name.orderNumber), (byReference, name.reference)]
            where !text.isEmpty {
                try statement.setArguments([text, provider.rawValue])
                unsafe try forEachRow(of: statement) { reader, row in
                    let seq = unsafe sqlite3_column_int64(row, 0)
                    if reader.seen.insert(seq).inserted { unsafe try reader.take(row, first: 1) }
                }
            }
        }
    }

    private mutating func forEachRow(
        of statement: Statement,
        _ body: (inout Self, OpaquePointer) throws -> Void
    ) throws {
        let row = unsafe statement.sqliteStatement
        defer { unsafe sqlite3_reset(row) }
        while true {
            switch unsafe sqlite3_step(row) {
            case SQLITE_ROW: unsafe try body(&self, row)
            case SQLITE_DONE: return
            case let code:
                let message = unsafe sqlite3_db_handle(row).map {
                    unsafe String(cString: sqlite3_errmsg($0))
                }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
            }
        }
    }

    private mutating func take(_ row: OpaquePointer, first: Int32) throws {
        let time = unsafe sqlite3_column_int64(row, first + 5) / 1_000_000
        let overturned = unsafe sqlite3_column_int(row, first + 6)
        let values = LedgerValues(
            amount: unsafe sqlite3_column_int64(row, first + 2),
            time: time,
            currency: try unsafe currency(row, first + 3),
            status: try unsafe status(row, first + 4),
            isClosed: overturned == 2 || closed.contains(time),
            isOverturned: overturned > 0
        )
        let account = table.keepsAccounts ? first + 7 : -1
        unsafe withText(row, first) { orderNumber in
            unsafe withText(row, first + 1) { reference in
                unsafe withText(row, account) { account in
                    table.append(
                        values,
                        orderNumber: orderNumber,
                        reference: reference,
                        account: account
                    )
                }
            }
        }
    }

    /// Gives the bytes of a column to `body`; none of a column that is `NULL` or negative.
    private func withText(_ row: OpaquePointer, _ column: Int32, _ body: (Span<UInt8>) -> Void) {
        guard column >= 0, let text = unsafe sqlite3_column_text(row, column) else {
            return body([UInt8]().span)
        }
        let count = Int(unsafe sqlite3_column_bytes(row, column))
        let buffer = unsafe UnsafeBufferPointer(start: text, count: count)
        unsafe body(buffer.span)
    }

    private func text(_ row: OpaquePointer, _ column: Int32) -> String {
        unsafe sqlite3_column_text(row, column).map { unsafe String(cString: $0) } ?? ""
    }

    private mutating func status(_ row: OpaquePointer, _ column: Int32) throws -> PayoutStatus {
        let text = unsafe text(row, column)
        if text != lastStatus.text {
            guard let status = PayoutStatus(rawValue: text) else {
                throw UnreadableValue(detail: "status reads \(text)")
            }
            lastStatus = (text, status)
        }
        return lastStatus.status
    }

    private mutating func currency(_ row: OpaquePointer, _ column: Int32) throws -> UInt8 {
        let code = unsafe text(row, column)
        if code != lastCurrency.code {
            guard let currency = Currency(code: code) else {
                throw UnreadableValue(detail: "currency reads \(code)")
            }
            lastCurrency = (code, currency.place)
        }
        return lastCurrency.place
    }
}
