import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk discard ID`.
struct Discard: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: "Drop how somebody proposes to resolve a payout."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let payout = try await composition.withService { service in
            try composition.require(.resolve, in: service)
            let history = try await composition.find(id, in: service.store)
            guard let proposal = history.proposal else {
                throw CommandFailure.nothingProposed(history.payout.id)
            }
            do throws(ServiceError) {
                try await service.discardResolution(
                    proposal,
                    of: history.payout.id,
                    by: composition.operatorName
                )
            } catch {
                throw CommandFailure(error)
            }
            return history.payout
        }
        try await composition.write(payout.id, output.format)
    }
}
