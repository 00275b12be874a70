import Dispatch
import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Synchronization
import Testing

@testable import SQLiteStore

struct ArrivalQueueTests {
    /// Keeps everybody from writing until it is opened, as one long transaction would.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)

        init(_ store: SQLiteStore) {
            store.pool.asyncWriteWithoutTransaction { [semaphore] _ in semaphore.wait() }
        }

        func open() { semaphore.signal() }
    }

    /// Counts the commits of what a ledger writes.
    ///
    /// A connection that only reads commits too, and may do so after its reader has the answer.
    private final class Commits: Sendable {
        private let count = Mutex(0)

        func watch(_ db: Database) {
            guard !db.configuration.readonly else { return }
            db.trace { event in
                guard case .statement(let statement) = event else { return }
                if statement.sql.hasPrefix("COMMIT") { self.count.withLock { $0 += 1 } }
            }
        }

        /// How many there were since it was last asked.
        func take() -> Int {
            count.withLock { count in
                defer { count = 0 }
                return count
            }
        }
    }

    /// Has many keep a notification each, and opens the gate when all of them wait.
    ///
    /// - Returns: Why those failed that did.
    private func keepTogether(
        _ count: Int,
        in store: SQLiteStore,
        more: String = ""
    ) async -> [StoreError] {
        let gate = Gate(store)
        return await withTaskGroup(of: StoreError?.self) { group in
            for number in 0..<count {
                group.addTask {
                    do throws(StoreError) {
                        try await store.keep(.make(more: "\(number)\(more)"))
                        return nil
                    } catch { return error }
                }
            }
            while store.arrivals.count < count { await Task.yield() }
            gate.open()
            return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
    }

    @Test func `those that wait at the same time share one transaction`() async throws {
        let commits = Commits()
        let store = try TestLedger().open { db in commits.watch(db) }
        _ = commits.take()
        #expect(await keepTogether(64, in: store) == [])
        #expect(commits.take() == 1)
        #expect(try await store.newest().count == 64)
    }

    @Test func `a transaction holds a batch, and the next one follows`() async throws {
        let commits = Commits()
        let store = try TestLedger().open { db in commits.watch(db) }
        _ = commits.take()
        #expect(await keepTogether(2 * ArrivalQueue.batchLimit + 1, in: store) == [])
        #expect(commits.take() == 3)
        #expect(store.arrivals.count == 0)
        #expect(try await store.newest().count == 2 * ArrivalQueue.batchLimit + 1)
        _ = commits.take()
        try await store.keep(.make())
        #expect(commits.take() == 1)
    }

    @Test func `all that wait for a transaction hear that it failed, and nothing is kept`()
        async throws
    {
        let ledger = try TestLedger()
        let store = try ledger.open { db in try db.execute(sql: "PRAGMA max_page_count = 160") }
        let large = String(repeating: "x", count: 100_000)
        let errors = await keepTogether(9, in: store, more: large)
        #expect(errors == Array(repeating: .diskFull(path: ledger.path), count: 9))
        #expect(try await store.newest() == [])
        try await store.keep(.make())
        #expect(try await store.newest().count == 1)
    }

    @Test func `beyond the limit of the queue the ledger is busy`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let gate = Gate(store)
        try await withThrowingTaskGroup { group in
            for number in 0..<ArrivalQueue.limit {
                group.addTask { try await store.keep(.make(more: "\(number)")) }
            }
            while store.arrivals.count < ArrivalQueue.limit { await Task.yield() }
            await #expect(throws: StoreError.busy(path: ledger.path)) {
                try await store.keep(.make())
            }
            gate.open()
            try await group.waitForAll()
        }
        let tallies = try await store.notificationTallies()
        #expect(tallies.map(\.count) == [ArrivalQueue.limit])
    }

    @Test func `a listener hears once of a transaction`() async throws {
        let store = try TestLedger().open()
        let changes = store.changes()
        let heard = Task {
            var count = 0
            for await _ in changes { count += 1 }
            return count
        }
        _ = await keepTogether(64, in: store)
        heard.cancel()
        #expect(await heard.value <= 1)
    }

    @Test func `nothing is applied in front of what waits, and nothing is forgotten`() async throws
    {
        let store = try TestLedger().open()
        let start = ContinuousClock.now
        try await store.keep(.make(more: "kept"))
        let gate = Gate(store)
        let keeping = Task { try await store.keep(.make(more: "waits")) }
        while store.arrivals.count == 0 { await Task.yield() }
        #expect(store.arrivals.turn(at: start) == .afterNext)
        gate.open()
        try await keeping.value
        #expect(try await store.applyAll().count == 2)
    }

    @Test func `applying waits for the end of a rush, and then does all there is`() async throws {
        let store = try TestLedger().open()
        try await store.makePayout(1, in: .processing)
        #expect(await keepTogether(3 * ArrivalRush.bite, in: store) == [])
        #expect(try await store.applyAll().count == 3 * ArrivalRush.bite)
        #expect(store.arrivals.turn(at: .now) == .now(ArrivalRush.bite), "the rush is over")
    }

    @Test(arguments: [1, ArrivalRush.bite, ArrivalRush.bite + 1])
    func `what is applied whole is caught up with`(_ count: Int) async throws {
        let store = try TestLedger().open()
        try await store.makePayout(1, in: .processing)
        for number in 0..<count { try await store.keep(.make(more: "\(number)")) }
        #expect(try await store.applyAll().count == count)
        let muchLater = ContinuousClock.now + .seconds(60)
        #expect(store.arrivals.turn(at: muchLater) == .now(ArrivalRush.bite))
        try await store.keep(.make(more: "later"))
        #expect(store.arrivals.turn(at: muchLater) == .now(ArrivalRush.largeBite))
    }

    @Test func `who is canceled does not wait for the end of a rush, and applies nothing`()
        async throws
    {
        let store = try TestLedger().open()
        #expect(await keepTogether(ArrivalRush.size, in: store) == [])
        let canceled = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await store.applyAll()
        }
        #expect(try await canceled.value == [])
        #expect(try await store.applyAll().count == ArrivalRush.size)
    }
}
