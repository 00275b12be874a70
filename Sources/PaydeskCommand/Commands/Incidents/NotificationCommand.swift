import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk notification`, which has one command for each thing that can be done.
struct NotificationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notification",
        abstract: "List what the providers sent; look at one, replay it, mark it as looked at.",
        subcommands: [
            ListNotifications.self, ShowNotification.self, ReplayNotification.self,
            DismissNotification.self,
        ]
    )
}

/// The command `paydesk notification show ID`.
struct ShowNotification: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a notification as it arrived, how it was checked, and what it changed.",
        discussion: """
            Names and accounts in the body are hidden, as on the console's screen, unless they are \
            asked for; who asks is kept in the audit trail.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The notification's number; `paydesk notification list` lists them.")
    var id: Int64
    @Flag(help: "Also names and account numbers in full.") var reveal = false

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let found = try await composition.reading { [id] store throws(StoreError) in
            try await store.notification(id)
        }
        guard let found else {
            throw CommandFailure(ServiceError.store(.notFound("notification \(id)")))
        }
        if reveal {
            try await composition.withService { service in
                do throws(ServiceError) {
                    try await service.reveal(notifications: [id], by: composition.operatorName)
                } catch {
                    throw CommandFailure(error)
                }
            }
        }
        context.write(try ShownNotification(found, isRevealed: reveal).text(output.format))
    }
}

/// The command `paydesk notification dismiss ID`.
struct DismissNotification: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss",
        abstract: "Mark a notification that was refused, or has no payout, as looked at.",
        discussion: "It is kept, changes no payout, and can still be replayed."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The notification's number; `paydesk notification list` lists them.")
    var id: Int64
    @Option(help: "Why nothing has to be done about it.") var reason: String

    func validate() throws {
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--reason must say why.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let record = try await composition.withService { service in
            do throws(ServiceError) {
                return try await service.dismissNotification(
                    id,
                    reason: reason,
                    by: composition.operatorName
                )
            } catch {
                throw CommandFailure(error)
            }
        }
        context.write(try CommandOutput([record.summary]).text(output.format))
    }
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
    @Argument(help: "The notification's number; `paydesk notification list` lists them.")
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
