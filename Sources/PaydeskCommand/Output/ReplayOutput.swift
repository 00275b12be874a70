import Payouts

/// What came of applying a notification again, as it goes to standard output.
struct ReplayOutput: Encodable {
    let id: Int64
    let outcome: String
    @NullWithoutValue var payout: String?
    /// The payout's status before.
    @NullWithoutValue var before: String?
    /// The payout's status now.
    @NullWithoutValue var after: String?
    let result: String

    init(_ replay: NotificationReplay) {
        id = replay.id
        outcome =
            switch replay.outcome {
            case .applied: "applied"
            case .appliedBefore: "appliedBefore"
            case .unmatched: "unmatched"
            case .refused: "refused"
            case .unread: "unread"
            }
        payout = replay.after?.id.rawValue
        before = replay.before?.status.rawValue
        after = replay.after?.status.rawValue
        result = replay.sentence
    }

    static let columns = ["id", "outcome", "payout", "before", "after", "result"]

    var cells: [String] {
        ["\(id)", outcome, payout ?? "", before ?? "", after ?? "", result]
    }
}

extension CommandOutput<ReplayOutput> {
    init(_ replay: NotificationReplay) {
        let shown = ReplayOutput(replay)
        self.init(payload: shown, columns: ReplayOutput.columns, rows: [shown.cells])
    }
}
