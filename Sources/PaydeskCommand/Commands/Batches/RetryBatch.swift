import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk batch retry ID`.
struct RetryBatch: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Pay again what was proven not sent: new payouts in a new batch.",
        discussion: """
            What failed or was withdrawn is tried again, each as a new payout linked to the old \
            one; never what is unknown or under way, nor what was replaced already.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The batch's id.") var id: String
    @Flag(help: "Without asking.") var yes = false

    func run(in context: CommandContext) async throws {
        let id = BatchID(rawValue: id.uppercased())
        let composition = try Composition(context, configPath: shared.config)
        let batch = try await composition.withService { service in
            let (original, lines) = try await context.batches { () throws(ServiceError) in
                try await service.retriable(id)
            }
            if !yes, !lines.isEmpty { try confirm(original, lines, context) }
            return try await composition.watched { report throws(ServiceError) in
                try await service.retry(id, by: composition.operatorName, progress: report)
            }
        }
        context.write(try CommandOutput(batch).text(output.format))
    }

    /// Lets a person type how many payouts there are, below what they add up to.
    private func confirm(
        _ batch: Batch,
        _ lines: [BatchLine],
        _ context: CommandContext
    ) throws(CommandFailure) {
        guard let ask = context.ask else {
            throw CommandFailure(
                .usage,
                "Without a terminal nobody can confirm this. Look at `paydesk batch show "
                    + "\(batch.id) --filter status:failed,canceled`, then add --yes."
            )
        }
        let sums = Dictionary(grouping: lines.map(\.payout.amount), by: \.currency.code)
            .sorted { $0.key < $1.key }
            .map { _, amounts in
                let noun = amounts.count == 1 ? "payout" : "payouts"
                return "  \(amounts.count) \(noun) of \(amounts.sum)\n"
            }
        let question = "Pay again what failed or was withdrawn of \(batch.id)?\n"
        let answer = ask(question + sums.joined() + "Type how many payouts to confirm: ")
        guard answer == "\(lines.count)" else {
            throw CommandFailure(.usage, "That is not \(lines.count); nothing was kept.")
        }
    }
}

extension [Money] {
    /// The sum of amounts of one currency; a batch's always fits.
    fileprivate var sum: String {
        dropFirst().reduce(first) { sum, amount in sum.flatMap { $0.adding(amount) } }
            .map { "\($0)" } ?? ""
    }
}
