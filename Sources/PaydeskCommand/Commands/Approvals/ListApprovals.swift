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
    @Option(help: "How many at most, from 1 to \(ListExport.maximumRows).") var limit = 100
    @Option(help: "Of one batch, which payout to show, in the order of its file, from 1.")
    var number = 1
    @Argument(help: "Only one: a payout's id or order number, or a batch's id.") var id: String?

    func validate() throws {
        try ListExport.check(limit)
        guard number >= 1 else { throw ValidationError("--number counts from 1.") }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        try await composition.withService { service in
            let lookup = ApprovalLookup(composition: composition, service: service)
            if let id {
                let found = try await lookup.content(
                    try await lookup.subject(id),
                    showing: number - 1
                )
                context.write(try CommandOutput(found).text(output.format))
            } else {
                let tasks = try await tasks(service, composition.operatorName)
                if tasks.isEmpty { context.writeError("paydesk: Nothing waits for approval.\n") }
                context.write(try CommandOutput(tasks).text(output.format))
            }
        }
    }

    private func tasks(
        _ service: PayoutService,
        _ name: OperatorName
    ) async throws(CommandFailure) -> [ApprovalTask] {
        do throws(ServiceError) {
            return try await service.approvalTasks(limit: limit).filter {
                !mine || $0.refusal(of: name, service.access) == nil
            }
        } catch {
            throw CommandFailure(error)
        }
    }
}
