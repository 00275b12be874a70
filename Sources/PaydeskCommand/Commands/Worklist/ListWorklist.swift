import ArgumentParser
import Payouts

/// The command `paydesk worklist`.
struct ListWorklist: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist",
        abstract: "List what needs a person, oldest and largest first, each with its next step.",
        discussion: """
            Refused and unmatched notifications come first, in groups that --limit does not count; \
            payouts and unresolved breaks follow in one order. In --filter, age is how long an entry \
            has needed a person, a list of values is any of them, ! in front leaves out, and all \
            terms have to hold, as in

              paydesk worklist --filter 'amount>1m age>2h !provider:dvpay !owner:me'
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(
        help: "Only for this reason: \(Attention.allNames.joined(separator: ", ")). Repeatable.",
        completion: .list(Attention.allNames)
    )
    var reason: [String] = []
    @Option(help: "Only this provider's. Repeatable.", completion: .providers) var provider:
        [String] = []
    @Flag(help: "Only what you are on.") var mine = false
    @Flag(help: "Also what is snoozed.") var snoozed = false
    @Option(help: "Words to search for, and terms: \(WorklistField.examples).") var filter = ""
    @Option(help: "A view whose filter applies, too; `paydesk views` lists them.")
    var view: String?
    @Option(help: "How many at most, from 1 to 1000.") var limit = 100

    func validate() throws {
        guard (1...1_000).contains(limit) else {
            throw ValidationError("--limit must be from 1 to 1000.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        var filter: WorklistFilter = try ViewLibrary(InstalledFiles(context))
            .filter(view, and: self.filter, of: .worklist, for: composition.operatorName)
        filter.includesSnoozed = snoozed
        for name in reason {
            guard let reason = Attention(name: name) else {
                let known = Attention.allNames.joined(separator: ", ")
                throw CommandFailure(.usage, "There is no reason “\(name)”. Reasons: \(known).")
            }
            filter.reasons.formUnion(reason)
        }
        for name in provider { filter.providers.insert(try FilterText.provider(name)) }
        if mine { filter.owners = Choice(person: composition.operatorName) }
        let now = context.now()
        let (groups, page) = try await composition.reading {
            [filter, limit, now] store throws(StoreError) in
            (
                try await store.openNotificationGroups().filter { filter.matches($0, at: now) },
                try await store.worklistPage(filter, at: .first, limit: limit, at: now)
            )
        }
        if groups.isEmpty, page.entries.isEmpty {
            context.writeError("paydesk: Nothing needs a person here.\n")
        }
        let profiles = try await composition.withProviders { providers in
            Dictionary(uniqueKeysWithValues: providers.map { ($0.id, $0.profile) })
        }
        let result = CommandOutput(
            page.entries,
            groups: groups,
            now: now,
            canQuery: { profiles[$0.provider]?.canBeAsked(about: $0) ?? false }
        )
        context.write(try result.text(output.format))
    }
}
