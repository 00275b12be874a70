import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk withdraw ID`.
struct Withdraw: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Withdraw a payout of which nothing has been sent. This cannot be undone."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String
    @Option(help: "Why, for the payout's timeline.") var reason: String

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason must say why.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let payout = try await composition.withService { service in
            let known = try await composition.find(id, in: service.store).payout
            do throws(ServiceError) {
                return try await service.cancel(
                    known.id,
                    reason: reason,
                    by: composition.operatorName
                )
            } catch {
                throw CommandFailure(error)
            }
        }
        try await composition.write(payout.id, output.format)
    }
}
