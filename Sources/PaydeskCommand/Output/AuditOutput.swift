import Payouts

/// Who did what, as it goes to standard output.
struct AuditOutput: Encodable {
    let sequence: Int64
    let at: String
    let by: String
    let what: String
    let subject: String
    let reason: String
    /// What ties the record to the one before it.
    let previous: String
    let hash: String

    init(_ entry: AuditEntry) {
        sequence = entry.sequence
        at = PayoutOutput.time(entry.at)
        by = entry.by.rawValue
        what = entry.what
        subject = entry.subject
        reason = entry.reason
        previous = "\(entry.previous)"
        hash = "\(entry.hash)"
    }

    static let columns = ["record", "at", "by", "what", "subject", "reason", "hash"]

    var cells: [String] { ["\(sequence)", at, by, what, subject, reason, hash] }
}

extension CommandOutput<[AuditOutput]> {
    init(_ entries: [AuditEntry]) {
        let rows = entries.map(AuditOutput.init)
        self.init(payload: rows, columns: AuditOutput.columns, rows: rows.map(\.cells))
    }
}
