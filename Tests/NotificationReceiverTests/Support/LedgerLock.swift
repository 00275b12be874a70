import Foundation
import Payouts
import PayoutsTesting
import SQLiteStore

/// Another process that keeps the ledger busy in the middle of a transaction.
final class LedgerLock: Sendable {
    private let gate = DispatchSemaphore(value: 0)
    private let transaction: Task<Void, any Error>

    /// Returns once nobody else can write.
    init(_ path: String) async throws {
        let store = try SQLiteStore.open(path: path, clock: ContinuousClock())
        try await store.create(.make(1))
        try await store.keep(.make(.paid))
        let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
        transaction = Task { [gate] in
            _ = try await store.applyNotifications(
                limit: 1,
                at: .testStart,
                policies: [.payproVN: .standard],
                reading: { notification, payout in
                    continuation.yield()
                    gate.wait()
                    return ProviderNotification.evidence(in: notification, about: payout)
                }
            )
        }
        for await _ in begun { break }
    }

    /// Lets others write again.
    func release() async throws {
        gate.signal()
        try await transaction.value
    }
}
