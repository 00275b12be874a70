import Foundation
import GRDB
import Payouts

/// Reads how providers have done lately.
struct ReportReader {
    /// The hour that a report is about, in microseconds.
    static let hour: Int64 = 3_600_000_000
    /// How many spans the hour has.
    static let spanCount: Int64 = 12
    /// The payouts of a provider, those that moved last, that percentiles are read off.
    static let sampleLimit = 20_000
    /// Banks and wallets that a report names.
    static let institutionLimit = 10
    /// Errors that a report names.
    static let errorLimit = 20

    let db: Database
    let now: Int64

    func reports(on providers: [ProviderID]) throws -> [ProviderReport] {
        let errors = try errors()
        let reversals = try reversals()
        let open = try db.tallies().filter { !$0.status.isSettled && !$0.status.isWithdrawn }
        return try providers.map { provider in
            let settlings = try settlingTimes(at: provider)
            return ProviderReport(
                provider: provider,
                settled: spans(try settledSpans(at: provider)),
                createLatency: Percentiles(try createLatencies(at: provider)),
                timeToSettle: Percentiles(settlings.map(\.time)),
                timeToSettleByInstitution: byInstitution(settlings),
                notificationLag: Percentiles(try notificationLags(at: provider)),
                backlog: try backlog(of: provider),
                queued: open.filter { $0.provider == provider && $0.status == .queued }
                    .map(\.total),
                held: try heldCount(at: provider),
                errors: mostFrequent(errors[provider] ?? []),
                reversals: reversals[provider]?.first ?? 0,
                day: try day(of: provider, open: open.filter { $0.provider == provider })
            )
        }
    }

    /// Reads rows whose first column is the provider.
    func rows<Value>(
        _ sql: String,
        _ arguments: StatementArguments,
        read: (inout Cells) throws -> Value
    ) throws -> [ProviderID: [Value]] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        var found: [ProviderID: [Value]] = [:]
        while let row = try rows.next() {
            var cells = Cells(row)
            let provider: ProviderID = try cells.raw()
            found[provider, default: []].append(try read(&cells))
        }
        return found
    }
}

// MARK: - What settled

extension ReportReader {
    /// What settled in one span, counted from the oldest.
    private struct Settled {
        let span: Int
        let paid: Int
        let all: Int
    }

    /// One payout that settled.
    private struct Settling {
        let institution: String
        let time: Duration
    }

    private var start: Int64 { now - Self.hour }
    private var spanLength: Int64 { Self.hour / Self.spanCount }

    /// A payout counts once, by what holds of it now: a result that was overturned is none.
    private func settledSpans(at provider: ProviderID) throws -> [Settled] {
        let sql = """
            SELECT provider, min((status_since - ?) / ?, ?), sum(status = 'paid'), count(*)
            FROM payouts WHERE \(Schema.isSettledPayout) AND provider = ? AND status_since >= ?
            GROUP BY 1, 2
            """
        let arguments: StatementArguments = [
            start, spanLength, Self.spanCount - 1, provider.rawValue, start,
        ]
        return try rows(sql, arguments) { cells in
            Settled(span: cells.next(), paid: cells.next(), all: cells.next())
        }[provider] ?? []
    }

    private func spans(_ settled: [Settled]) -> [SettledSpan] {
        (0..<Int(Self.spanCount)).map { number in
            let found = settled.first { $0.span == number }
            return SettledSpan(
                start: LedgerTime(microseconds: start + Int64(number) * spanLength).date,
                paid: found?.paid ?? 0,
                failed: (found?.all ?? 0) - (found?.paid ?? 0)
            )
        }
    }

    private func settlingTimes(at provider: ProviderID) throws -> [Settling] {
        let sql = """
            SELECT provider, beneficiary_institution, at - started_at
            FROM (\(Self.moved)) AS moved CROSS JOIN payouts USING (seq)
                CROSS JOIN transitions ON transitions.payout = seq
                CROSS JOIN attempts ON attempts.payout = seq AND number = 1
            WHERE \(Schema.isSettled) AND from_status NOT IN ('paid', 'failed', 'returned')
                AND at >= ?
            """
        return try rows(sql, moved(at: provider) + [start]) { cells in
            Settling(institution: cells.next(), time: .microseconds(cells.next() as Int64))
        }[provider] ?? []
    }

    /// The payouts of a provider that moved in the hour, the last ones of each kind.
    ///
    /// By provider, so that one with little to do is not crowded out by one with much.
    private static let moved =
        ([Schema.isSettledPayout]
        + ["processing", "unknown"].map { "\(Schema.isOpen) AND status = '\($0)'" })
        .map { kind in
            """
            SELECT seq FROM (
                SELECT seq FROM payouts WHERE \(kind) AND provider = ? AND status_since >= ?
                ORDER BY status_since DESC LIMIT \(sampleLimit)
            )
            """
        }.joined(separator: " UNION ALL ")

    private func moved(at provider: ProviderID) -> StatementArguments {
        let one: StatementArguments = [provider.rawValue, start]
        return one + one + one
    }

    private func byInstitution(_ settlings: [Settling]) -> [InstitutionTime] {
        let times = Dictionary(grouping: settlings, by: \.institution).compactMap { name, some in
            Percentiles(some.map(\.time)).map { InstitutionTime(institution: name, time: $0) }
        }
        let ordered = times.sorted { left, right in
            (right.time.count, left.institution) < (left.time.count, right.institution)
        }
        return Array(ordered.prefix(Self.institutionLimit))
    }

    /// What settled in the last 24 hours, and what is open now.
    private func day(
        of provider: ProviderID,
        open: [PayoutTally]
    ) throws -> [PayoutStatus: Int] {
        let settled: [PayoutStatus] = [.paid, .failed, .returned]
        let counts = settled.map { "ifnull(sum(status = '\($0.rawValue)'), 0)" }
        let sql = """
            SELECT \(counts.joined(separator: ", ")) FROM payouts
            WHERE \(Schema.isSettledPayout) AND provider = ? AND status_since >= ?
            """
        let row = try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [provider.rawValue, now - 24 * Self.hour]
        )
        var day = Dictionary(open.map { ($0.status, $0.count) }, uniquingKeysWith: +)
        for (index, status) in settled.enumerated() { day[status] = row.map { $0[index] } }
        return day.filter { $0.value > 0 }
    }

    private func reversals() throws -> [ProviderID: [Int]] {
        let sql = """
            SELECT provider, count(*) FROM transitions CROSS JOIN payouts ON seq = payout
            WHERE is_reversal = 1 AND at >= ? GROUP BY 1
            """
        return try rows(sql, [now - 24 * Self.hour]) { cells in cells.next() }
    }
}

// MARK: - How long it took, and what waits

extension ReportReader {
    /// What never left says nothing about how long the provider takes.
    private func createLatencies(at provider: ProviderID) throws -> [Duration] {
        let sql = """
            SELECT provider, finished_at - started_at
            FROM (\(Self.moved)) AS moved CROSS JOIN payouts USING (seq)
                CROSS JOIN attempts ON payout = seq
            WHERE finished_at >= ? AND outcome <> 'notSent'
                AND outcome_reason IS NOT 'interrupted'
            """
        return try rows(sql, moved(at: provider) + [start]) {
            .microseconds($0.next() as Int64)
        }[provider] ?? []
    }

    /// From the newest notifications of a provider on: one that comes late may move no payout any
    /// more.
    ///
    /// They are in the order of arrival but for those that somebody applied again later, and those
    /// say nothing about the provider. A clock that is ahead of ours makes no notification arrive
    /// before it was sent.
    func notificationLags(
        at provider: ProviderID,
        limit: Int = Self.sampleLimit
    ) throws -> [Duration] {
        let sql = """
            SELECT notifications.received_at, notifications.received_at - provider_time
            FROM notifications CROSS JOIN evidence ON evidence.id = notifications.evidence
            WHERE provider = ? AND disposition = 'applied' AND refusal_kind IS NULL
                AND replay_of IS NULL
            ORDER BY notifications.id DESC LIMIT ?
            """
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: sql),
            arguments: [provider.rawValue, limit]
        )
        var lags: [Duration] = []
        while let row = try rows.next(), row[0] >= start {
            if let lag = row[1] as Int64? { lags.append(.microseconds(max(0, lag))) }
        }
        return lags
    }

    private func heldCount(at provider: ProviderID) throws -> Int {
        let sql = "SELECT count(*) FROM payouts WHERE \(Schema.isHeld) AND provider = ?"
        let arguments: StatementArguments = [provider.rawValue]
        return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
    }

    private func backlog(of provider: ProviderID) throws -> [BacklogSpan] {
        let queued = try ages(.queued, at: provider)
        let sent = zip(try ages(.submitting, at: provider), try ages(.processing, at: provider))
        let inFlight = sent.map { $0 + $1 }
        let unknown = try ages(.unknown, at: provider)
        return BacklogSpan.ends.indices.map { index in
            BacklogSpan(
                upTo: BacklogSpan.ends[index],
                queued: queued[index],
                inFlight: inFlight[index],
                unknown: unknown[index]
            )
        }
    }

    /// How many payouts of a status there are in each span of age.
    private func ages(_ status: PayoutStatus, at provider: ProviderID) throws -> [Int] {
        let ends = BacklogSpan.ends.compactMap(\.self)
        let younger = ends.map { _ in "ifnull(sum(created_at > ?), 0)" }.joined(separator: ", ")
        let sql = """
            SELECT \(younger), count(*) FROM payouts
            WHERE \(Schema.isOpen) AND provider = ? AND status = ?
            """
        let arguments =
            StatementArguments(ends.map { now - $0.microseconds })
            + [provider.rawValue, status.rawValue]
        let statement = try db.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: arguments) else { return [] }
        let counts = BacklogSpan.ends.indices.map { row[$0] as Int }
        return zip(counts, [0] + counts).map { $0 - $1 }
    }
}
