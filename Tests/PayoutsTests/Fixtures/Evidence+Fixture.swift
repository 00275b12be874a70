import Foundation
import Payouts

extension Evidence {
    /// Evidence of one claim: received at a second, and with the provider's own time if given.
    static func fixture(
        _ claim: Claim,
        _ source: Source = .notification,
        receivedAt: TimeInterval = 0,
        providerTime: TimeInterval? = nil,
        reason: ProviderReason? = nil,
        providerReference: String? = nil,
        mismatches: [String] = []
    ) -> Evidence {
        Evidence(
            source: source,
            claim: claim,
            rawStatus: claim.rawValue,
            reason: reason,
            providerReference: providerReference,
            providerTime: providerTime.map(Date.second),
            receivedAt: .second(receivedAt),
            mismatches: mismatches
        )
    }
}

extension ProviderReason {
    /// A refusal because of the account.
    static let closedAccount = ProviderReason(
        code: "R02",
        explanation: "The account is closed.",
        nextStep: "Ask the beneficiary for another account."
    )
}
