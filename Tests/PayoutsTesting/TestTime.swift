package import Foundation
import Synchronization

/// A calendar that stands still until a test moves it.
package final class TestTime: Sendable {
    private let date: Mutex<Date>

    /// Starts at a date.
    package init(_ start: Date = .testStart) { date = Mutex(start) }

    /// The date that it shows, to pass in as a program's `now`.
    package func now() -> Date { date.withLock(\.self) }

    /// Moves on and gives the new date.
    @discardableResult
    package func advance(by duration: Duration) -> Date {
        let seconds = TimeInterval(duration.components.seconds)
        let rest = TimeInterval(duration.components.attoseconds) * 1e-18
        return date.withLock { date in
            date += seconds + rest
            return date
        }
    }
}
