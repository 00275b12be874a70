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
    @OptionGroup var selection: CloseSelectionOptions
    @Option(help: "How days begin, such as 2026-11, and terms: \(ClosingField.examples).")
    var filter = ""
    @Option(help: "A view whose filter applies, too; `paydesk views` lists them.")
    var view: String?

    func run(in context: CommandContext) async throws {
        let (chosen, limit) = (try selection.filter(), selection.limit)
        let composition = try Composition(context, configPath: shared.config)
        var filter: ClosingFilter = try ViewLibrary(InstalledFiles(context))
            .filter(view, and: self.filter, of: .closes, for: composition.operatorName)
        if let provider = chosen.provider { filter.providers.insert(provider) }
        if let day = chosen.day { filter.day = day.description }
        let records = try await composition.reading { [filter] store throws(StoreError) in
            try await store.closings(filter, limit: limit)
        }
        if records.isEmpty { context.writeError("paydesk: No such day was closed.\n") }
        let wording = composition.wording(of: output.format)
        context.write(try CommandOutput(records, wording).text(output.format))
    }
}
