import Foundation
import Payouts
import Synchronization

/// The last bank list, for a bounded time, so that typing in a form does not ask for each key.
final class BankCache: Sendable {
    /// How long a live list is good for.
    static let liveLifetime: TimeInterval = 3_600
    /// How long the fallback stands before the live list is asked for again.
    static let fallbackLifetime: TimeInterval = 60

    private let entry = Mutex<(banks: [Bank], until: Date)?>(nil)

    /// The list, or `nil` when there is none or it is too old.
    func banks(at now: Date) -> [Bank]? {
        entry.withLock { entry in
            guard let entry, now < entry.until else { return nil }
            return entry.banks
        }
    }

    /// Keeps a list.
    func store(_ banks: [Bank], isLive: Bool, at now: Date) {
        let lifetime = isLive ? Self.liveLifetime : Self.fallbackLifetime
        entry.withLock { $0 = (banks, now.addingTimeInterval(lifetime)) }
    }
}
