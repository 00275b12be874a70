package import Foundation

/// That a kept notification is to be applied again.
package struct ReplayRequest: Hashable, Sendable {
    /// The notification.
    package let id: Int64
    /// What the check of its bytes says now.
    ///
    /// It counts where the message was not believed: what was believed when it arrived stays so,
    /// because secrets are changed.
    package let verdict: NotificationVerdict
    /// Who wants it.
    package let by: OperatorName
    /// When.
    package let at: Date
    /// When to query.
    package let policy: LifecyclePolicy

    /// Creates a request.
    package init(
        id: Int64,
        verdict: NotificationVerdict,
        by: OperatorName,
        at: Date,
        policy: LifecyclePolicy
    ) {
        self.id = id
        self.verdict = verdict
        self.by = by
        self.at = at
        self.policy = policy
    }
}

/// What came of applying a kept notification again.
package struct NotificationReplay: Hashable, Sendable {
    /// The notification that was asked about.
    package let id: Int64
    /// What came of it.
    package let outcome: Outcome
    /// The payout that it is about, where one was found, as it stood before.
    package let before: Payout?
    /// The same, as it stands now.
    package let after: Payout?

    /// What can come of it.
    package enum Outcome: Hashable, Sendable {
        /// Its evidence is recorded now.
        case applied
        /// It, or the same bytes, had been applied before; nothing has changed.
        case appliedBefore
        /// It is believed, and no payout has its order number or reference.
        case unmatched
        /// It is still not believed; nothing has changed.
        case refused(NotificationRefusal)
        /// It is believed, and nobody here can read it; it stays pending.
        case unread
    }

    /// Creates a result.
    package init(id: Int64, outcome: Outcome, before: Payout? = nil, after: Payout? = nil) {
        self.id = id
        self.outcome = outcome
        self.before = before
        self.after = after
    }

    /// What came of it, one plain sentence.
    package var sentence: String { "Notification \(id) \(text)." }

    /// The same without the notification, as the audit trail says it.
    package var text: String {
        switch outcome {
        case .applied: "is applied: \(change)"
        case .appliedBefore:
            "was applied before" + (after.map { "; \($0.id) is unchanged" } ?? "")
        case .unmatched: "is believed, and waits: no payout has its order number or reference"
        case .refused(let refusal): "is still refused: \(refusal.text)"
        case .unread: "waits: its provider is not configured here"
        }
    }

    private var change: String {
        guard let before, let after else { return "its evidence is recorded" }
        let id = after.id.rawValue
        return before.status == after.status
            ? "\(id) stays \(after.status.rawValue)"
            : "\(id) was \(before.status.rawValue) and is \(after.status.rawValue) now"
    }
}
