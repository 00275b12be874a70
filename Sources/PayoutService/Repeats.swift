package import Foundation
package import Payouts

/// The repeats of a request whose outcome is unknown, where a provider returns the original answer
/// for a repeated idempotency key.
///
/// Once the provider has named the payout it has the request, and a repeat tells nothing new. The
/// window counts from the first attempt that may have been sent; attempts that were proven not to
/// leave do not count.
package struct Repeats: Sendable {
    /// How long after the first request each repeat of it may follow; there are no more than these.
    static let delays: [Duration] = [.zero, .seconds(60), .seconds(600), .seconds(3600)]
    /// How much of the provider's window is left unused, so that a slow clock does not cross it.
    static let margin = Duration.seconds(3600)

    /// When the request went out first.
    private let first: Date
    private let window: Duration
    /// How long after that the next may go out.
    private let delay: Duration

    /// Creates what is left of them; nothing where a repeat tells nothing, or none is left.
    ///
    /// - Parameters:
    ///   - payout: The payout.
    ///   - attempts: All of its attempts.
    ///   - window: For how long the provider returns the original answer.
    package init?(of payout: Payout, after attempts: [Attempt], within window: Duration) {
        let sent = attempts.filter(\.mayHaveLeft)
        guard payout.status == .unknown, payout.providerReference == nil, let first = sent.first,
            sent.count <= Self.delays.count
        else { return nil }
        self.first = first.startedAt
        self.window = window
        delay = Self.delays[sent.count - 1]
    }

    /// Whether the window is still open.
    package func isOpen(at now: Date) -> Bool {
        now.timeIntervalSince(first) < (window - Self.margin).inSeconds
    }

    /// Whether the next may go out.
    func isDue(at now: Date) -> Bool {
        isOpen(at: now) && now.timeIntervalSince(first) >= delay.inSeconds
    }
}

extension Attempt {
    /// Whether a byte of its request may have left.
    fileprivate var mayHaveLeft: Bool {
        if case .notSent = outcome { false } else { true }
    }
}
