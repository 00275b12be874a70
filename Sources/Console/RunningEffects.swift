import Synchronization

/// The console's effects that are under way.
///
/// None outlives the console: what it reads may go away with it.
package final class RunningEffects: Sendable {
    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        var nextKey = 0
        var hasEnded = false
    }

    private let state = Mutex(State())

    /// Creates a place for effects, with none under way.
    package init() {}

    /// Begins an effect; after ``end()`` none begins.
    @discardableResult
    func run(_ effect: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        state.withLock { state in
            guard !state.hasEnded else { return Task {} }
            let key = state.nextKey
            state.nextKey += 1
            let task = Task {
                await effect()
                forget(key)
            }
            state.tasks[key] = task
            return task
        }
    }

    private func forget(_ key: Int) { state.withLock { $0.tasks[key] = nil } }

    /// Cancels what is under way, and returns when all of it has ended.
    package func end() async {
        let tasks = state.withLock { state in
            state.hasEnded = true
            return Array(state.tasks.values)
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }
}
