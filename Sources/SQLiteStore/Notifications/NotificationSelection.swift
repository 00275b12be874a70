import GRDB
import Payouts

/// The notifications that a filter selects; no way of walking through them reads others.
struct NotificationSelection {
    private let filter: NotificationFilter
    /// The ranges to merge: those of the totals that the filter leaves.
    private let ranges: [NotificationRange]

    /// One part of what is selected, a phrase after `WHERE`; its ids are in order.
    typealias Part = (condition: String, arguments: StatementArguments)

    /// A stretch of ids, read from one of its ends.
    struct Walk {
        /// Ids above this one.
        var above = Int64.min
        /// Ids below this one.
        var below = Int64.max
        /// Whether it begins at the oldest.
        var isAscending = false
        /// How many at most.
        let limit: Int
    }

    init(_ filter: NotificationFilter, in db: Database) throws {
        self.filter = filter
        ranges = try db.notificationRanges().filter { range in
            (filter.providers.isEmpty || filter.providers.contains(range.provider))
                && (filter.dispositions.isEmpty
                    || filter.dispositions.contains(range.disposition))
                && (filter.refusals.isEmpty
                    || range.refusal.map(filter.refusals.contains) == true)
        }
    }

    /// The ids of a stretch, newest first.
    func keys(_ walk: Walk, in db: Database) throws -> [Int64] {
        guard !ranges.isEmpty else { return [] }
        let parts = try parts(in: db)
        guard !parts.isEmpty else { return [] }
        let absent = try filter.absentTexts.flatMap { try named($0, in: db) }
        let (sql, arguments) = statement(walk, over: parts, without: absent)
        let keys = try Int64.fetchAll(db, sql: sql, arguments: arguments)
        return walk.isAscending ? keys.reversed() : keys
    }

    /// Merges the parts: each ends at the limit, and an id that two of them have counts once.
    private func statement(
        _ walk: Walk,
        over parts: [Part],
        without absent: [Part]
    ) -> (sql: String, arguments: StatementArguments) {
        let order = walk.isAscending ? "ASC" : "DESC"
        let absence = absent.map { part in
            "id NOT IN (SELECT id FROM notifications WHERE \(part.condition) true) AND"
        }.joined(separator: " ")
        let absentArguments = absent.reduce(StatementArguments()) { $0 + $1.arguments }
        var arguments: StatementArguments = []
        let texts = parts.map { part in
            arguments += part.arguments + absentArguments
            arguments += [walk.above, walk.below, walk.limit]
            return """
                SELECT id FROM notifications
                WHERE \(part.condition) \(absence) id > ? AND id < ?
                ORDER BY id \(order) LIMIT ?
                """
        }
        guard texts.count > 1 else { return (texts[0], arguments) }
        let union = texts.map { "SELECT id FROM (\($0))" }.joined(separator: " UNION ALL ")
        return (
            "SELECT DISTINCT id FROM (\(union)) ORDER BY id \(order) LIMIT ?",
            arguments + [walk.limit]
        )
    }

    private func parts(in db: Database) throws -> [Part] {
        if let payout = filter.payout {
            return [about("payout = (SELECT seq FROM payouts WHERE id = ?)", [payout.rawValue])]
        }
        if !filter.text.isEmpty { return try named(filter.text, in: db) }
        if filter.differs {
            return Set(ranges.map(\.provider.rawValue)).sorted().map {
                about("differs = 1 AND provider = ?", [$0])
            }
        }
        if filter.providers.isEmpty, filter.dispositions.isEmpty, filter.refusals.isEmpty {
            return [("", [])]
        }
        return ranges.map { range in
            (
                "provider = ? AND disposition = ? AND refusal_kind IS ? AND",
                [range.provider.rawValue, range.disposition.rawValue, range.refusal?.rawValue]
            )
        }
    }

    /// What an index finds, as far as the filter leaves it; `+` keeps others out of it.
    private func about(_ condition: String, _ arguments: StatementArguments) -> Part {
        let providers = Set(ranges.map(\.provider.rawValue)).sorted()
        let fates = Set(ranges.map(\.disposition.rawValue)).sorted()
        let kinds = Set(ranges.map { $0.refusal?.rawValue ?? "" }).sorted()
        return (
            """
            \(condition) AND +provider IN (\(marks(providers.count)))
                AND +disposition IN (\(marks(fates.count)))
                AND ifnull(refusal_kind, '') IN (\(marks(kinds.count)))
                \(filter.differs ? "AND +differs = 1" : "") AND
            """,
            arguments + StatementArguments(providers + fates + kinds)
        )
    }

    /// What a text names: a notification, a payout, or a message for which there is no payout.
    private func named(_ text: String, in db: Database) throws -> [Part] {
        let numbered = Int64(text).map { [about("id = ?", [$0])] } ?? []
        let found = try Int64.fetchAll(
            db,
            sql: "SELECT seq FROM payouts WHERE id = ? OR order_number = ?",
            arguments: [text.uppercased(), text]
        )
        let providers = Set(ranges.map(\.provider)).sorted { $0.rawValue < $1.rawValue }
        let referenced = try providers.flatMap { provider in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT seq FROM payouts WHERE provider = ? AND provider_reference = ? LIMIT ?
                    """,
                arguments: [provider.rawValue, text, Self.maximumReferenced]
            )
        }
        let payouts = Set(found + referenced).sorted().map { about("payout = ?", [$0]) }
        let begins = text.count >= Self.shortestBeginning
        let unmatched = providers.flatMap { provider in
            ["unmatched", "dismissed"].flatMap { fate in
                ["order_number", "provider_reference"].map { column in
                    about(
                        """
                        disposition = '\(fate)' AND provider = ? AND \(column) >= ?
                            AND \(column) <= ?
                        """,
                        [provider.rawValue, text, begins ? text + "\u{10FFFF}" : text]
                    )
                }
            }
        }
        return numbered + payouts + (begins ? try begun(text, in: db) : []) + unmatched
    }

    /// Those about the newest payouts of which a word begins so.
    private func begun(_ text: String, in db: Database) throws -> [Part] {
        let words = SearchText.wanted(text)
        guard !words.isEmpty else { return [] }
        let match = words.map { "\"\($0)\"" }.joined(separator: " AND ") + "*"
        let found = try Int64.fetchAll(
            db,
            sql: """
                SELECT rowid FROM payouts_fts WHERE payouts_fts MATCH ?
                ORDER BY rowid DESC LIMIT ?
                """,
            arguments: [match, Self.maximumBegun]
        )
        let list = "[\(found.map(String.init).joined(separator: ","))]"
        return [about("payout IN (SELECT value FROM json_each(?))", [list])]
    }

    /// The fewest letters of which the rest is looked for.
    private static let shortestBeginning = 4
    /// The most payouts for which a beginning stands.
    private static let maximumBegun = 200

    /// The most payouts of one provider that one reference stands for.
    private static let maximumReferenced = 10

    private func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }
}
