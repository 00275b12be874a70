import ArgumentParser
import Payouts

/// The command `paydesk reconciliations`.
struct ListReconciliations: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconciliations",
        abstract: "List what was compared, newest first, and how much of it is unresolved."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 100

    func validate() throws { try ListExport.check(limit) }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let runs = try await composition.watching { [limit] store, report throws(StoreError) in
            try await store.reconciliations(limit: limit, report: report)
        }
        if runs.isEmpty { context.writeError("paydesk: Nothing was compared yet.\n") }
        context.write(
            try CommandOutput(runs, composition.wording(of: output.format)).text(output.format)
        )
    }
}
