import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk notification`, which has one command for each thing that can be done.
struct NotificationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notification",
        abstract: "Apply a notification that was kept once more.",
        subcommands: [ReplayNotification.self]
    )
}

/// The command `paydesk notification replay ID`.
struct ReplayNotification: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Check a kept notification again, and apply it where that was not done before.",
        discussion: """
            For when a secret was corrected, an address was allowed, or an order became known. What \
            was applied before changes nothing, however often it is replayed; a message that is \
            still not believed changes nothing either, and the exit status is 65.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The notification's number; `paydesk notifications` lists them.")
    var id: Int64

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let replay = try await composition.withService { service in
            do throws(ServiceError) {
                return try await service.replayNotification(id, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
        }
        context.write(try CommandOutput(replay).text(output.format))
        if case .refused = replay.outcome {
            throw CommandFailure(.invalidData, "\(replay.sentence) Nothing has changed.")
        }
    }
}
