import Foundation
import GRDB
import Payouts

/// The row of a closed day.
struct StoredClosing {
    let day: CloseDay
    let signature: CloseSignature
    let comparison: Int64?
    /// How many audit entries there were.
    let auditCount: Int64
    let seal: ContentDigest
    /// Which form its pack has.
    let form: Int
    /// The comparisons that state its fees.
    let feesOf: [Int64]

    /// What a query must select to read a closing.
    static let columns =
        """
        provider, day, utc_offset, closed_by, closed_at, note, comparison, audit_count, seal, form, \
        fees_of
        """

    /// Reads a row of `SELECT columns`.
    init(_ row: Row) throws {
        var cells = Cells(row)
        day = CloseDay(
            provider: try cells.raw(),
            day: CalendarDay(number: cells.next()),
            utcOffset: cells.next()
        )
        signature = CloseSignature(by: try cells.raw(), at: cells.time(), note: cells.next())
        comparison = cells.nextIfAny()
        auditCount = cells.next()
        let bytes: Data = cells.next()
        guard let seal = ContentDigest(bytes: [UInt8](bytes)) else {
            throw UnreadableValue(detail: "the seal of \(day)")
        }
        self.seal = seal
        form = cells.next()
        feesOf = try cells.json()
    }
}

extension Database {
    /// Reads a closed day; `nil` where it is not closed.
    func closing(of provider: ProviderID, on day: CalendarDay) throws -> StoredClosing? {
        let sql = """
            SELECT \(StoredClosing.columns) FROM closings WHERE provider = ? AND day = ?
            """
        let arguments: StatementArguments = [provider.rawValue, day.number]
        return try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
            .map(StoredClosing.init)
    }

    /// The last day of a provider that is closed.
    func lastClosedDay(of provider: ProviderID) throws -> CalendarDay? {
        let sql = "SELECT day FROM closings WHERE provider = ? ORDER BY day DESC LIMIT 1"
        let statement = try cachedStatement(sql: sql)
        return try Int.fetchOne(statement, arguments: [provider.rawValue])
            .map(CalendarDay.init(number:))
    }

    /// The figures of a closed day as they were kept, by currency code.
    func figures(of day: CloseDay) throws -> [CloseFigures] {
        let sql = """
            SELECT currency, line, count, minor FROM closing_figures
            WHERE provider = ? AND day = ? ORDER BY currency, line
            """
        let arguments: StatementArguments = [day.provider.rawValue, day.day.number]
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var tallies: [Currency: [CloseLine: CloseTally]] = [:]
        var fees: [Currency: Money] = [:]
        var inFlight: [Currency: CloseTally] = [:]
        while let row = try rows.next() {
            var cells = Cells(row)
            let currency = try cells.currency()
            let line: String = cells.next()
            let tally = cells.tally()
            if let line = CloseLine(rawValue: line) {
                tallies[currency, default: [:]][line] = tally
            } else if line == Self.inFlightLine {
                inFlight[currency] = tally
            } else {
                fees[currency] = Money(minorUnits: tally.minorUnits, currency: currency)
            }
        }
        return tallies.map { currency, lines in
            CloseFigures(
                currency: currency,
                tallies: lines,
                fees: fees[currency],
                inFlight: inFlight[currency] ?? .zero
            )
        }
        .sorted { $0.currency.code < $1.currency.code }
    }

    /// Stands beside the lines where something was in flight when the day was closed.
    private static var inFlightLine: String { "inFlight" }

    /// The breaks that were signed for, by number.
    func breaks(
        signedFor day: CloseDay,
        _ remarks: [String: CloseRemarks] = [:]
    ) throws -> [CloseBreak] {
        let sql = """
            SELECT id, kind, subject, stake_minor, currency, note FROM closing_breaks
            WHERE provider = ? AND day = ? ORDER BY id
            """
        let arguments: StatementArguments = [day.provider.rawValue, day.day.number]
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                let id: Int64 = cells.next()
                return CloseBreak(
                    id: id,
                    kind: try cells.raw(),
                    subject: cells.next(),
                    stake: try cells.money(),
                    note: cells.next(),
                    remarks: remarks["\(id)"]
                )
            }
        )
    }

    /// The payouts of unknown outcome that were signed for, by id.
    func unknown(
        signedFor day: CloseDay,
        _ remarks: [String: CloseRemarks] = [:]
    ) throws -> [CloseUnknown] {
        let sql = """
            SELECT payout, order_number, amount_minor, currency, since FROM closing_unknowns
            WHERE provider = ? AND day = ? ORDER BY payout
            """
        let arguments: StatementArguments = [day.provider.rawValue, day.day.number]
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments).map { row in
            var cells = Cells(row)
            let payout: PayoutID = try cells.raw()
            return CloseUnknown(
                payout: payout,
                orderNumber: try cells.raw(),
                amount: try cells.money(),
                since: cells.time(),
                remarks: remarks[payout.rawValue]
            )
        }
    }

    /// The audit chain's head when there were so many entries.
    func auditHead(count: Int64) throws -> AuditHead {
        let sql = "SELECT hash FROM audit WHERE sequence = ?"
        let hash = try Data.fetchOne(cachedStatement(sql: sql), arguments: [count])
        return AuditHead(
            count: count,
            hash: hash.flatMap { ContentDigest(bytes: [UInt8]($0)) } ?? .zero
        )
    }

    /// Keeps a close.
    func insert(_ sealed: SealedClose) throws {
        let (close, day) = (sealed.close, sealed.close.day)
        let key: StatementArguments = [day.provider.rawValue, day.day.number]
        try insertClosing(sealed, key)
        for figures in close.figures {
            let code = figures.currency.code
            for line in CloseLine.allCases {
                let tally = figures[line]
                try insertFigure(key + [code, line.rawValue, tally.count, tally.minorUnits])
            }
            if let fees = figures.fees {
                try insertFigure(key + [code, "fees", 0, fees.minorUnits])
            }
            if figures.inFlight.count > 0 {
                let tally = figures.inFlight
                try insertFigure(key + [code, Self.inFlightLine, tally.count, tally.minorUnits])
            }
        }
        try insert(close.unknown, key)
        try insertRemarks(of: close)
        for found in close.breaks {
            try cachedStatement(sql: "INSERT INTO closing_breaks VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .execute(
                    arguments: key + [
                        found.id, found.kind.rawValue, found.subject, found.stake.minorUnits,
                        found.stake.currency.code, found.note,
                    ]
                )
        }
    }

    private func insertClosing(_ sealed: SealedClose, _ key: StatementArguments) throws {
        let (close, day) = (sealed.close, sealed.close.day)
        let marks = Array(repeating: "?", count: 13).joined(separator: ", ")
        try cachedStatement(sql: "INSERT INTO closings VALUES (\(marks))").execute(
            arguments: key + [
                day.utcOffset, day.start.microseconds, day.end.microseconds,
                close.signature.by.rawValue, close.signature.at.microseconds,
                close.signature.note, close.comparison, close.auditHead.count,
                Data(sealed.seal.bytes), close.form, try StoredJSON.text(close.content.feesOf),
            ]
        )
    }

    private func insert(_ unknown: [CloseUnknown], _ key: StatementArguments) throws {
        let sql = "INSERT INTO closing_unknowns VALUES (?, ?, ?, ?, ?, ?, ?)"
        for payout in unknown {
            try cachedStatement(sql: sql).execute(
                arguments: key + [
                    payout.payout.rawValue, payout.orderNumber.rawValue,
                    payout.amount.minorUnits, payout.amount.currency.code,
                    payout.since.microseconds,
                ]
            )
        }
    }

    private func insertFigure(_ arguments: StatementArguments) throws {
        try cachedStatement(sql: "INSERT INTO closing_figures VALUES (?, ?, ?, ?, ?, ?)")
            .execute(arguments: arguments)
    }
}
