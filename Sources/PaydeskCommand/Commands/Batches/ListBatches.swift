import ArgumentParser
import Payouts

/// The command `paydesk batch list`.
struct ListBatches: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List batches, newest first, with where their payouts stand."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "How many at most, from 1 to 200.") var limit = 50

    func validate() throws {
        guard (1...200).contains(limit) else {
            throw ValidationError("--limit must be from 1 to 200.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let batches = try await composition.reading { [limit] store throws(StoreError) in
            try await store.batches(before: nil, limit: limit)
        }
        if batches.isEmpty {
            context.writeError(
                "paydesk: There is no batch yet. `paydesk batch commit` makes one.\n"
            )
        }
        let shown = batches.map(BatchOutput.init)
        let result = CommandOutput(
            payload: shown,
            columns: BatchOutput.columns,
            rows: shown.map(\.cells)
        )
        context.write(try result.text(output.format))
    }
}
