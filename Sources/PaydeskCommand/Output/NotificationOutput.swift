import Payouts

/// A provider's notification as it goes to standard output.
struct NotificationOutput: Encodable {
    let id: Int64
    let provider: String
    let receivedAt: String
    let state: String
    @NullWithoutValue var payout: String?
    /// The order number, or the provider's reference, that it names, where it was believed.
    @NullWithoutValue var subject: String?
    /// Why it was not believed.
    @NullWithoutValue var refusal: String?
    let from: String

    init(_ summary: NotificationSummary) {
        id = summary.id
        provider = summary.provider.rawValue
        receivedAt = PayoutOutput.time(summary.receivedAt)
        state = summary.disposition.rawValue
        payout = summary.payout?.rawValue
        switch summary.verdict {
        case .authentic: (subject, refusal) = (summary.subject, nil)
        case .refused(let why): (subject, refusal) = (nil, why.text)
        }
        from = summary.sourceAddress
    }

    static let columns = [
        "id", "receivedAt", "provider", "state", "payout", "subject", "refusal", "from",
    ]

    var cells: [String] {
        [
            "\(id)", receivedAt, provider, state, payout ?? "", subject ?? "", refusal ?? "", from,
        ]
    }
}

extension CommandOutput<[NotificationOutput]> {
    init(_ summaries: [NotificationSummary]) {
        let rows = summaries.map { NotificationOutput($0) }
        self.init(
            payload: rows,
            columns: NotificationOutput.columns,
            rows: rows.map(\.cells)
        )
    }
}
