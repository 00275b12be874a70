import Payouts

/// A batch as it goes to standard output.
struct BatchOutput: Encodable {
    let id: String
    let name: String
    @NullWithoutValue var retryOf: String?
    let createdAt: String
    let createdBy: String
    let rowCount: Int
    let rejectedCount: Int
    /// How many payouts are settled or withdrawn.
    let doneCount: Int
    let totals: [Total]

    /// What stands in one status in one currency.
    struct Total: Encodable {
        let status: String
        let count: Int
        let amount: PayoutOutput.Amount
    }

    init(_ batch: Batch) {
        id = batch.id.rawValue
        name = batch.name
        retryOf = batch.retryOf?.rawValue
        createdAt = PayoutOutput.time(batch.createdAt)
        createdBy = batch.createdBy.rawValue
        rowCount = batch.rowCount
        rejectedCount = batch.rejectedCount
        doneCount = batch.doneCount
        totals = batch.tallies.map {
            Total(
                status: $0.status.rawValue,
                count: $0.count,
                amount: PayoutOutput.Amount($0.total)
            )
        }
    }

    static let columns = [
        "id", "name", "createdAt", "createdBy", "rows", "rejected", "done", "totals",
    ]

    var cells: [String] {
        let sums = totals.map { "\($0.count) \($0.status) \($0.amount.text) \($0.amount.currency)" }
        return [
            id, name, createdAt, createdBy, "\(rowCount)", "\(rejectedCount)", "\(doneCount)",
            sums.joined(separator: ", "),
        ]
    }
}

/// One payout of a batch as it goes to standard output.
struct BatchLineOutput: Encodable {
    let line: Int
    let payout: PayoutOutput

    init(_ line: BatchLine) {
        self.line = line.line
        payout = PayoutOutput(line.payout)
    }

    static let columns = ["line"] + PayoutOutput.columns + ["reason", "nextStep"]

    var cells: [String] {
        ["\(line)"] + payout.cells
            + [payout.reason?.explanation ?? "", payout.reason?.nextStep ?? ""]
    }
}

extension CommandOutput<BatchOutput> {
    /// One batch: an object in JSON, a row elsewhere.
    init(_ batch: Batch) {
        let shown = BatchOutput(batch)
        self.init(payload: shown, columns: BatchOutput.columns, rows: [shown.cells])
    }
}

extension CommandOutput<[BatchOutput]> {
    init(_ batches: [Batch]) {
        let rows = batches.map { BatchOutput($0) }
        self.init(payload: rows, columns: BatchOutput.columns, rows: rows.map(\.cells))
    }
}

extension CommandOutput<[BatchLineOutput]> {
    init(_ lines: [BatchLine]) {
        let rows = lines.map { BatchLineOutput($0) }
        self.init(payload: rows, columns: BatchLineOutput.columns, rows: rows.map(\.cells))
    }
}
