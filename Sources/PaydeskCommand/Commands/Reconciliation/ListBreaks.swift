import ArgumentParser
import Payouts

/// The command `paydesk breaks`.
struct ListBreaks: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "breaks",
        abstract: "List what did not match and is not resolved, the most serious kinds first."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "Only what this reconciliation found, resolved or not.") var run: Int64?
    @Option(help: "Only this provider's. Repeatable.", completion: .providers) var provider:
        [String] = []
    @Option(
        help: ArgumentHelp(
            "Only this kind: \(BreakKind.allCases.map(\.rawValue).joined(separator: ", ")). "
                + "Repeatable."
        )
    )
    var kind: [String] = []
    @Flag(help: "Only what you are on.") var mine = false
    @Flag(help: "Also what is resolved.") var resolved = false
    @Option(help: "Words to search for, and terms: \(BreakField.examples).") var filter = ""
    @Option(help: "A view whose filter applies, too; `paydesk views` lists them.")
    var view: String?
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 100

    func validate() throws {
        try ListExport.check(limit)
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        var filter: BreakFilter = try ViewLibrary(InstalledFiles(context))
            .filter(view, and: self.filter, of: .reconciliation, for: composition.operatorName)
        if let run { filter.run = run }
        if run != nil || resolved { filter.states = [] }
        for name in provider { filter.providers.insert(try FilterText.provider(name)) }
        for name in kind {
            guard let kind = BreakKind(rawValue: name) else {
                let known = BreakKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(.usage, "There is no kind “\(name)”. Kinds: \(known).")
            }
            filter.kinds.insert(kind)
        }
        if mine { filter.owners = Choice(person: composition.operatorName) }
        let records = try await composition.watching {
            [filter, limit] store, report throws(StoreError) in
            try await store.breaks(filter, limit: limit, report: report)
        }
        if records.isEmpty { context.writeError("paydesk: Nothing is unexplained here.\n") }
        let wording = composition.wording(of: output.format)
        context.write(try CommandOutput(records, now: context.now(), wording).text(output.format))
    }
}
