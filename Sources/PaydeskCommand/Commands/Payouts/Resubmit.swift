import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk resubmit ID`.
struct Resubmit: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "resubmit",
        abstract: "Submit a payout again that its provider has denied, and wait for the answer.",
        discussion: """
            Only for a payout whose outcome is unknown, after its provider has said several times \
            over several minutes that it has no such order. The order number stays the same, so \
            that a provider that has the order after all can refuse the second one.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String
    @Flag(help: "Do not ask for confirmation.") var yes = false
    @Flag(help: "Leave the submission to a running `paydesk serve`.") var queue = false

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let submission: Submission = try await composition.withService { service in
            let history = try await composition.find(id, in: service.store)
            // Nobody is asked to confirm what the service is going to refuse.
            let profile = service.lines[history.payout.provider]?.provider.profile
            let offer = ResubmissionOffer(
                history,
                sendsOrderNumber: profile?.sendsOrderNumber ?? false
            )
            if offer == .offered, !yes { try confirm(history.payout, context) }
            do throws(ServiceError) {
                let queued = try await service.resubmit(
                    history.payout.id,
                    by: composition.operatorName
                )
                if queue { return Submission(payout: queued) }
            } catch {
                throw CommandFailure(error)
            }
            return try await Submission.run(
                history.payout.id,
                by: composition.operatorName,
                service
            )
        }
        try await composition.write(submission.payout.id, output.format)
        if let failure = submission.failure(isLeftQueued: queue) { throw failure }
    }

    private func confirm(_ payout: Payout, _ context: CommandContext) throws(CommandFailure) {
        let confirmation = Confirmation(
            question: "Submit \(payout.id) again?",
            payout: payout,
            facts: [
                "through \(payout.provider), under the same order number \(payout.orderNumber)"
            ],
            otherwise: "nothing was submitted"
        )
        try confirmation.obtain(context)
    }
}
