import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk resume PROVIDER`.
struct Resume: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let submission to a provider go on, and close its breaker."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "Which provider.", completion: .providers) var provider: String
    @Flag(
        name: .customLong("forget-balance"),
        help: "Also let go what waits for money, until the balance is read again."
    ) var forgetsBalance = false

    func run(in context: CommandContext) async throws {
        let id = try FilterText.provider(provider)
        let composition = try Composition(context, configPath: shared.config)
        let overviews = try await composition.withService { service in
            do throws(ServiceError) {
                try await service.resume(
                    id,
                    forgettingMoney: forgetsBalance,
                    by: composition.operatorName
                )
            } catch {
                throw CommandFailure(error)
            }
            return try await service.shownOverview(of: id)
        }
        context.write(try CommandOutput(overviews).text(output.format))
    }
}
