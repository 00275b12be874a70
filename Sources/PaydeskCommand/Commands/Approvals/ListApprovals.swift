import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk approvals [ID]`.
struct ListApprovals: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "approvals",
        abstract: "List what waits for approval, or show exactly what would be sent for one."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Flag(help: "Only what you may decide about.") var mine = false
    @Option(help: "Words to search for, and terms: \(ApprovalField.examples).") var filter = ""
    @Option(help: "A view whose filter applies, too; `paydesk views` lists them.")
    var view: String?
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 100
    @Option(help: "Of one batch, which payout to show, in the order of its file, from 1.")
    var number = 1
    @Flag(help: "With an id: the account number in full; that is kept in the audit trail.")
    var reveal = false
    @Argument(help: "Only one: a payout's id or order number, or a batch's id.") var id: String?

    func validate() throws {
        try ListExport.check(limit)
        guard number >= 1 else { throw ValidationError("--number counts from 1.") }
        guard !reveal || id != nil else { throw ValidationError("--reveal needs an id.") }
        guard id == nil || filter.isEmpty && view == nil else {
            throw ValidationError("An id names one; leave out --filter and --view.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let filter: ApprovalFilter = try ViewLibrary(InstalledFiles(context))
            .filter(view, and: self.filter, of: .approvals, for: composition.operatorName)
        try await composition.withService { service in
            let lookup = ApprovalLookup(composition: composition, service: service)
            if let id {
                let found = try await lookup.content(
                    try await lookup.subject(id),
                    showing: number - 1
                )
                if reveal { try await keepReveal(of: found, service, composition.operatorName) }
                let shown = CommandOutput(found, withAccount: reveal)
                context.write(try shown.text(output.format))
            } else {
                let tasks = try await tasks(filter, service, composition.operatorName)
                if tasks.isEmpty {
                    let isWhole = filter == ApprovalFilter()
                    let what = isWhole ? "Nothing waits for approval" : "No approval matches"
                    context.writeError("paydesk: \(what).\n")
                }
                context.write(try CommandOutput(tasks).text(output.format))
            }
        }
    }

    /// Keeps who reads the account number, before it is shown.
    private func keepReveal(
        of found: ApprovalCase,
        _ service: PayoutService,
        _ name: OperatorName
    ) async throws(CommandFailure) {
        do throws(ServiceError) {
            try await service.reveal(found.shown.payout.id, by: name)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func tasks(
        _ filter: ApprovalFilter,
        _ service: PayoutService,
        _ name: OperatorName
    ) async throws(CommandFailure) -> [ApprovalTask] {
        do throws(ServiceError) {
            return try await service.approvalTasks(filter, limit: limit).filter {
                !mine || $0.refusal(of: name, service.access) == nil
            }
        } catch {
            throw CommandFailure(error)
        }
    }
}
