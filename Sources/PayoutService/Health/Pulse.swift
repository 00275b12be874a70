package import Foundation
package import Payouts
import Synchronization

/// When each part of Paydesk that works by itself was last seen alive.
package final class Pulse: Sendable {
    /// What works by itself.
    package enum Part: String, CaseIterable, Sendable {
        case dispatcher, queries, notifications, watch
    }

    private struct Lane: Hashable {
        let part: Part
        let provider: ProviderID?
    }

    private let beats = Mutex<[Lane: Date]>([:])

    /// Creates a pulse that nobody has beaten yet.
    package init() {}

    /// Says that a part is alive; where it follows each provider on its own, for which one.
    package func beat(_ part: Part, of provider: ProviderID? = nil, at date: Date) {
        beats.withLock { $0[Lane(part: part, provider: provider)] = date }
    }

    /// When a part was last seen alive.
    ///
    /// - Parameters:
    ///   - part: The part.
    ///   - providers: Those that queries are about: one that hangs is not hidden by the others.
    /// - Returns: `nil` for what was never seen, or not for every provider.
    func lastBeat(of part: Part, on providers: [ProviderID]) -> Date? {
        let lanes = part == .queries ? providers.map(Optional.some) : [nil]
        let seen = beats.withLock { beats in
            lanes.compactMap { beats[Lane(part: part, provider: $0)] }
        }
        return seen.count == lanes.count ? seen.min() : nil
    }
}
