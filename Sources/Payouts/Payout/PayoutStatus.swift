/// Where a payout stands, as far as the evidence tells.
package enum PayoutStatus: String, CaseIterable, Hashable, Sendable {
    /// Waits for a checker.
    case pendingApproval
    /// May be submitted; waits for the dispatcher.
    case queued
    /// An attempt is recorded; a request may be in flight.
    case submitting
    /// The provider accepted it; not final.
    case processing
    /// Sent, or perhaps sent, and no trustworthy answer; only evidence moves it.
    case unknown
    /// The provider says the money arrived.
    case paid
    /// The provider says it did not; no money moved.
    case failed
    /// It was paid, and then the money came back.
    case returned
    /// A checker refused it.
    case rejected
    /// Withdrawn before it was ever submitted.
    case canceled

    /// Whether a provider has given a final word.
    ///
    /// Settled is not sealed: results do reverse.
    package var isSettled: Bool {
        switch self {
        case .paid, .failed, .returned: true
        default: false
        }
    }

    /// Whether the payout ended without ever being submitted.
    package var isWithdrawn: Bool { self == .rejected || self == .canceled }

    /// Whether the provider may still change its mind without anybody being surprised.
    package var isInFlight: Bool {
        self == .submitting || self == .processing || self == .unknown
    }
}
