import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk release ID`.
struct Release: CareCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Give a payout back to everybody."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String

    func change(
        _ payout: Payout,
        _ service: PayoutService,
        _ composition: Composition
    ) async throws -> PayoutCare {
        try await service.release(payout.id, by: composition.operatorName)
    }
}
