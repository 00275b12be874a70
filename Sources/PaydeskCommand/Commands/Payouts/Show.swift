import ArgumentParser
import Payouts

/// The command `paydesk show ID`.
struct Show: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one payout with its transitions."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let history = try await composition.find(id)
        let payout = PayoutOutput(history.payout, transitions: history.transitions)
        let facts = zip(PayoutOutput.columns, payout.cells).map { [$0, $1] }
        let transitions = (payout.transitions ?? []).map { transition in
            [transition.at, "\(transition.to): \(transition.cause) (\(transition.by))"]
        }
        let result = CommandOutput(
            payload: payout,
            columns: ["field", "value"],
            rows: facts + transitions
        )
        context.write(try result.text(output.format))
    }
}
