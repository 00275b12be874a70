import Payouts

/// A closed day in a list.
struct ClosingOutput: Encodable {
    let provider: String
    let day: String
    let figures: [CloseOutput.Figures]
    let breakCount: Int
    let signedBy: String
    let signedAt: String
    let note: String
    let seal: String

    init(_ record: ClosingRecord, _ wording: Wording) {
        provider = record.day.provider.rawValue
        day = "\(record.day.day)"
        figures = record.figures.map(CloseOutput.Figures.init)
        breakCount = record.breakCount
        signedBy = record.signature.by.rawValue
        signedAt = wording.time(record.signature.at, of: record.day)
        note = record.signature.note
        seal = "\(record.seal)"
    }

    static let columns = [
        "provider", "day", "currency", "opening", "created", "paid", "failed", "returned", "fees",
        "closing", "breaks", "signedBy", "signedAt", "seal",
    ]

    /// A row for each currency.
    var rows: [[String]] {
        figures.map { figures in
            func amount(_ line: CloseLine) -> String { figures.lines[line.rawValue]?.amount ?? "" }
            return [
                provider, day, figures.currency, amount(.opening), amount(.created), amount(.paid),
                amount(.failed), amount(.returned), figures.fees ?? "", amount(.closing),
                "\(breakCount)", signedBy, signedAt, seal,
            ]
        }
    }
}

extension CommandOutput<[ClosingOutput]> {
    /// Closed days, a row for each currency.
    init(_ records: [ClosingRecord], _ wording: Wording = .names) {
        let closings = records.map { ClosingOutput($0, wording) }
        self.init(
            payload: closings,
            columns: ClosingOutput.columns,
            rows: closings.flatMap(\.rows)
        )
    }
}

/// A result of a closed day that changed afterwards.
struct AdjustmentOutput: Encodable {
    let provider: String
    /// The closed day.
    let day: String
    let payout: String
    let orderNumber: String
    let amount: String
    let currency: String
    @NullWithoutValue var from: String?
    let to: String
    let at: String
    let by: String
    let cause: String
    /// Where the evidence came from, and in which raw words.
    @NullWithoutValue var source: String?
    @NullWithoutValue var rawStatus: String?

    init(_ adjustment: CloseAdjustment, _ wording: Wording = .names) {
        let change = adjustment.transition
        provider = adjustment.day.provider.rawValue
        day = "\(adjustment.day.day)"
        payout = adjustment.payout.rawValue
        orderNumber = adjustment.orderNumber.rawValue
        amount = adjustment.amount.plainText
        currency = adjustment.amount.currency.code
        from = change.from.map(wording.status)
        to = wording.status(change.to)
        at = wording.time(change.at, of: adjustment.day)
        by = change.by.rawValue
        cause = change.cause
        source = (change.evidence?.source).map(wording.source)
        rawStatus = change.evidence?.rawStatus
    }

    static let columns = [
        "provider", "day", "payout", "orderNumber", "amount", "currency", "from", "to", "at", "by",
        "cause", "source", "rawStatus",
    ]

    var cells: [String] {
        [
            provider, day, payout, orderNumber, amount, currency, from ?? "", to, at, by, cause,
            source ?? "", rawStatus ?? "",
        ]
    }
}

extension CommandOutput<[AdjustmentOutput]> {
    init(_ adjustments: [CloseAdjustment], _ wording: Wording = .names) {
        let rows = adjustments.map { AdjustmentOutput($0, wording) }
        self.init(payload: rows, columns: AdjustmentOutput.columns, rows: rows.map(\.cells))
    }
}
