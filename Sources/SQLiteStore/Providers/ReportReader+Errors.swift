import GRDB
import Payouts

extension ReportReader {
    /// What went wrong in the last two hours: the provider's refusals, requests without a
    /// trustworthy answer, queries without any.
    func errors() throws -> [ProviderID: [ErrorCount]] {
        let all = [try refusals(), try lostRequests(), try unansweredQueries()]
        return all.reduce(into: [:]) { found, some in
            found.merge(some) { $0 + $1 }
        }
    }

    func mostFrequent(_ errors: [ErrorCount]) -> [ErrorCount] {
        let ordered = errors.sorted { left, right in
            (right.thisHour, right.hourBefore, left.code)
                < (left.thisHour, left.hourBefore, right.code)
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
        return try rows(sql, [hourStart, hourStart, hourBeforeStart]) { cells in
            ErrorCount(
                code: cells.next(),
                explanation: cells.next(),
                thisHour: cells.next(),
                hourBefore: cells.next()
            )
        }
    }

    private func lostRequests() throws -> [ProviderID: [ErrorCount]] {
        let sql = """
            SELECT provider, outcome_reason, sum(finished_at >= ?), sum(finished_at < ?)
            FROM attempts CROSS JOIN payouts ON seq = payout
            WHERE finished_at >= ? AND outcome_reason IS NOT NULL
            GROUP BY 1, 2
            """
        return try rows(sql, [hourStart, hourStart, hourBeforeStart]) { cells in
            let code: String = cells.next()
            let text =
                NotSentReason(rawValue: code)?.text
                ?? UnknownReason.Kind(rawValue: code).map { UnknownReason($0).text }
            return ErrorCount(
                code: code,
                explanation: text ?? "",
                thisHour: cells.next(),
                hourBefore: cells.next()
            )
        }
    }

    private func unansweredQueries() throws -> [ProviderID: [ErrorCount]] {
        let sql = """
            SELECT provider, sum(at >= ?), sum(at < ?)
            FROM queries CROSS JOIN payouts ON seq = payout
            WHERE result = 'noAnswer' AND at >= ?
            GROUP BY 1
            """
        return try rows(sql, [hourStart, hourStart, hourBeforeStart]) { cells in
            ErrorCount(
                code: "queryUnanswered",
                explanation: "a query got no usable answer",
                thisHour: cells.next(),
                hourBefore: cells.next()
            )
        }
    }
}
