import Foundation
import GRDB
import Payouts

extension Database {
    /// A payout's queries, oldest first.
    func queries(of seq: Int64, evidence: [Int64: Evidence]) throws -> [QueryRecord] {
        let sql = """
            SELECT at, by, result, detail, evidence, exchange
            FROM queries WHERE payout = ? ORDER BY id
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [seq])
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return QueryRecord(
                    at: cells.time(),
                    by: try cells.raw(),
                    result: try QueryResult(&cells, evidence: evidence),
                    exchange: try cells.exchange()
                )
            }
        )
    }

    func insert(_ query: QueryRecord, seq: Int64, evidence: Int64?) throws {
        let sql = """
            INSERT INTO queries (payout, at, by, result, detail, evidence, exchange)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        let (kind, detail): (StoredResult, String?) =
            switch query.result {
            case .answered: (.answered, nil)
            case .noAnswer(let detail): (.noAnswer, detail)
            case .notSupported: (.notSupported, nil)
            }
        try cachedStatement(sql: sql).execute(arguments: [
            seq, query.at.microseconds, query.by.rawValue, kind.rawValue, detail, evidence,
            try query.exchange?.stored(),
        ])
    }
}

extension QueryResult {
    /// Reads the three columns of a result.
    fileprivate init(_ cells: inout Cells, evidence: [Int64: Evidence]) throws {
        let kind: StoredResult = try cells.raw()
        let detail: String? = cells.nextIfAny()
        let piece = (cells.nextIfAny() as Int64?).flatMap { evidence[$0] }
        switch kind {
        case .noAnswer: self = .noAnswer(detail ?? "")
        case .notSupported: self = .notSupported
        case .answered:
            guard let piece else {
                throw UnreadableValue(detail: "a query's evidence is missing")
            }
            self = .answered(piece)
        }
    }
}

/// How a result is written; its evidence is a row of its own.
private enum StoredResult: String {
    case answered, noAnswer, notSupported
}
