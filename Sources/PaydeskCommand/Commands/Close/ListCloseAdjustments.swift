import ArgumentParser
import Payouts

/// The command `paydesk close adjustments`.
struct ListCloseAdjustments: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjustments",
        abstract: "List what changed about closed days after their end, newest first.",
        discussion: """
            A day is sealed as it stood at its end, whenever it is signed: a change between the \
            end and the signature is listed too, and so is the change back. A payout that was \
            still in flight then is listed where the provider dates its result into the day.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var selection: CloseSelectionOptions

    func run(in context: CommandContext) async throws {
        let (filter, limit) = (try selection.filter(), selection.limit)
        let composition = try Composition(context, configPath: shared.config)
        let adjustments = try await composition.reading { store throws(StoreError) in
            try await store.closeAdjustments(filter, limit: limit)
        }
        if adjustments.isEmpty {
            context.writeError("paydesk: No result of a closed day has changed.\n")
        }
        let wording = composition.wording(of: output.format)
        context.write(try CommandOutput(adjustments, wording).text(output.format))
    }
}
