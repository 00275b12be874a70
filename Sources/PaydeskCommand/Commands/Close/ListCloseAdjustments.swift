import ArgumentParser
import Payouts

/// The command `paydesk close adjustments`.
struct ListCloseAdjustments: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjustments",
        abstract: "List the results of closed days that changed afterwards, newest first."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var selection: CloseFilterOptions

    func run(in context: CommandContext) async throws {
        let (filter, limit) = (try selection.filter(), selection.limit)
        let composition = try Composition(context, configPath: shared.config)
        let adjustments = try await composition.reading { store throws(StoreError) in
            try await store.closeAdjustments(filter, limit: limit)
        }
        if adjustments.isEmpty {
            context.writeError("paydesk: No result of a closed day has changed.\n")
        }
        context.write(try CommandOutput(adjustments).text(output.format))
    }
}
