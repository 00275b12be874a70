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

    func run(in context: CommandContext) async throws {
        let id = try FilterText.provider(provider)
        let composition = try Composition(context, configPath: shared.config)
        let overviews = try await composition.withService { service in
            do throws(ServiceError) {
                try await service.resume(id, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
            return try await service.shownOverview(of: id)
        }
        context.write(try CommandOutput(overviews).text(output.format))
    }
}
