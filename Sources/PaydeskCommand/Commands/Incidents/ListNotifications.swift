import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk notifications`.
struct ListNotifications: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "notifications",
        abstract: "List what the providers sent, newest first, and what became of it.",
        discussion: """
            pending is kept and not applied yet; unmatched names no payout that is known here; \
            refused was not believed, and dismissed is that too, but somebody has looked at it.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "Only this provider's. Repeatable.", completion: .providers) var provider:
        [String] = []
    @Option(
        help: "Only with this fate: \(Self.states.joined(separator: ", ")). Repeatable.",
        completion: .list(Self.states)
    )
    var state: [String] = []
    @Option(help: "How many at most, from 1 to 1000.") var limit = 50
    @Flag(help: "Also the bodies as they arrived, with account numbers in full.") var body = false
    @Argument(help: "Only one, by its number, or those about one payout.") var id: String?

    private static let states = NotificationDisposition.allCases.map(\.rawValue)

    func validate() throws {
        guard (1...1_000).contains(limit) else {
            throw ValidationError("--limit must be from 1 to 1000.")
        }
    }

    func run(in context: CommandContext) async throws {
        var filter = NotificationFilter()
        for name in provider { filter.providers.insert(try FilterText.provider(name)) }
        for name in state {
            guard let state = NotificationDisposition(rawValue: name) else {
                let known = Self.states.joined(separator: ", ")
                throw CommandFailure(.usage, "There is no state “\(name)”. States: \(known).")
            }
            filter.dispositions.insert(state)
        }
        let composition = try Composition(context, configPath: shared.config)
        let number = id.flatMap { Int64($0) }
        if let id, number == nil { filter.payout = try await composition.find(id).payout.id }
        let found = try await composition.reading { [filter] store throws(StoreError) in
            try await store.notifications(
                filter,
                before: number.map { $0 + 1 },
                limit: number == nil ? limit : 1
            )
        }
        let shown = found.filter { number == nil || $0.id == number }
        if shown.isEmpty { context.writeError("paydesk: No notification matches.\n") }
        if body { try await reveal(shown, composition) }
        context.write(try CommandOutput(shown, withBodies: body).text(output.format))
    }

    /// Keeps who reads the bodies, because they name accounts.
    private func reveal(
        _ notifications: [ProviderNotification],
        _ composition: Composition
    ) async throws {
        try await composition.withService { service in
            do throws(ServiceError) {
                try await service.reveal(
                    notifications: notifications.map(\.id),
                    by: composition.operatorName
                )
            } catch {
                throw CommandFailure(error)
            }
        }
    }
}
