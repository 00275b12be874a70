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

    func gaveUpAsking(_ payout: Payout) {
        notice(
            "gave up asking: the payout is on the worklist",
            metadata: ["payout": "\(payout.id)", "provider": "\(payout.provider)"]
        )
    }

    func notificationRefused(_ provider: ProviderID, _ refusal: NotificationRefusal) {
        warning(
            "a notification was refused",
            metadata: ["provider": "\(provider)", "why": "\(refusal.kind.rawValue)"]
        )
    }

    func notificationApplied(_ result: AppliedNotification) {
        let change = result.before.flatMap { before in
            result.after.map { "\(before.status.rawValue) to \($0.status.rawValue)" }
        }
        info(
            "notification applied",
            metadata: [
                "notification": "\(result.id)", "fate": "\(result.disposition.rawValue)",
                "payout": "\(result.after?.id.rawValue ?? "none")", "status": "\(change ?? "none")",
            ]
        )
    }

    func workFailed(_ work: String, _ failure: StoreError) {
        error("the ledger failed", metadata: ["work": "\(work)", "error": "\(failure.message)"])
    }
}
