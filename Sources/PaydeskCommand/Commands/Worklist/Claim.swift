import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk claim ID`.
struct Claim: CareCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract: "Take a payout on, so that nobody else does the same work."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String
    @Flag(help: "Also when somebody else is on it.") var takeOver = false

    func change(
        _ payout: Payout,
        _ service: PayoutService,
        _ composition: Composition
    ) async throws -> PayoutCare {
        do throws(ServiceError) {
            return try await service.claim(
                payout.id,
                by: composition.operatorName,
                force: takeOver
            )
        } catch {
            let failure = CommandFailure(error)
            guard case .store(.claimedByOther) = error else { throw failure }
            throw CommandFailure(failure.status, "\(failure.message) --take-over does.")
        }
    }
}
