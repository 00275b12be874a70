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
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 50

    func validate() throws {
        try ListExport.check(limit)
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let batches = try await composition.watching { [limit] store, report throws(StoreError) in
            try await store.batches(limit: limit, report: report)
        }
        if batches.isEmpty {
            context.writeError(
                "paydesk: There is no batch yet. `paydesk batch commit` makes one.\n"
            )
        }
        context.write(try CommandOutput(batches).text(output.format))
    }
}
