package import Foundation

/// How often a provider may be asked: so many calls a second, and a burst of so many at once.
package struct CallRate: Hashable, Sendable {
    /// Calls a second in the long run; more than 0.
    package let perSecond: Double
    /// Calls that may be made at once; at least 1.
    package let burst: Int

    /// Creates a rate; a rate of nothing becomes a very slow one.
    package init(perSecond: Double, burst: Int) {
        self.perSecond = max(perSecond, 0.001)
        self.burst = max(burst, 1)
    }

    /// How long it takes, in the long run, until another call may be made.
    package var interval: Duration { .seconds(1 / perSecond) }

    /// How long a call waits for its turn when several processes share the rate.
    package var longestTurn: Duration { interval * 4 }

    /// A full bucket.
    package var fullBucket: CallBucket { CallBucket(tokens: Double(burst), filledAt: nil) }
}

/// A token bucket as it stands: what calls at a ``CallRate`` have left in it.
package struct CallBucket: Hashable, Sendable {
    /// Calls that may be made now; below 0, those that wait already.
    package private(set) var tokens: Double
    /// When tokens were last added.
    package private(set) var filledAt: Date?

    /// Creates a bucket.
    package init(tokens: Double, filledAt: Date?) {
        self.tokens = tokens
        self.filledAt = filledAt
    }

    /// Takes a token and says how long to wait before using it.
    ///
    /// Tokens are taken in advance, so that callers that wait are served in the order they came. A
    /// clock that is set back brings no tokens.
    package mutating func reserve(_ rate: CallRate, at now: Date) -> Duration {
        let passed = now.timeIntervalSince(filledAt ?? now)
        tokens = min(Double(rate.burst), tokens + max(passed, 0) * rate.perSecond) - 1
        filledAt = now
        return tokens >= 0 ? .zero : .seconds(-tokens / rate.perSecond)
    }
}
