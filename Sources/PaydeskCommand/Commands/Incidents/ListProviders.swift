import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk providers`.
struct ListProviders: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers",
        abstract: "Show how each provider does: state, success rate, latency, backlog, balance."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let overviews = try await composition.withService { service in
            try await service.shownOverview()
        }
        context.write(try CommandOutput(overviews).text(output.format))
    }
}

extension PayoutService {
    /// The incident view for a command.
    func shownOverview(
        of provider: ProviderID? = nil
    ) async throws(CommandFailure) -> [ProviderOverview] {
        do throws(ServiceError) {
            return try await overview().filter {
                provider == nil || $0.report.provider == provider
            }
        } catch {
            throw CommandFailure(error)
        }
    }
}
