import Payouts

/// What closing a day would seal, and what is open, as it goes to standard output: the stable
/// contract of `--format json`.
struct ClosePreviewOutput: Encodable {
    let provider: String
    let day: String
    let figures: [CloseOutput.Figures]
    /// What is open, each in words; empty where no signature is needed.
    let open: [String]
    /// The breaks that are not resolved.
    let breaks: [CloseOutput.BreakRow]
    /// The payouts of unknown outcome.
    let unknown: [CloseOutput.UnknownRow]
    /// The payouts still in flight, the oldest first, up to ``ClosePreview/maximumNamed``.
    let inFlight: [InFlightRow]
    /// What was resolved since the last close.
    let resolved: [CloseOutput.ResolvedRow]
    /// How many were, with those beyond what a close lists.
    let resolvedCount: Int
    /// Results of closed days that changed in this one.
    let adjustments: [AdjustmentOutput]

    /// A payout that was still in flight.
    struct InFlightRow: Encodable {
        let payout: String
        let orderNumber: String
        let amount: String
        let currency: String
        let status: String

        init(_ payout: Payout, _ wording: Wording) {
            self.payout = payout.id.rawValue
            orderNumber = payout.orderNumber.rawValue
            amount = payout.amount.plainText
            currency = payout.amount.currency.code
            status = wording.status(payout.status)
        }

        static let columns = ["inFlight", "orderNumber", "amount", "currency", "status"]

        var cells: [String] { [payout, orderNumber, amount, currency, status] }
    }

    init(_ preview: ClosePreview, _ wording: Wording) {
        let content = preview.content
        provider = content.day.provider.rawValue
        day = "\(content.day.day)"
        figures = content.figures.map(CloseOutput.Figures.init)
        open = content.gaps.points(of: content.day.day)
        breaks = content.breaks.map { CloseOutput.BreakRow($0, content.day, wording) }
        unknown = content.unknown.map { CloseOutput.UnknownRow($0, content.day, wording) }
        inFlight = preview.inFlight.map { InFlightRow($0, wording) }
        resolved = content.resolved.map { CloseOutput.ResolvedRow($0, content.day, wording) }
        resolvedCount = content.resolvedCount
        adjustments = content.adjustments.map { AdjustmentOutput($0, wording) }
    }
}

// MARK: - For a spreadsheet

extension ClosePreviewOutput {
    /// What a row is about, and what every kind of row says of it; not all have every column.
    static let columns = [
        "section", "item", "orderNumber", "count", "amount", "currency", "kind", "resolution",
        "from", "to", "at", "by", "confirmedBy", "note",
    ]

    /// Everything as one list, whose first column says what a row is about.
    func rows(_ content: CloseContent) -> [[String]] {
        let figures = CloseOutput.rows(content.figures).map { cells in
            row("figures", ["item": cells[1], "count": cells[2], "amount": cells[3]], cells[0])
        }
        return figures + open.map { row("open", ["note": $0]) } + breakRows + payoutRows
            + resolvedRows + adjustmentRows
    }

    private var breakRows: [[String]] {
        breaks.map { found in
            row(
                "break",
                [
                    "item": "\(found.id)", "orderNumber": found.subject, "amount": found.amount,
                    "kind": found.kind, "note": found.note,
                ],
                found.currency
            )
        }
    }

    private var payoutRows: [[String]] {
        let unknown = unknown.map { payout in
            row(
                "unknown",
                [
                    "item": payout.payout, "orderNumber": payout.orderNumber,
                    "amount": payout.amount, "at": payout.since,
                ],
                payout.currency
            )
        }
        let inFlight = inFlight.map { payout in
            row(
                "inFlight",
                [
                    "item": payout.payout, "orderNumber": payout.orderNumber,
                    "amount": payout.amount, "kind": payout.status,
                ],
                payout.currency
            )
        }
        return unknown + inFlight
    }

    private var resolvedRows: [[String]] {
        resolved.map { found in
            row(
                "resolved",
                [
                    "item": "\(found.id)", "orderNumber": found.subject, "amount": found.amount,
                    "kind": found.kind, "resolution": found.resolution, "at": found.at,
                    "by": found.by, "confirmedBy": found.confirmedBy ?? "", "note": found.reason,
                ],
                found.currency
            )
        }
    }

    private var adjustmentRows: [[String]] {
        adjustments.map { change in
            row(
                "adjustment",
                [
                    "item": change.payout, "orderNumber": change.orderNumber,
                    "amount": change.amount, "from": change.from ?? "", "to": change.to,
                    "at": change.at, "by": change.by, "note": "\(change.day): \(change.cause)",
                ],
                change.currency
            )
        }
    }

    private func row(
        _ section: String,
        _ cells: [String: String],
        _ currency: String = ""
    ) -> [String] {
        Self.columns.map { column in
            switch column {
            case "section": section
            case "currency": currency
            default: cells[column] ?? ""
            }
        }
    }
}

// MARK: - For people

extension ClosePreviewOutput {
    /// The figures, or everything where the format is one of a spreadsheet; in a table for people,
    /// what is open, resolved and changed below them.
    func text(_ content: CloseContent, _ format: OutputFormat) throws -> String {
        guard format == .table else {
            let list = CommandOutput(payload: self, columns: Self.columns, rows: rows(content))
            return try list.text(format)
        }
        let lists = [
            (CloseOutput.columns, CloseOutput.rows(content.figures)),
            (CloseOutput.BreakRow.columns, breaks.map(\.cells)),
            (CloseOutput.UnknownRow.columns, unknown.map(\.cells)),
            (InFlightRow.columns, inFlight.map(\.cells)),
            (CloseOutput.ResolvedRow.columns, resolved.map(\.cells)),
            (AdjustmentOutput.columns, adjustments.map(\.cells)),
        ]
        return lists.filter { !$0.1.isEmpty }.map { TextColumns.text([$0.0] + $0.1) }
            .joined(separator: "\n")
    }
}
