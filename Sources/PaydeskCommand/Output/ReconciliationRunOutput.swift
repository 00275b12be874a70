import Payouts

/// A comparison in a list.
struct ReconciliationRunOutput: Encodable {
    let id: Int64
    let provider: String
    let period: String
    let at: String
    let by: String
    let files: [String]
    let lines: Int
    let unreadable: Int
    let payouts: Int
    let breaks: Int
    let unresolved: Int

    init(_ run: ReconciliationRun, _ wording: Wording) {
        id = run.id
        provider = run.provider.rawValue
        period = "\(run.period)"
        at = wording.time(run.at)
        by = run.by.rawValue
        files = run.files.map(\.name)
        lines = run.totals.lines
        unreadable = run.unreadableLines
        payouts = run.totals.payouts
        breaks = run.breakCount
        unresolved = run.unresolvedCount
    }

    static let columns = [
        "id", "provider", "period", "at", "by", "files", "lines", "unreadable", "payouts",
        "breaks", "unresolved",
    ]

    var cells: [String] {
        [
            "\(id)", provider, period, at, by, files.joined(separator: " "), "\(lines)",
            "\(unreadable)", "\(payouts)", "\(breaks)", "\(unresolved)",
        ]
    }
}

extension CommandOutput<[ReconciliationRunOutput]> {
    init(_ runs: [ReconciliationRun], _ wording: Wording = .names) {
        let rows = runs.map { ReconciliationRunOutput($0, wording) }
        self.init(payload: rows, columns: ReconciliationRunOutput.columns, rows: rows.map(\.cells))
    }
}
