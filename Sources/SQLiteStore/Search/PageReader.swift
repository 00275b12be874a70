import GRDB
import Payouts

/// Reads one page of a selection, and whether there is more on either side.
struct PageReader {
    let db: Database
    let selection: Selection

    func page(at position: PagePosition, limit: Int) throws -> PayoutPage {
        switch position {
        case .newest: try older(than: .max, limit: limit)
        case .oldest: try newer(than: 0, limit: limit)
        case .after(let id): try older(than: seq(of: id), limit: limit)
        case .before(let id): try newer(than: seq(of: id), limit: limit)
        case .from(let id): try older(than: seq(of: id) + 1, limit: limit)
        }
    }

    private func older(than bound: Int64, limit: Int) throws -> PayoutPage {
        let found = try selection.keys(in: db, .older(than: bound), limit: limit + 1)
        let keys = found.prefix(limit)
        let edge = keys.first ?? bound - 1
        let newer = try selection.keys(in: db, .newer(than: edge), limit: 1)
        return PayoutPage(
            payouts: try payouts(keys),
            hasNewer: !newer.isEmpty,
            hasOlder: found.count > limit
        )
    }

    private func newer(than bound: Int64, limit: Int) throws -> PayoutPage {
        let found = try selection.keys(in: db, .newer(than: bound), limit: limit + 1)
        let keys = found.prefix(limit)
        let edge = keys.first ?? bound + 1
        let older = try selection.keys(in: db, .older(than: edge), limit: 1)
        return PayoutPage(
            payouts: try payouts(keys),
            hasNewer: found.count > limit,
            hasOlder: !older.isEmpty
        )
    }

    private func payouts(_ keys: some Sequence<Int64>) throws -> [Payout] {
        let list = "[\(keys.map(String.init).joined(separator: ","))]"
        let condition = "seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC"
        return try db.payouts(where: condition, [list]).map(\.payout)
    }

    private func seq(of id: PayoutID) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT seq FROM payouts WHERE id = ?")
        guard let seq = try Int64.fetchOne(statement, arguments: [id.rawValue]) else {
            throw StoreError.notFound(id.rawValue)
        }
        return seq
    }
}
