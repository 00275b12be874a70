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
    @Option(help: "Words to search for, and terms: \(BatchField.examples).") var filter = ""
    @Option(help: "A view whose filter applies, too; `paydesk views` lists them.")
    var view: String?
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 50

    func validate() throws {
        try ListExport.check(limit)
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let filter: BatchFilter = try ViewLibrary(InstalledFiles(context))
            .filter(view, and: self.filter, of: .batches, for: composition.operatorName)
        let batches = try await composition.watching { [limit] store, report throws(StoreError) in
            try await store.batches(filter, limit: limit, report: report)
        }
        if batches.isEmpty {
            let none = "There is no batch yet. `paydesk batch commit` makes one."
            let text = filter == BatchFilter() ? none : "No batch matches."
            context.writeError("paydesk: \(text)\n")
        }
        context.write(try CommandOutput(batches).text(output.format))
    }
}
