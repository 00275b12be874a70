import Payouts
import Synchronization

/// Looks whether the ledger can be written, and never keeps whoever asks waiting for long.
///
/// A write that waits for another process cannot be called off, so there is one look at a time:
/// who asks while it waits, behind the process's own writes too, waits for the same.
final class WriteCheck: Sendable {
    /// How long whoever asks is kept waiting.
    static let patience = Duration.seconds(2)

    private let running = Mutex<Task<Bool, Never>?>(nil)

    /// Joins the look that is under way, or begins one.
    ///
    /// - Parameters:
    ///   - clock: Tells when the patience is over.
    ///   - look: Writes something; `false` when that failed.
    /// - Returns: What came of it in time.
    func result(
        on clock: any Clock<Duration>,
        of look: @escaping @Sendable () async -> Bool
    ) async -> HealthReport.Ledger {
        let task = joined(look)
        let (results, result) = AsyncStream.makeStream(
            of: HealthReport.Ledger.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        Task { result.yield(await task.value ? .writable : .notWritable) }
        let timer = Task {
            try await clock.sleep(for: Self.patience)
            result.yield(.notWritableInTime)
        }
        defer { timer.cancel() }
        for await first in results { return first }
        return .notWritableInTime
    }

    private func joined(_ look: @escaping @Sendable () async -> Bool) -> Task<Bool, Never> {
        running.withLock { running in
            if let running { return running }
            let task = Task {
                defer { self.running.withLock { $0 = nil } }
                return await look()
            }
            running = task
            return task
        }
    }
}
