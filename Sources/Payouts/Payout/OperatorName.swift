/// Who did something: a person's login, or a part of Paydesk such as `dispatcher`.
package struct OperatorName: Hashable, Sendable, RawRepresentable {
    /// The name as it is shown.
    package let rawValue: String

    /// Wraps a name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Whether this is a part of Paydesk rather than a person.
    package var isPartOfPaydesk: Bool {
        [.dispatcher, .queryWorker, .recovery, .inbox, .comparison].contains(self)
    }

    /// The part of Paydesk that submits queued payouts.
    package static let dispatcher = OperatorName(rawValue: "dispatcher")
    /// The part of Paydesk that asks providers about payouts.
    package static let queryWorker = OperatorName(rawValue: "query worker")
    /// The part of Paydesk that applies the providers' notifications.
    package static let inbox = OperatorName(rawValue: "inbox")
    /// What a restart does with what a crash left behind.
    package static let recovery = OperatorName(rawValue: "recovery")
    /// The comparison with a provider's file, which ends earlier breaks that no longer hold.
    package static let comparison = OperatorName(rawValue: "comparison")
}
