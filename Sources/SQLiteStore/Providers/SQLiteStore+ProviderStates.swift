package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Held payouts of one currency that one balance makes due at most.
    static let releaseLimit = 1_000

    /// Reads what is known about each provider.
    package func providerStates() async throws(StoreError) -> [ProviderState] {
        try await read { db in try ProviderID.allCases.compactMap(db.providerState) }
    }

    /// Stops submission; a further pause replaces the first one's reason.
    package func pause(
        _ provider: ProviderID,
        reason: String,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            try db.save(ProviderState.Pause(at: at, by: name, reason: reason), of: provider)
            try db.record(.pause, on: provider.rawValue, reason: reason, by: name, at: at)
        }
    }

    /// Lets submission go on, with the breaker closed.
    package func resume(
        _ provider: ProviderID,
        forgettingMoney: Bool,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            if forgettingMoney { try db.letHeldGo(at: provider, on: at) }
            try db.save(nil, of: provider)
            try db.save(CircuitBreaker(), of: provider)
            try db.record(.resume, on: provider.rawValue, by: name, at: at)
        }
    }

    /// Takes a turn; turns that were taken in advance are counted as below zero.
    package func reserveCall(
        at provider: ProviderID,
        rate: CallRate,
        on date: Date
    ) async throws(StoreError) -> Duration {
        try await write { db in
            var bucket = try db.callBucket(of: provider) ?? rate.fullBucket
            let wait = bucket.reserve(rate, at: date)
            try db.save(bucket, of: provider)
            return wait
        }
    }

    /// Keeps balances, unless later ones are known; held payouts that they cover become due.
    package func recordBalances(
        _ balances: [Balance],
        of provider: ProviderID,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            for balance in balances {
                guard let known = try db.save(balance, of: provider, at: at) else { continue }
                try db.heed(balance, of: provider, at: at)
                try db.release(known.remaining, at: provider, on: at)
            }
        }
    }
}

extension Database {
    /// Makes held payouts due, oldest first, as far as the money goes.
    fileprivate func release(_ money: Money, at provider: ProviderID, on date: Date) throws {
        var remaining = money.minorUnits
        let shortages = try shortages(at: provider)
        for stored in try held(at: provider, "AND currency = ?", [money.currency.code]) {
            let amount = stored.payout.amount
            guard amount.minorUnits <= remaining, !shortages.contains(where: { $0.holds(amount) })
            else { continue }
            remaining -= amount.minorUnits
            try makeDue(stored, at: date)
        }
    }

    /// Makes what waits for money due, and forgets what is known about the money: a person knows
    /// better, until it is read again.
    fileprivate func letHeldGo(at provider: ProviderID, on date: Date) throws {
        try forgetMoney(at: provider)
        for stored in try held(at: provider) { try makeDue(stored, at: date) }
    }

    private func held(
        at provider: ProviderID,
        _ condition: String = "",
        _ arguments: StatementArguments = []
    ) throws -> [StoredPayout] {
        try payouts(
            where: "\(Schema.isHeld) AND provider = ? \(condition) ORDER BY seq LIMIT ?",
            [provider.rawValue] + arguments + [SQLiteStore.releaseLimit]
        )
    }

    private func makeDue(_ stored: StoredPayout, at date: Date) throws {
        var payout = stored.payout
        payout.nextAttemptAt = min(payout.nextAttemptAt ?? date, date)
        _ = try save(payout, over: stored, at: date)
    }
}
