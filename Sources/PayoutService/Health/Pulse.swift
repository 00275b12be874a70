package import Foundation
import Synchronization

/// When each part of Paydesk that works by itself was last seen alive.
package final class Pulse: Sendable {
    /// What works by itself.
    package enum Part: String, CaseIterable, Sendable {
        case dispatcher, queries, notifications, watch
    }

    private let beats = Mutex<[Part: Date]>([:])

    /// Creates a pulse that nobody has beaten yet.
    package init() {}

    /// Says that a part is alive.
    package func beat(_ part: Part, at date: Date) {
        beats.withLock { $0[part] = date }
    }

    /// When each part that was ever alive was last seen so.
    package var lastBeats: [Part: Date] { beats.withLock { $0 } }
}
