import Synchronization

/// The bytes of all bodies that have been read and are not answered yet, and the most there may be.
///
/// Each body has its own limit; with thousands of connections only a common one bounds the memory.
final class BodyBudget: Sendable {
    let limit: Int
    private let state = Mutex((held: 0, peak: 0))

    init(limit: Int) { self.limit = limit }

    /// How many are held now.
    var held: Int { state.withLock(\.held) }
    /// The most that were ever held.
    var peak: Int { state.withLock(\.peak) }

    /// Makes room for so many more; `false` where there is none.
    func take(_ count: Int) -> Bool {
        state.withLock { state in
            guard state.held + count <= limit else { return false }
            state.held += count
            state.peak = max(state.peak, state.held)
            return true
        }
    }

    /// Gives room back.
    func giveBack(_ count: Int) { state.withLock { $0.held -= count } }
}
