import Foundation
import GRDB
import Payouts

/// What a close needs to know that the transitions of its day do not say.
struct CloseOpenItems {
    let breaks: [CloseBreak]
    let unknown: [CloseUnknown]
    let inFlight: [Currency: CloseTally]
    let fees: [Currency: Money]
    let feesOf: [Int64]
    let comparison: Int64?
}

extension Database {
    /// What closing a day seals as the ledger stands.
    func closeContent(of day: CloseDay, currencies: [Currency]) throws -> CloseContent {
        let stating = try runsStatingFees(of: day)
        let open = CloseOpenItems(
            breaks: try unresolvedBreaks(of: day),
            unknown: try unknownOutcomes(of: day),
            inFlight: try inFlight(of: day),
            fees: try Self.fees(of: stating),
            feesOf: stating.map(\.id),
            comparison: try run(covering: day)?.id
        )
        return try closeContent(of: day, currencies: currencies, open: open)
    }

    /// What a day comes to, by the transitions alone, beside what is open.
    func closeContent(
        of day: CloseDay,
        currencies: [Currency],
        open: CloseOpenItems
    ) throws -> CloseContent {
        let span = day.start.microseconds..<day.end.microseconds
        let movements = try movements(of: day.provider, in: span)
        let opening = try opening(of: day)
        let limit = DailyClose.maximumAdjustments
        let adjustments = try closeAdjustments(
            CloseFilter(provider: day.provider),
            in: span,
            limit: limit + 1
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
            unknown: open.unknown,
            comparison: open.comparison,
            feesOf: open.feesOf,
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

    /// The latest comparison of exactly this day, or none.
    ///
    /// It stands for earlier ones, whose files may have been corrected since; files of one day
    /// that belong together are compared together.
    private func runsStatingFees(of day: CloseDay) throws -> [ReconciliationRun] {
        let number = day.day.number
        return try runs(
            where: "provider = ? AND first_day = ? AND last_day = ? ORDER BY id DESC LIMIT 1",
            [day.provider.rawValue, number, number]
        )
    }

    /// What comparisons say together that the provider took.
    private static func fees(of runs: [ReconciliationRun]) throws -> [Currency: Money] {
        try runs.flatMap(\.totals.sums).reduce(into: [:]) { fees, sum in
            guard let currency = Currency(code: sum.currency) else { return }
            let known = fees[currency] ?? Money(minorUnits: 0, currency: currency)
            guard let total = known.adding(Money(minorUnits: sum.fees, currency: currency)) else {
                throw UnreadableValue(detail: "the fees in \(currency)")
            }
            fees[currency] = total
        }
    }
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
        let (ours, theirs) = (record.found.ours, record.found.theirs)
        let names = [ours?.orderNumber, theirs?.orderNumber, theirs?.reference]
        self.init(
            id: record.id,
            kind: record.found.kind,
            subject: names.compactMap(\.self).first { !$0.isEmpty } ?? "",
            stake: record.found.stake,
            note: record.found.detail,
            remarks: remarks
        )
    }
}
