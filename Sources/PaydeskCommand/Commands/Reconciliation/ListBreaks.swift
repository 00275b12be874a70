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
    @Option(help: "How many at most, from 1 to \(ReconciliationLimits.maximumPage).") var limit =
        100

    func validate() throws {
        guard (1...ReconciliationLimits.maximumPage).contains(limit) else {
            throw ValidationError(
                "--limit must be from 1 to \(ReconciliationLimits.maximumPage)."
            )
        }
    }

    func run(in context: CommandContext) async throws {
        var filter = BreakFilter(run: run)
        if run != nil || resolved { filter.states = [] }
        for name in provider { filter.providers.insert(try FilterText.provider(name)) }
        for name in kind {
            guard let kind = BreakKind(rawValue: name) else {
                let known = BreakKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(.usage, "There is no kind “\(name)”. Kinds: \(known).")
            }
            filter.kinds.insert(kind)
        }
        let composition = try Composition(context, configPath: shared.config)
        if mine { filter.owner = composition.operatorName }
        let records = try await composition.reading { [filter, limit] store throws(StoreError) in
            try await store.breaks(filter, after: 0, limit: limit)
        }
        if records.isEmpty { context.writeError("paydesk: Nothing is unexplained here.\n") }
        context.write(try CommandOutput(records, now: context.now()).text(output.format))
    }
}

/// The command `paydesk reconciliations`.
struct ListReconciliations: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconciliations",
        abstract: "List what was compared, newest first, and how much of it is unresolved."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions

    struct Row: Encodable {
        let id: Int64
        let provider: String
        let period: String
        let at: String
        let by: String
        let files: [String]
        let lines: Int
        let payouts: Int
        let breaks: Int
        let unresolved: Int

        init(_ run: ReconciliationRun) {
            id = run.id
            provider = run.provider.rawValue
            period = "\(run.period)"
            at = PayoutOutput.time(run.at)
            by = run.by.rawValue
            files = run.files.map(\.name)
            lines = run.totals.lines
            payouts = run.totals.payouts
            breaks = run.breakCount
            unresolved = run.unresolvedCount
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let runs = try await composition.reading { store throws(StoreError) in
            try await store.reconciliations(limit: ReconciliationLimits.maximumRuns)
        }
        if runs.isEmpty { context.writeError("paydesk: Nothing was compared yet.\n") }
        let rows = runs.map(Row.init)
        let result = CommandOutput(
            payload: rows,
            columns: [
                "id", "provider", "period", "at", "by", "files", "lines", "payouts", "breaks",
                "unresolved",
            ],
            rows: rows.map { row in
                [
                    "\(row.id)", row.provider, row.period, row.at, row.by,
                    row.files.joined(separator: " "), "\(row.lines)", "\(row.payouts)",
                    "\(row.breaks)", "\(row.unresolved)",
                ]
            }
        )
        context.write(try result.text(output.format))
    }
}
