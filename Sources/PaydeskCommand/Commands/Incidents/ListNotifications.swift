import ArgumentParser
import Payouts

/// The command `paydesk notification list`.
struct ListNotifications: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
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
    @Option(help: "Words to search for, and terms: \(NotificationField.examples).") var filter = ""
    @Option(help: "A view whose filter applies, too; `paydesk views` lists them.")
    var view: String?
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 50
    @Flag(help: "Only those that say something else than was ordered, or than was final before.")
    var differing = false
    @Option(help: "Only those about this payout, by its id or order number.") var payout: String?

    private static let states = NotificationDisposition.allCases.map(\.rawValue)

    func validate() throws {
        try ListExport.check(limit)
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        var filter: NotificationFilter = try ViewLibrary(InstalledFiles(context))
            .filter(view, and: self.filter, of: .notifications, for: composition.operatorName)
        if differing { filter.differs = true }
        for name in provider { filter.providers.insert(try FilterText.provider(name)) }
        for name in state {
            guard let state = NotificationDisposition(rawValue: name) else {
                let known = Self.states.joined(separator: ", ")
                throw CommandFailure(.usage, "There is no state “\(name)”. States: \(known).")
            }
            filter.dispositions.insert(state)
        }
        if let payout { filter.payout = try await composition.find(payout).payout.id }
        let found = try await composition.watching {
            [filter, limit] store, report throws(StoreError) in
            try await store.notifications(filter, limit: limit, report: report)
        }
        if found.isEmpty { context.writeError("paydesk: No notification matches.\n") }
        context.write(try CommandOutput(found).text(output.format))
    }
}
