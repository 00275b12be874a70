import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk confirm ID`.
struct Confirm: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Confirm how somebody else proposes to resolve a payout; it counts from then on."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String
    @Flag(help: "Do not ask for confirmation.") var yes = false

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let payout = try await composition.withService { service in
            try composition.require(.confirm, in: service)
            let history = try await composition.find(id, in: service.store)
            guard let proposal = history.proposal else {
                throw CommandFailure.nothingProposed(history.payout.id)
            }
            // Nobody is asked to confirm what the service is going to refuse.
            if proposal.by != composition.operatorName, !yes {
                try confirm(proposal, of: history.payout, context)
            }
            do throws(ServiceError) {
                return try await service.confirmResolution(
                    proposal,
                    of: history.payout,
                    by: composition.operatorName
                )
            } catch {
                throw CommandFailure(error)
            }
        }
        try await composition.write(payout.id, output.format)
    }

    private func confirm(
        _ proposal: Resolution,
        of payout: Payout,
        _ context: CommandContext
    ) throws(CommandFailure) {
        let confirmation = Confirmation(
            question: "Confirm that \(payout.id) is \(proposal.claim?.rawValue ?? "seen")?",
            payout: payout,
            facts: [
                "through \(payout.provider), now \(payout.status.rawValue)",
                "\(proposal.by.rawValue) saw it at \(proposal.seenAt), "
                    + "reference \(proposal.reference)",
                "\(proposal.by.rawValue) writes: \(proposal.note)",
            ],
            otherwise: "nothing was confirmed"
        )
        try confirmation.obtain(context)
    }
}

extension CommandFailure {
    /// There is no resolution that waits for a second person.
    static func nothingProposed(_ id: PayoutID) -> CommandFailure {
        CommandFailure(
            .invalidData,
            "Nobody has proposed how to resolve \(id); `paydesk resolve` does."
        )
    }
}
