package import Foundation
package import Logging
import Payouts

/// Time, chance and the log, as the composition root gives them.
package struct ServiceEnvironment: Sendable {
    /// The calendar time.
    package let now: @Sendable () -> Date
    /// 64 random bits a call.
    package let randomBits: @Sendable () -> UInt64
    /// For waiting.
    package let clock: any Clock<Duration>
    /// Where the service's workers report.
    package let logger: Logger

    /// Creates an environment.
    package init(
        now: @escaping @Sendable () -> Date,
        randomBits: @escaping @Sendable () -> UInt64,
        clock: any Clock<Duration>,
        logger: Logger
    ) {
        self.now = now
        self.randomBits = randomBits
        self.clock = clock
        self.logger = logger
    }

    /// A number from 0 up to 1 that spreads waits.
    var jitter: Double { Double(randomBits() >> 11) / Double(UInt64(1) << 53) }

    /// The circumstances of a change made now.
    func context(by name: OperatorName, policy: LifecyclePolicy) -> ChangeContext {
        ChangeContext(at: now(), by: name, policy: policy, jitter: jitter)
    }
}
