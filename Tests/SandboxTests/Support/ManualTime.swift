import Foundation
import Synchronization

/// A time that moves only when a test says so.
final class ManualTime: Sendable {
    /// 2 March 2026, 12:00:00 UTC.
    static let start = Date(timeIntervalSince1970: 1_772_452_800)

    private let date = Mutex(ManualTime.start)

    var now: Date { date.withLock { $0 } }

    func advance(seconds: Double) { date.withLock { $0 += seconds } }
}
