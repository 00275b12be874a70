import Logging
import Payouts

/// What the service's workers report: one function an event, static text, facts as metadata.
extension Logger {
    func attemptEnded(_ payout: Payout, _ outcome: AttemptOutcome) {
        let name =
            switch outcome {
            case .notSent: "not sent"
            case .answered(let evidence): "answered: \(evidence.claim.rawValue)"
            case .unknown(let reason): "unknown: \(reason.kind.rawValue)"
            }
        info(
            "attempt ended",
            metadata: [
                "payout": "\(payout.id)", "provider": "\(payout.provider)",
                "attempt": "\(payout.attemptCount)", "outcome": "\(name)",
            ]
        )
    }

    func attemptInterrupted(_ payout: Payout) {
        warning(
            "an attempt was interrupted",
            metadata: [
                "payout": "\(payout.id)", "provider": "\(payout.provider)",
                "status": "\(payout.status.rawValue)",
            ]
        )
    }

    func workFailed(_ work: String, _ failure: StoreError) {
        error("the ledger failed", metadata: ["work": "\(work)", "error": "\(failure.message)"])
    }
}
