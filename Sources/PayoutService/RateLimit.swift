package import Foundation
import Synchronization

/// A token bucket: so many calls a second, and a burst of so many at once.
package final class RateLimit: Sendable {
    private let perSecond: Double
    private let burst: Double
    private let bucket: Mutex<Bucket>

    private struct Bucket {
        var tokens: Double
        var filledAt: Date?
    }

    /// Creates a full bucket.
    ///
    /// - Parameters:
    ///   - perSecond: Calls a second in the long run; more than 0.
    ///   - burst: Calls that may be made at once; at least 1.
    package init(perSecond: Double, burst: Int) {
        self.perSecond = max(perSecond, 0.001)
        self.burst = Double(max(burst, 1))
        self.bucket = Mutex(Bucket(tokens: Double(max(burst, 1)), filledAt: nil))
    }

    /// How long it takes, in the long run, until another call may be made.
    var interval: Duration { .seconds(1 / perSecond) }

    /// Takes a token and says how long to wait before using it.
    ///
    /// Tokens are taken in advance, so that callers that wait are served in the order they came.
    package func reserve(at now: Date) -> Duration {
        bucket.withLock { bucket in
            let passed = now.timeIntervalSince(bucket.filledAt ?? now)
            bucket.tokens = min(burst, bucket.tokens + max(passed, 0) * perSecond) - 1
            bucket.filledAt = now
            return bucket.tokens >= 0 ? .zero : .seconds(-bucket.tokens / perSecond)
        }
    }
}
