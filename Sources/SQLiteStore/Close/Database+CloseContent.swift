import Foundation
import GRDB
import Payouts

/// What a close needs to know that the transitions of its day do not say.
struct CloseOpenItems {
    let breaks: [CloseBreak]
    let resolved: ResolvedBreaks
    let unknown: [CloseUnknown]
    let inFlight: [Currency: CloseTally]
    let fees: [Currency: Money]
    let feesOf: [Int64]
    let feesNote: String
    let comparison: Int64?
}

extension Database {
    /// What closing a day seals as the ledger stands.
    func closeContent(of day: CloseDay, currencies: [Currency]) throws -> CloseContent {
        let runs = try runs(covering: day, limit: Self.maximumRunsForFees)
        let stating = try Self.stating(fees: day, among: runs)
        let open = CloseOpenItems(
            breaks: try unresolvedBreaks(of: day),
            resolved: try resolvedBreaks(until: day),
            unknown: try unknownOutcomes(of: day),
            inFlight: try inFlight(of: day),
            fees: stating?.fees ?? [:],
            feesOf: [stating?.run.id].compactMap(\.self),
            feesNote: Self.feesNote(of: day, statedBy: stating?.run, latest: runs.first),
            comparison: runs.first?.id
        )
        return try closeContent(of: day, currencies: currencies, open: open)
    }

    /// What a day comes to, by the transitions alone, beside what is open.
    func closeContent(
        of day: CloseDay,
        currencies: [Currency],
        open: CloseOpenItems,
        form: Int = ClosePack.form
    ) throws -> CloseContent {
        let span = day.start.microseconds..<day.end.microseconds
        let movements = try movements(of: day.provider, in: span)
        let opening = try opening(of: day)
        let limit = DailyClose.maximumAdjustments
        let adjustments = try closeAdjustments(
            AdjustmentFilter(provider: day.provider),
            in: span,
            limit: limit + 1,
            form: form
        )
        guard adjustments.count <= limit else { throw CloseRefusal.tooMany(day, limit: limit) }
        let all = Set(currencies).union(opening.keys).union(movements.map(\.currency))
        return CloseContent(
            day: day,
            figures: try all.map { currency in
                try CloseFigures(
                    currency: currency,
                    opening: opening[currency] ?? .zero,
                    movements: movements,
                    fees: open.fees[currency],
                    inFlight: open.inFlight[currency] ?? .zero
                )
            },
            breaks: open.breaks,
            resolved: open.resolved.listed,
            resolvedCount: open.resolved.count,
            unknown: open.unknown,
            comparison: open.comparison,
            feesOf: open.feesOf,
            feesNote: open.feesNote,
            adjustments: adjustments
        )
    }

    // MARK: What is open

    /// What is unresolved of a day and of those before it; one more than a close lists, where there
    /// are more.
    ///
    /// All that is unresolved lies in one index, which is in order.
    private func unresolvedBreaks(of day: CloseDay) throws -> [CloseBreak] {
        try breaks(
            where: """
                \(Schema.isUnresolved) AND +breaks.provider = ? AND first_day <= ?
                ORDER BY rank, since, breaks.id LIMIT ?
                """,
            [day.provider.rawValue, day.day.number, DailyClose.maximumBreaks + 1]
        ).map { stored in
            let history = BreakHistory(
                record: stored.record,
                files: [],
                decisions: try decisions(about: stored.record.id),
                notes: try notes(aboutBreak: stored.record.id)
            )
            return CloseBreak(stored.record, history.remarks)
        }
    }

    /// The payouts created until the day's end whose outcome is unknown now; one more than a close
    /// lists, where there are more.
    private func unknownOutcomes(of day: CloseDay) throws -> [CloseUnknown] {
        try payouts(
            where: "provider = ? AND status = 'unknown' AND created_at < ? ORDER BY seq LIMIT ?",
            [day.provider.rawValue, day.end.microseconds, DailyClose.maximumBreaks + 1]
        ).map { stored in
            let remarks = CloseRemarks(
                state: nil,
                owner: try care(of: stored.seq).owner,
                notes: try notes(about: stored.seq)
            )
            return CloseUnknown(stored.payout, remarks)
        }
    }

    /// The payouts created until the day's end that are in flight now, the oldest first.
    func payoutsInFlight(of day: CloseDay, limit: Int) throws -> [Payout] {
        let found = try Self.inFlightStatuses.flatMap { status in
            try payouts(
                where: "provider = ? AND status = ? AND created_at < ? ORDER BY seq LIMIT ?",
                [day.provider.rawValue, status.rawValue, day.end.microseconds, limit]
            )
        }
        return found.sorted { $0.seq < $1.seq }.prefix(limit).map(\.payout)
    }

    /// How much they are together.
    private func inFlight(of day: CloseDay) throws -> [Currency: CloseTally] {
        let names = Self.inFlightStatuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let sql = """
            SELECT currency, count(*), sum(amount_minor) FROM payouts
            WHERE provider = ? AND status IN (\(names)) AND created_at < ? GROUP BY 1
            """
        let arguments: StatementArguments = [day.provider.rawValue, day.end.microseconds]
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
            .reduce(into: [:]) { tallies, row in
                var cells = Cells(row)
                tallies[try cells.currency()] = cells.tally()
            }
    }

    /// Created, and neither settled nor withdrawn; an unknown outcome is a matter of its own.
    private static var inFlightStatuses: [PayoutStatus] {
        PayoutStatus.allCases.filter { $0.isOpen && $0 != .unknown }
    }

    // MARK: Fees

    /// The latest comparison that states the fees of a day, with these; none where no comparison
    /// tells them from those of other days.
    ///
    /// It stands for earlier ones, whose files may have been corrected since; files of one day
    /// that belong together are compared together.
    private static func stating(
        fees day: CloseDay,
        among runs: [ReconciliationRun]
    ) throws -> (run: ReconciliationRun, fees: [Currency: Money])? {
        for run in runs {
            if let fees = try run.fees(of: day.day) { return (run, fees) }
        }
        return nil
    }

    /// What a pack says about where the fees come from, beside the comparison's number.
    static func feesNote(
        of day: CloseDay,
        statedBy run: ReconciliationRun?,
        latest: ReconciliationRun?
    ) -> String {
        (run ?? latest)?.feesNote(of: day.day) ?? "no statement was compared once the day was over"
    }

    /// How many comparisons of a day are asked for its fees, the latest first.
    private static var maximumRunsForFees: Int { 20 }
}

extension CloseUnknown {
    /// A payout as a close lists it.
    fileprivate init(_ payout: Payout, _ remarks: CloseRemarks) {
        self.init(
            payout: payout.id,
            orderNumber: payout.orderNumber,
            amount: payout.amount,
            since: payout.statusSince,
            remarks: remarks
        )
    }
}

extension CloseBreak {
    /// A break as a close lists it.
    fileprivate init(_ record: BreakRecord, _ remarks: CloseRemarks) {
        self.init(
            id: record.id,
            kind: record.found.kind,
            subject: record.found.subject,
            stake: record.found.stake,
            note: record.found.detail,
            remarks: remarks
        )
    }
}
