import Foundation
import GRDB
import Payouts

/// The breaks that a close lists as resolved, and how many there are in all.
struct ResolvedBreaks {
    let listed: [CloseResolved]
    let count: Int
}

extension Database {
    /// The resolved breaks of a day, and of days before it what was decided from the day before
    /// on, where no earlier close has it.
    ///
    /// A decision is told from those sealed already by its number: by the clock one that was made
    /// while a day was being closed would be in both packs or in none.
    func resolvedBreaks(until day: CloseDay) throws -> ResolvedBreaks {
        try resolved(from: Self.resolved, arguments(of: day))
    }

    /// Those that were sealed with a closed day.
    func resolvedBreaks(sealedWith day: CloseDay) throws -> ResolvedBreaks {
        let sealed = """
            SELECT break, decision FROM closing_resolutions WHERE provider = ? AND day = ?
            """
        return try resolved(from: sealed, [day.provider.rawValue, day.day.number])
    }

    /// Keeps which breaks a close has as resolved, and by which decision.
    func keepResolved(until day: CloseDay) throws {
        let sql = """
            INSERT INTO closing_resolutions
            SELECT ?, ?, break, decision FROM (\(Self.resolved))
            """
        try cachedStatement(sql: sql).execute(
            arguments: [day.provider.rawValue, day.day.number] + arguments(of: day)
        )
    }

    /// The decision that ended a break is the last about it: a resolved one takes no other.
    private static let resolved = """
        SELECT breaks.id AS break, max(break_decisions.id) AS decision
        FROM break_decisions JOIN breaks ON breaks.id = break_decisions.break
        JOIN reconciliations ON reconciliations.id = found_by
        WHERE breaks.provider = ? AND breaks.state = 'resolved'
            AND break_decisions.state = 'applied' AND first_day <= ?
            AND (first_day = ? OR decided_at >= ?)
        GROUP BY breaks.id
        HAVING max(break_decisions.id) NOT IN (SELECT decision FROM closing_resolutions)
        """

    private func arguments(of day: CloseDay) -> StatementArguments {
        let before = (day.start - 86_400).microseconds
        return [day.provider.rawValue, day.day.number, day.day.number, before]
    }

    /// What people resolved comes first where there is more than a close lists.
    private func resolved(
        from source: String,
        _ arguments: StatementArguments
    ) throws -> ResolvedBreaks {
        let count = "SELECT count(*) FROM (\(source))"
        let sql = """
            SELECT breaks.id, kind, ours, theirs, stake_minor, currency, detail,
                action, reference, note, by, break_decisions.at, break_decisions.state,
                decided_by, decided_at
            FROM (\(source)) AS chosen JOIN breaks ON breaks.id = chosen.break
            JOIN break_decisions ON break_decisions.id = chosen.decision
            ORDER BY action = ?, breaks.id LIMIT ?
            """
        let ended = BreakResolution.Action.noLongerHolds.name
        let rows = try Row.fetchAll(
            cachedStatement(sql: sql),
            arguments: arguments + [ended, DailyClose.maximumBreaks]
        )
        return ResolvedBreaks(
            listed: try rows.map(CloseResolved.init),
            count: try Int.fetchOne(cachedStatement(sql: count), arguments: arguments) ?? 0
        )
    }
}

extension CloseResolved {
    fileprivate init(_ row: Row) throws {
        var cells = Cells(row)
        let id: Int64 = cells.next()
        let found = Break(
            kind: try cells.raw(),
            ours: try cells.jsonIfAny(),
            theirs: try cells.jsonIfAny(),
            stake: try cells.money(),
            detail: cells.next()
        )
        self.init(
            id: id,
            kind: found.kind,
            subject: found.subject,
            stake: found.stake,
            note: found.detail,
            decision: try cells.decision()
        )
    }
}
