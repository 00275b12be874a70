import Foundation

/// One message about one change of an order, on its way until it is acknowledged or given up.
///
/// The bytes are made from this value and the order, the same for every attempt.
struct NotificationDelivery: Hashable, Sendable {
    /// The change that the message is about.
    let change: SandboxOrder.Change
    var claim = Claim.genuine
    var status: Status
    /// When it is to be sent next; `nil` when it is not.
    var due: Date?
    /// How often it was begun to be sent.
    var attempts = 0
    /// What came back last, and when.
    var last: Attempt?

    /// Names a delivery for as long as its order is kept.
    struct ID: Hashable, Sendable {
        /// The provider's number of the order, which never changes.
        let platformNumber: String
        /// The place among the order's deliveries.
        let index: Int
    }

    /// What the message claims.
    enum Claim: String, Hashable, Sendable {
        case genuine
        case forged
        case alteredAmount = "altered-amount"
        case unknownOrder = "unknown-order"
        case undocumentedStatus = "undocumented-status"
    }

    enum Status: String, CaseIterable, Hashable, Sendable {
        case waiting
        case inFlight = "in-flight"
        case delivered
        case givenUp = "given-up"
        /// Never sent, by the fault of that name.
        case lost
        /// Its change was called off before it happened.
        case withdrawn
    }

    struct Attempt: Hashable, Sendable {
        let date: Date
        let answer: NotificationAnswer
    }

    /// A message that is sent at a moment.
    init(_ change: SandboxOrder.Change, _ claim: Claim = .genuine, due: Date) {
        self.change = change
        self.claim = claim
        self.status = .waiting
        self.due = due
    }

    /// A message that is never sent.
    init(lost change: SandboxOrder.Change) {
        self.change = change
        self.status = .lost
    }
}
