import GRDB
import Payouts

extension ReportReader {
    /// What went wrong in the last two hours: the provider's refusals, requests without a
    /// trustworthy answer, queries without any, and what it said that nobody can read.
    func errors() throws -> [ProviderID: [ErrorCount]] {
        let all = [
            try refusals(), try lostRequests(), try unansweredQueries(), try unclearWords(),
        ]
        return all.reduce(into: [:]) { found, some in
            found.merge(some) { $0 + $1 }
        }.mapValues(Self.merged)
    }

    /// Adds up what goes by the same name.
    private static func merged(_ counts: [ErrorCount]) -> [ErrorCount] {
        var found: [ErrorName: (Int, Int)] = [:]
        for count in counts {
            let name = ErrorName(code: count.code, explanation: count.explanation)
            let sum = found[name] ?? (0, 0)
            found[name] = (sum.0 + count.thisHour, sum.1 + count.hourBefore)
        }
        return found.map { name, count in
            ErrorCount(
                code: name.code,
                explanation: name.explanation,
                thisHour: count.0,
                hourBefore: count.1
            )
        }
    }

    func mostFrequent(_ errors: [ErrorCount]) -> [ErrorCount] {
        let ordered = errors.sorted { left, right in
            (right.thisHour, right.hourBefore, left.code, left.explanation)
                < (left.thisHour, left.hourBefore, right.code, right.explanation)
        }
        return Array(ordered.prefix(Self.errorLimit))
    }

    private var hourStart: Int64 { now - Self.hour }
    private var hourBeforeStart: Int64 { now - 2 * Self.hour }

    /// What an operator saw is told in the operator's words, which are no code of the provider.
    private func refusals() throws -> [ProviderID: [ErrorCount]] {
        let sql = """
            SELECT provider, evidence.reason_code, max(evidence.reason_explanation),
                sum(at >= ?), sum(at < ?)
            FROM transitions CROSS JOIN evidence ON evidence.id = transitions.evidence
                CROSS JOIN payouts ON seq = transitions.payout
            WHERE \(Schema.isSettled) AND to_status <> 'paid' AND at >= ?
                AND evidence.reason_code IS NOT NULL AND source <> 'operator'
            GROUP BY 1, 2
            """
        return try counts(sql) { ErrorName(code: $0.next(), explanation: $0.next()) }
    }

    private func lostRequests() throws -> [ProviderID: [ErrorCount]] {
        let sql = """
            SELECT provider, outcome_reason, ifnull(outcome_detail, ''), sum(finished_at >= ?),
                sum(finished_at < ?)
            FROM attempts CROSS JOIN payouts ON seq = payout
            WHERE finished_at >= ? AND outcome_reason IS NOT NULL
            GROUP BY 1, 2, 3
            """
        return try counts(sql) { cells in
            let code: String = cells.next()
            let detail: String = cells.next()
            guard let kind = UnknownReason.Kind(rawValue: code) else {
                let text = NotSentReason(rawValue: code)?.text ?? ""
                return ErrorName(code: code, explanation: text)
            }
            return ErrorName(UnknownReason(kind, detail: detail))
        }
    }

    private func unansweredQueries() throws -> [ProviderID: [ErrorCount]] {
        let sql = """
            SELECT provider, ifnull(detail, ''), sum(at >= ?), sum(at < ?)
            FROM queries CROSS JOIN payouts ON seq = payout
            WHERE result = 'noAnswer' AND at >= ?
            GROUP BY 1, 2
            """
        return try counts(sql) { cells in
            let name = ErrorName(unanswered: cells.next())
            return ErrorName(code: name.code, explanation: "query: \(name.explanation)")
        }
    }

    /// By the status that is not documented, or by the code of the words that leave it open.
    private func unclearWords() throws -> [ProviderID: [ErrorCount]] {
        let sql = """
            SELECT provider, source, ifnull(nullif(raw_status, ''), ifnull(evidence.reason_code, '')),
                ifnull(max(evidence.reason_explanation), ''),
                sum(received_at >= ?), sum(received_at < ?)
            FROM evidence CROSS JOIN payouts ON seq = payout
            WHERE \(Schema.isUnclear) AND received_at >= ?
            GROUP BY 1, 2, 3
            """
        return try counts(sql) { cells in
            let source: Evidence.Source = try cells.raw()
            let code: String = cells.next()
            let words: String = cells.next()
            let said = words.isEmpty ? "it says nothing clear" : words
            return ErrorName(
                code: code.isEmpty ? "unclear" : code,
                explanation: source == .createAnswer ? said : "\(source.rawValue): \(said)"
            )
        }
    }

    /// Reads a name and how often it came in each of the two hours, which three times part.
    private func counts(
        _ sql: String,
        name: (inout Cells) throws -> ErrorName
    ) throws -> [ProviderID: [ErrorCount]] {
        try rows(sql, [hourStart, hourStart, hourBeforeStart]) { cells in
            let name = try name(&cells)
            return ErrorCount(
                code: name.code,
                explanation: name.explanation,
                thisHour: cells.next(),
                hourBefore: cells.next()
            )
        }
    }
}
