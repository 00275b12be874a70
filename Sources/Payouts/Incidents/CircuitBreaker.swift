package import Foundation

/// Holds submissions to a provider that fails, and lets one through now and then to see.
///
/// Opening never fails a payout: what is held stays `queued`. A value in the ledger, so that every
/// process and every restart sees the same.
package struct CircuitBreaker: Hashable, Sendable {
    /// Whether submissions pass.
    package private(set) var phase: Phase
    /// Failures of the provider in a row.
    package private(set) var failures: Int
    /// How often it opened since it was last closed.
    package private(set) var openings: Int
    /// What failed last, in plain words; empty when nothing did.
    package private(set) var lastFailure: String

    /// Whether submissions pass.
    package enum Phase: Hashable, Sendable {
        /// All pass.
        case closed
        /// None passes until the time.
        case open(until: Date)
        /// One was let through at the time; the others wait for what becomes of it.
        case probing(since: Date)
    }

    /// Creates a breaker as it is stored; by default closed.
    package init(
        phase: Phase = .closed,
        failures: Int = 0,
        openings: Int = 0,
        lastFailure: String = ""
    ) {
        self.phase = phase
        self.failures = failures
        self.openings = openings
        self.lastFailure = lastFailure
    }

    /// Whether a submission may begin, and the breaker once it has.
    ///
    /// - Returns: `nil` when it must wait.
    package func admitting(at date: Date, policy: BreakerPolicy) -> CircuitBreaker? {
        var next = self
        switch phase {
        case .closed: return self
        case .open(let until):
            guard date >= until else { return nil }
        case .probing(let since):
            // A probe whose process died tells nothing: after a while another may go.
            guard date >= since + policy.probePatience.inSeconds else { return nil }
        }
        next.phase = .probing(since: date)
        return next
    }

    /// The breaker after an attempt ended.
    package func after(
        _ outcome: AttemptOutcome,
        at date: Date,
        policy: BreakerPolicy
    ) -> CircuitBreaker {
        guard let failure = outcome.providerFailure else {
            return outcome.isInterruption ? self : CircuitBreaker()
        }
        var next = self
        next.failures += 1
        next.lastFailure = failure
        let isProbe = if case .probing = phase { true } else { false }
        let opens = phase == .closed && next.failures >= policy.threshold
        if isProbe || opens {
            next.openings += 1
            next.phase = .open(until: date + policy.pause(opening: next.openings).inSeconds)
        }
        return next
    }
}

/// When a breaker opens and for how long, as data from configuration.
package struct BreakerPolicy: Hashable, Sendable {
    /// Failures in a row that open it; at least 1.
    package let threshold: Int
    /// How long it stays open the first time, the second time…; the last one repeats.
    package let pauses: [Duration]
    /// How long a probe may take before another may go.
    package let probePatience: Duration

    /// Creates a policy.
    package init(threshold: Int, pauses: [Duration], probePatience: Duration) {
        self.threshold = max(1, threshold)
        self.pauses = pauses
        self.probePatience = probePatience
    }

    /// Five failures in a row; half a minute, then longer, up to ten minutes.
    package static let standard = BreakerPolicy(
        threshold: 5,
        pauses: [30, 60, 120, 300, 600].map { .seconds($0) },
        probePatience: .seconds(60)
    )

    func pause(opening: Int) -> Duration {
        pauses.isEmpty ? .seconds(30) : pauses[min(max(opening - 1, 0), pauses.count - 1)]
    }
}

extension AttemptOutcome {
    /// What of the outcome is the provider's own failure, in plain words; `nil` when nothing is.
    ///
    /// A refusal of one payout is an answer: the provider works.
    fileprivate var providerFailure: String? {
        switch self {
        case .answered: nil
        case .notSent(let reason): reason.text
        case .unknown(let reason): reason.kind == .interrupted ? nil : reason.text
        }
    }

    /// Whether it ended because of Paydesk, which says nothing about the provider.
    fileprivate var isInterruption: Bool {
        if case .unknown(let reason) = self { reason.kind == .interrupted } else { false }
    }
}
