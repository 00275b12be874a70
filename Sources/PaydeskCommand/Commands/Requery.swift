import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk requery ID…`.
struct Requery: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask the providers what became of payouts. Moves no money."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payouts' ids or order numbers.") var ids: [String]

    struct Row: Encodable {
        let id: String
        @NullWithoutValue var status: String?
        let answered: Bool
        let message: String
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let rows = try await composition.withService { service in
            var known: [PayoutID] = []
            for id in ids {
                known.append(try await composition.find(id, in: service.store).payout.id)
            }
            var rows: [Row] = []
            for await result in service.requery(known, by: composition.operatorName) {
                rows.append(Self.row(result))
            }
            return rows
        }
        let result = CommandOutput(
            payload: rows,
            columns: ["id", "status", "message"],
            rows: rows.map { [$0.id, $0.status ?? "", $0.message] }
        )
        context.write(try result.text(output.format))
        if let failure = Self.failure(rows) { throw failure }
    }

    private static func row(_ result: RequeryResult) -> Row {
        switch result.outcome {
        case .failure(let error):
            return Row(id: "\(result.id)", status: nil, answered: false, message: error.message)
        case .success(let answer):
            let answered = if case .answered = answer.result { true } else { false }
            return Row(
                id: "\(result.id)",
                status: answer.payout.status.rawValue,
                answered: answered,
                message: result.message
            )
        }
    }

    /// Silence of a provider and an outcome that is still unknown are told apart.
    private static func failure(_ rows: [Row]) -> CommandFailure? {
        if rows.contains(where: { $0.status == PayoutStatus.unknown.rawValue }) {
            return CommandFailure(.unknownOutcome, "The outcome of some payouts is still unknown.")
        }
        guard rows.contains(where: { !$0.answered }) else { return nil }
        return CommandFailure(.unavailable, "Some payouts could not be asked about.")
    }
}
