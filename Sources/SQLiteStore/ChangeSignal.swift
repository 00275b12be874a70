import Foundation
import GRDB
import Payouts
import Synchronization

/// Tells listeners that the ledger changed, here or in another process.
///
/// SQLite tells a connection nothing about other processes, except through `PRAGMA data_version`,
/// which on the writing connection counts exactly the commits of others. Every commit writes to
/// the `-wal` file, so a look at that file, twice a second and only while somebody listens,
/// tells when there is something to read.
final class ChangeSignal: Sendable {
    /// How often it looks for other processes' changes.
    static let pollInterval = Duration.milliseconds(500)
    /// After so many looks the ledger is read although its file seems untouched.
    static let maximumIdlePolls = 20

    private struct Listener {
        let scope: ChangeScope
        let stream: AsyncStream<Void>.Continuation
    }

    private struct State {
        var listeners: [Int: Listener] = [:]
        var nextListener = 0
        /// Looks for other processes' changes while somebody listens.
        var polling: Task<Void, Never>?
    }

    private let state = Mutex(State())
    private let clock: any Clock<Duration>
    private let pool: DatabasePool
    private let dataVersion: Int

    init(clock: any Clock<Duration>, pool: DatabasePool, dataVersion: Int) {
        self.clock = clock
        self.pool = pool
        self.dataVersion = dataVersion
    }

    /// Tells every listener of a commit in this process.
    func fire() {
        for listener in listeners { listener.stream.yield() }
    }

    /// Tells of a commit that only keeps notifications; whoever cares for payouts sleeps on.
    func fireArrivals() {
        for listener in listeners where listener.scope == .all { listener.stream.yield() }
    }

    private var listeners: [Listener] { state.withLock { Array($0.listeners.values) } }

    /// A stream of changes, which end together with its reader.
    ///
    /// Others' changes count from the opening of the ledger, so that none is missed between
    /// this call and the first look.
    func listen(_ scope: ChangeScope) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let key = state.withLock { state in
            state.nextListener += 1
            state.listeners[state.nextListener] = Listener(scope: scope, stream: continuation)
            if state.polling == nil { state.polling = startPolling() }
            return state.nextListener
        }
        continuation.onTermination = { [weak self] _ in self?.forget(key) }
        return stream
    }

    private func forget(_ key: Int) {
        state.withLock { state in
            state.listeners[key] = nil
            guard state.listeners.isEmpty else { return }
            state.polling?.cancel()
            state.polling = nil
        }
    }

    private func startPolling() -> Task<Void, Never> {
        Task { [weak self, clock, pool, dataVersion] in
            await Self.poll(pool, from: dataVersion, clock: clock) { self?.fire() }
        }
    }

    /// Looks until its task is canceled.
    @concurrent
    private static func poll(
        _ pool: DatabasePool,
        from dataVersion: Int,
        clock: any Clock<Duration>,
        onChange: @Sendable () -> Void
    ) async {
        var seen = dataVersion
        var stamp: FileStamp?
        var idlePolls = 0
        while !Task.isCancelled {
            let current = FileStamp(path: pool.path + "-wal")
            idlePolls = current == stamp ? idlePolls + 1 : 0
            stamp = current
            // A file's time is coarse: what was written just after a look may not show in it, so
            // the ledger is read once more.
            if idlePolls <= 1 || idlePolls.isMultiple(of: maximumIdlePolls) {
                // A ledger that is busy or damaged shows itself at the next read or write.
                let found = try? await pool.writeWithoutTransaction(Self.dataVersion)
                if let found, found != seen {
                    seen = found
                    onChange()
                }
            }
            do { try await clock.sleep(for: pollInterval) } catch { return }
        }
    }

    /// Counts the commits of other connections.
    static func dataVersion(_ db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
    }
}

/// By what a file that was written to differs from what it was.
private struct FileStamp: Equatable {
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    /// Looks at a file; `nil` where there is none.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        seconds = Int(status.st_mtim.tv_sec)
        nanoseconds = Int(status.st_mtim.tv_nsec)
    }
}
