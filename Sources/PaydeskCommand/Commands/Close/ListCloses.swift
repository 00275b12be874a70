import ArgumentParser
import Payouts

/// The command `paydesk close list`.
struct ListCloses: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the closed days, newest first, with what they came to."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var selection: CloseFilterOptions

    func run(in context: CommandContext) async throws {
        let (filter, limit) = (try selection.filter(), selection.limit)
        let composition = try Composition(context, configPath: shared.config)
        let records = try await composition.reading { store throws(StoreError) in
            try await store.closings(filter, limit: limit)
        }
        if records.isEmpty { context.writeError("paydesk: No such day was closed.\n") }
        let wording = composition.wording(of: output.format)
        context.write(try CommandOutput(records, wording).text(output.format))
    }
}
