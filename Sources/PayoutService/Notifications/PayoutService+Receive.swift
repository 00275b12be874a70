package import Payouts

/// What to answer to a webhook message.
package enum Reception: Hashable, Sendable {
    /// It is on the disk: the provider gets its own acknowledgement.
    case acknowledged(WebhookAcknowledgement)
    /// It is not believed; it is on the disk too, for a person to look at.
    case refused(NotificationRefusal)
    /// It could not be kept: the provider must try again.
    case notKept(StoreError)
    /// No such provider is configured here.
    case notConfigured
}

extension PayoutService {
    /// Checks a webhook message and keeps it, before anybody says that it arrived.
    ///
    /// What it means for its payout is worked out afterwards, by ``NotificationWorker``.
    ///
    /// - Parameters:
    ///   - message: Exactly as it arrived.
    ///   - provider: Whose endpoint it arrived at.
    /// - Returns: What to answer.
    package func receive(
        _ message: WebhookMessage,
        at provider: ProviderID
    ) async -> Reception {
        guard let line = lines[provider] else { return .notConfigured }
        let verdict = line.provider.verdict(on: message)
        do throws(StoreError) {
            try await store.keep(
                ArrivedNotification(
                    provider: provider,
                    message: message,
                    receivedAt: environment.now(),
                    verdict: verdict
                )
            )
        } catch {
            environment.logger.workFailed("keeping a notification", error)
            return .notKept(error)
        }
        switch verdict {
        case .authentic: return .acknowledged(line.provider.acknowledgement)
        case .refused(let refusal):
            environment.logger.notificationRefused(provider, refusal)
            return .refused(refusal)
        }
    }
}
