import GRDB
package import Payouts

extension SQLiteStore {
    /// Keeps a message together with all that wait meanwhile.
    package func keep(_ arrival: ArrivedNotification) async throws(StoreError) {
        let notification = NewNotification(arrival)
        let result = await withCheckedContinuation { continuation in
            let waiting = ArrivalQueue.Waiting(
                notification: notification,
                continuation: continuation
            )
            switch arrivals.add(waiting) {
            case .first: writeArrivals()
            case .queued: break
            case .full: continuation.resume(returning: .failure(.busy(path: path)))
            }
        }
        try result.get()
    }

    /// Writes a batch of those that wait, and has the next follow behind other writers.
    private func writeArrivals() {
        pool.asyncWriteWithoutTransaction { [self] db in
            turns.wait()
            let batch = arrivals.take(at: .now)
            let result = Result {
                try db.immediately { try $0.keep(batch.map(\.notification)) }
            }.mapError { StoreError($0, path: path) }
            turns.ended(at: .now)
            if arrivals.needsAnother() { writeArrivals() }
            if case .success = result { signal.fireArrivals() }
            for waiting in batch { waiting.continuation.resume(returning: result) }
        }
    }
}
