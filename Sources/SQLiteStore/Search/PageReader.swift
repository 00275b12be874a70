import GRDB
import Payouts

/// Reads one page of a selection, newest first, and whether there is more on either side.
struct PageReader {
    let db: Database
    let selection: Selection

    func page(at position: PagePosition, limit: Int) throws -> PayoutPage {
        switch position {
        case .newest: try older(than: .max, limit: limit)
        case .oldest: try newer(than: 0, limit: limit)
        case .after(let id): try older(than: db.seq(of: id), limit: limit)
        case .before(let id): try newer(than: db.seq(of: id), limit: limit)
        case .from(let id): try older(than: db.seq(of: id) + 1, limit: limit)
        }
    }

    private func older(than bound: Int64, limit: Int) throws -> PayoutPage {
        let found = try selection.find(in: db, .older(than: bound), limit: limit + 1)
        let keys = found.keys.prefix(limit)
        let edge = keys.first ?? bound - 1
        return PayoutPage(
            payouts: try db.payouts(keys),
            hasNewer: try bound < .max && isAny(.newer(than: edge)),
            hasOlder: found.keys.count > limit,
            stop: try stop(of: found)
        )
    }

    private func newer(than bound: Int64, limit: Int) throws -> PayoutPage {
        let found = try selection.find(in: db, .newer(than: bound), limit: limit + 1)
        let keys = found.keys.prefix(limit)
        let edge = keys.first ?? bound + 1
        return PayoutPage(
            payouts: try db.payouts(keys.reversed()),
            hasNewer: found.keys.count > limit,
            hasOlder: try bound > 0 && isAny(.older(than: edge)),
            stop: try stop(of: found)
        )
    }

    /// Whether any match, or may beyond what was looked at.
    private func isAny(_ walk: Selection.Walk) throws -> Bool {
        let found = try selection.find(in: db, walk, limit: 1)
        return !found.keys.isEmpty || found.last != nil
    }

    private func stop(of found: Found) throws -> LookingStop? {
        guard let last = found.last else { return nil }
        guard let stored = try db.payouts([last]).first else {
            throw UnreadableValue(detail: "payout number \(last) is missing")
        }
        return LookingStop(
            count: found.lookedAt,
            payout: stored.id,
            createdAt: stored.createdAt
        )
    }
}

extension Database {
    /// The payouts with these numbers, in their order.
    func payouts(_ keys: some Sequence<Int64>) throws -> [Payout] {
        let list = "[\(keys.map(String.init).joined(separator: ","))]"
        let condition = "seq IN (SELECT value FROM json_each(?))"
        let found = try payouts(where: condition, [list])
        let bySeq = Dictionary(uniqueKeysWithValues: found.map { ($0.seq, $0.payout) })
        return keys.compactMap { bySeq[$0] }
    }

    /// The number of a payout that must exist.
    func seq(of id: PayoutID) throws -> Int64 {
        let statement = try cachedStatement(sql: "SELECT seq FROM payouts WHERE id = ?")
        guard let seq = try Int64.fetchOne(statement, arguments: [id.rawValue]) else {
            throw StoreError.notFound(id.rawValue)
        }
        return seq
    }
}
