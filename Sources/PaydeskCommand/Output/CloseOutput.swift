import Payouts

/// A closed day as it goes to standard output: the stable contract of `--format json`.
struct CloseOutput: Encodable {
    let provider: String
    let day: String
    let from: String
    let until: String
    let figures: [Figures]
    let breaks: [BreakRow]
    /// What was resolved since the last close.
    let resolved: [ResolvedRow]
    /// How many were, with those beyond what a close lists.
    let resolvedCount: Int
    let unknown: [UnknownRow]
    /// The latest reconciliation that covers the day.
    @NullWithoutValue var comparison: Int64?
    /// The reconciliations that state the fees.
    let feesOf: [Int64]
    /// Which of their lines state the fees, or why none do; empty where all do.
    let feesNote: String
    let adjustments: [AdjustmentOutput]
    let signedBy: String
    let signedAt: String
    let note: String
    let auditHead: String
    let seal: String

    /// The figures of one currency, by line.
    struct Figures: Encodable {
        let currency: String
        let lines: [String: Line]
        @NullWithoutValue var fees: String?
        /// What was still in flight when the day was closed.
        let inFlight: Line

        init(_ figures: CloseFigures) {
            currency = figures.currency.code
            lines = Dictionary(
                uniqueKeysWithValues: CloseLine.allCases.map { line in
                    (
                        line.rawValue,
                        Line(count: figures[line].count, amount: figures.money(line).plainText)
                    )
                }
            )
            fees = figures.fees?.plainText
            inFlight = Line(
                count: figures.inFlight.count,
                amount: Money(
                    minorUnits: figures.inFlight.minorUnits,
                    currency: figures.currency
                ).plainText
            )
        }
    }

    /// One line of the figures.
    struct Line: Encodable {
        let count: Int
        let amount: String
    }

    /// A break that was signed for.
    struct BreakRow: Encodable {
        let id: Int64
        let kind: String
        let subject: String
        let amount: String
        let currency: String
        let note: String
        @NullWithoutValue var remarks: Remarks?

        init(_ found: CloseBreak, _ zone: CloseDay, _ wording: Wording = .names) {
            id = found.id
            kind = wording.kind(found.kind)
            subject = found.subject
            amount = found.stake.plainText
            currency = found.stake.currency.code
            note = found.note
            remarks = found.remarks.map { Remarks($0, zone) }
        }

        static let columns = ["break", "kind", "subject", "amount", "currency", "note"]

        var cells: [String] { ["\(id)", kind, subject, amount, currency, note] }
    }

    /// A break that was resolved, and how.
    struct ResolvedRow: Encodable {
        let id: Int64
        let kind: String
        let subject: String
        let amount: String
        let currency: String
        let note: String
        let resolution: String
        let by: String
        let at: String
        /// The second person, where one confirmed it.
        @NullWithoutValue var confirmedBy: String?
        let reference: String
        let reason: String

        init(_ found: CloseResolved, _ zone: CloseDay, _ wording: Wording = .names) {
            let resolution = found.decision.resolution
            id = found.id
            kind = wording.kind(found.kind)
            subject = found.subject
            amount = found.stake.plainText
            currency = found.stake.currency.code
            note = found.note
            self.resolution = wording.action(resolution.action)
            by = resolution.by.rawValue
            at = wording.time(resolution.at, of: zone)
            confirmedBy = found.confirmedBy?.rawValue
            reference = resolution.reference
            reason = resolution.note
        }

        static let columns = [
            "resolved", "kind", "subject", "amount", "currency", "resolution", "by", "confirmedBy",
            "reason",
        ]

        var cells: [String] {
            [
                "\(id)", kind, subject, amount, currency, resolution, by, confirmedBy ?? "", reason,
            ]
        }
    }

    /// A payout of unknown outcome that was signed for.
    struct UnknownRow: Encodable {
        let payout: String
        let orderNumber: String
        let amount: String
        let currency: String
        let since: String
        @NullWithoutValue var remarks: Remarks?

        init(_ payout: CloseUnknown, _ zone: CloseDay, _ wording: Wording = .names) {
            self.payout = payout.payout.rawValue
            orderNumber = payout.orderNumber.rawValue
            amount = payout.amount.plainText
            currency = payout.amount.currency.code
            since = wording.time(payout.since, of: zone)
            remarks = payout.remarks.map { Remarks($0, zone) }
        }

        static let columns = ["unknown", "orderNumber", "amount", "currency", "since"]

        var cells: [String] { [payout, orderNumber, amount, currency, since] }
    }

    /// What people had said about something open; `null` for a day closed by an older Paydesk.
    struct Remarks: Encodable {
        @NullWithoutValue var state: String?
        @NullWithoutValue var owner: String?
        let notes: [Note]

        struct Note: Encodable {
            let at: String
            let by: String
            let text: String
        }

        init(_ remarks: CloseRemarks, _ zone: CloseDay) {
            state = remarks.state?.rawValue
            owner = remarks.owner?.rawValue
            notes = remarks.notes.map {
                Note(at: zone.text(of: $0.at), by: $0.by.rawValue, text: $0.text)
            }
        }
    }

    init(_ sealed: SealedClose) {
        let (close, zone) = (sealed.close, sealed.close.day)
        provider = zone.provider.rawValue
        day = "\(zone.day)"
        from = zone.text(of: zone.start)
        until = zone.text(of: zone.end)
        figures = close.figures.map(Figures.init)
        breaks = close.breaks.map { BreakRow($0, zone) }
        resolved = close.content.resolved.map { ResolvedRow($0, zone) }
        resolvedCount = close.content.resolvedCount
        unknown = close.unknown.map { UnknownRow($0, zone) }
        comparison = close.comparison
        feesOf = close.content.feesOf
        feesNote = close.content.feesNote
        adjustments = close.adjustments.map { AdjustmentOutput($0) }
        signedBy = close.signature.by.rawValue
        signedAt = zone.text(of: close.signature.at)
        note = close.signature.note
        auditHead = "\(close.auditHead)"
        seal = "\(sealed.seal)"
    }

    static let columns = ["currency", "line", "count", "amount"]
}

extension CloseOutput {
    /// A row for each line of the figures.
    static func rows(_ figures: [CloseFigures]) -> [[String]] {
        figures.flatMap { figures in
            CloseLine.allCases.map { line in
                [
                    figures.currency.code, line.word, "\(figures[line].count)",
                    figures.money(line).plainText,
                ]
            } + [[figures.currency.code, "fees", "", figures.fees?.plainText ?? ""]]
                + inFlight(figures)
        }
    }

    private static func inFlight(_ figures: CloseFigures) -> [[String]] {
        let open = Figures(figures).inFlight
        guard open.count > 0 else { return [] }
        return [[figures.currency.code, "still in flight", "\(open.count)", open.amount]]
    }
}

extension CommandOutput<CloseOutput> {
    /// An object in JSON, a row for each line of the figures elsewhere.
    init(_ sealed: SealedClose) {
        self.init(
            payload: CloseOutput(sealed),
            columns: CloseOutput.columns,
            rows: CloseOutput.rows(sealed.close.figures)
        )
    }
}
