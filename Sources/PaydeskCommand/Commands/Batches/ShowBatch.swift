import ArgumentParser
import Payouts

/// The command `paydesk batch show ID`.
struct ShowBatch: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a batch's payouts in the order of the file, each with where it stands.",
        discussion:
            "Filter: status:failed,unknown, as in paydesk batch show BA-7F3K-2QMX --filter status:failed"
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The batch's id.") var id: String
    @Option(help: "Which of its payouts.", completion: .filterWords)
    var filter = ""
    @Option(help: "How many at most, from 1 to 200000.") var limit = 1_000

    func validate() throws {
        guard (1...BatchScan.maximumRows).contains(limit) else {
            throw ValidationError("--limit must be from 1 to \(BatchScan.maximumRows).")
        }
    }

    /// A batch with some of its payouts.
    struct Payload: Encodable {
        let batch: BatchOutput
        let lines: [BatchLineOutput]
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let filter = try FilterText.parse(filter, in: composition.filterContext)
        guard filter == PayoutFilter(statuses: filter.statuses) else {
            throw CommandFailure(.usage, "A batch's payouts are filtered by status: only.")
        }
        let id = BatchID(rawValue: id.uppercased())
        let (batch, lines) = try await composition.watching {
            [limit] store, report throws(StoreError) in
            guard let batch = try await store.batch(id) else { throw .noBatch(id) }
            let lines = try await store.batchLines(
                of: id,
                filter.statuses,
                limit: limit,
                report: report
            )
            return (batch, lines)
        }
        context.write(try text(BatchOutput(batch), CommandOutput(lines)))
    }

    private func text(
        _ batch: BatchOutput,
        _ lines: CommandOutput<[BatchLineOutput]>
    ) throws -> String {
        switch output.format {
        case .json:
            let payload = Payload(batch: batch, lines: lines.payload)
            return try CommandOutput(payload: payload, columns: [], rows: []).text(.json)
        case .jsonl, .csv: return try lines.text(output.format)
        case .table:
            let totals = batch.totals.map {
                [$0.status, "\($0.count)", $0.amount.text, $0.amount.currency]
            }
            return [
                TextColumns.text(
                    [BatchOutput.columns.dropLast(), batch.cells.dropLast()].map(Array.init)
                ),
                TextColumns.text([["status", "payouts", "total", "currency"]] + totals),
                try lines.text(.table),
            ].joined(separator: "\n")
        }
    }
}
