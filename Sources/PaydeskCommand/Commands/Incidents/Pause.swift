import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk pause PROVIDER`.
struct Pause: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Stop submission to a provider; what is queued waits, what is sent goes on."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "Which provider.", completion: .providers) var provider: String
    @Option(help: "Why, for everybody who wonders.") var reason: String

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason must say why.")
        }
    }

    func run(in context: CommandContext) async throws {
        let id = try FilterText.provider(provider)
        let composition = try Composition(context, configPath: shared.config)
        let overviews = try await composition.withService { service in
            do throws(ServiceError) {
                try await service.pause(id, reason: reason, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
            return try await service.shownOverview(of: id)
        }
        context.write(try CommandOutput(overviews).text(output.format))
    }
}
