import ArgumentParser
import Console
import PayoutService
import Payouts

/// The command `paydesk approve ID`.
struct Approve: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve what somebody else made; the last approval that is needed queues it.",
        discussion: """
            `paydesk approvals ID` shows exactly what would be sent, and the digest of its content. \
            With --content, what was changed since is not approved.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "A payout's id or order number, or a batch's id.") var id: String
    @Option(help: "Why, where there is something to say.") var reason = ""
    @Option(help: "The digest of the content that you looked at.") var content: String?
    @Flag(help: "Do not ask for confirmation.") var yes = false

    struct Row: Encodable {
        let id: String
        /// `queued`, or `pendingApproval` while others have to approve too.
        let status: String
        let payouts: Int
        /// How many more people must approve.
        let missing: Int
    }

    func validate() throws {
        guard content.map({ ContentDigest(hex: $0) != nil }) ?? true else {
            throw ValidationError("--content must be 64 hexadecimal digits.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let row = try await composition.withService { service in
            try composition.require(.approve, in: service)
            let lookup = ApprovalLookup(composition: composition, service: service)
            let subject = try await lookup.subject(id)
            let seen = try await lookup.content(subject)
            // Nobody is asked to confirm what the service is going to refuse.
            let isRefused = seen.task.refusal(of: composition.operatorName, service.access) != nil
            if !isRefused, !yes { try confirm(seen, context) }
            let line = ProgressLine(context)
            defer { line.clear() }
            do throws(ServiceError) {
                let result = try await service.approve(
                    subject,
                    digest: content.flatMap(ContentDigest.init(hex:)) ?? seen.content.digest,
                    reason: reason,
                    by: composition.operatorName
                ) { line.show(LongWork.Step($0)) }
                return Row(subject, result, seen.task.pending.count)
            } catch {
                throw CommandFailure(error)
            }
        }
        let result = CommandOutput(
            payload: row,
            columns: ["id", "status", "payouts", "missing"],
            rows: [[row.id, row.status, "\(row.payouts)", "\(row.missing)"]]
        )
        context.write(try result.text(output.format))
    }

    private func confirm(
        _ seen: ApprovalCase,
        _ context: CommandContext
    ) throws(CommandFailure) {
        let subject = seen.task.pending.subject
        let confirmation = Confirmation(
            question: "Approve \(subject)?",
            id: "\(subject)",
            facts: ApprovalFacts(seen).lines,
            look: "paydesk approvals \(subject)",
            otherwise: "nothing was approved"
        )
        try confirmation.obtain(context)
    }
}

extension Approve.Row {
    fileprivate init(_ subject: ApprovalSubject, _ result: ApprovalResult, _ count: Int) {
        switch result {
        case .complete(let count):
            self.init(
                id: "\(subject)",
                status: PayoutStatus.queued.rawValue,
                payouts: count,
                missing: 0
            )
        case .awaits(let more):
            self.init(
                id: "\(subject)",
                status: PayoutStatus.pendingApproval.rawValue,
                payouts: count,
                missing: more
            )
        }
    }
}
