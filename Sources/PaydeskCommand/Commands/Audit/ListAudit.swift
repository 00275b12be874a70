import ArgumentParser
import Payouts

/// The command `paydesk audit list`.
struct ListAudit: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List who did what to which payout, batch or provider, newest first."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "Only about this payout, batch or provider, by its id.") var subject: String?
    @Option(help: "Only what this operator did.") var by: String?
    @Option(help: "Words to search for, and terms: \(AuditField.examples).") var filter = ""
    @Option(help: "A view whose filter applies, too; `paydesk views` lists them.")
    var view: String?
    @Option(help: "Only records before this one, by its number.") var before: Int64?
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 50

    func validate() throws {
        try ListExport.check(limit)
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        var filter: AuditFilter = try ViewLibrary(InstalledFiles(context))
            .filter(view, and: self.filter, of: .audit, for: composition.operatorName)
        if let subject { filter.subject = subject }
        if let by { filter.people = Choice(person: OperatorName(rawValue: by)) }
        let entries = try await composition.watching {
            [before, limit, filter] store, report throws(StoreError) in
            try await store.auditEntries(filter, before: before, limit: limit, report: report)
        }
        if entries.isEmpty { context.writeError("paydesk: No audit record matches.\n") }
        context.write(try CommandOutput(entries).text(output.format))
    }
}
