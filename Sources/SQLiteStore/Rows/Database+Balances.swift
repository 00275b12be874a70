import Foundation
import GRDB
import Payouts

/// What was sent since a balance was read is counted along, attempt by attempt: a claim must not
/// add up what thousands of others sent.
extension Database {
    /// What a provider said about its money, by currency.
    func balances(of provider: ProviderID) throws -> [ProviderState.KnownBalance] {
        let sql = """
            SELECT available_minor, currency, held_minor, currency, sent_minor, currency, at
            FROM balances WHERE provider = ? ORDER BY currency
            """
        let arguments: StatementArguments = [provider.rawValue]
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                let balance = Balance(available: try cells.money(), held: try cells.money())
                let sent = try cells.money()
                return ProviderState.KnownBalance(
                    balance: balance,
                    at: cells.time(),
                    sentSince: sent
                )
            }
        )
    }

    /// Keeps a balance; the answer is `nil` when a later one is known already.
    func save(
        _ balance: Balance,
        of provider: ProviderID,
        at date: Date
    ) throws -> ProviderState.KnownBalance? {
        let currency = balance.available.currency
        let sent = try sent(at: provider, in: currency, since: date)
        let sql = """
            INSERT INTO balances (provider, currency, available_minor, held_minor, sent_minor, at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET available_minor = excluded.available_minor,
                held_minor = excluded.held_minor, sent_minor = excluded.sent_minor,
                at = excluded.at
            WHERE excluded.at >= balances.at
            """
        try cachedStatement(sql: sql).execute(arguments: [
            provider.rawValue, currency.code, balance.available.minorUnits,
            balance.held.minorUnits, sent, date.microseconds,
        ])
        guard changesCount == 1 else { return nil }
        return ProviderState.KnownBalance(
            balance: balance,
            at: date,
            sentSince: Money(minorUnits: sent, currency: currency)
        )
    }

    /// Adds what an attempt that begins may send.
    func countBegun(_ amount: Money, at provider: ProviderID) throws {
        let sql = """
            UPDATE balances SET sent_minor = sent_minor + ? WHERE provider = ? AND currency = ?
            """
        try cachedStatement(sql: sql).execute(arguments: [
            amount.minorUnits, provider.rawValue, amount.currency.code,
        ])
    }

    /// Decides anew about an attempt that ended: one that was over when the balance was read is
    /// part of the balance, and one that moved nothing is part of neither.
    func countEnded(
        _ amount: Money,
        at provider: ProviderID,
        before: Date?,
        now: Date,
        mayHaveMoved: Bool
    ) throws {
        let sql = """
            UPDATE balances SET sent_minor = sent_minor + ? * ((? AND ? > at) - (? > at))
            WHERE provider = ? AND currency = ?
            """
        try cachedStatement(sql: sql).execute(arguments: [
            amount.minorUnits, mayHaveMoved, now.microseconds, before.microseconds ?? .max,
            provider.rawValue, amount.currency.code,
        ])
    }

    /// What attempts that ran after a time may have sent, in minor units.
    private func sent(
        at provider: ProviderID,
        in currency: Currency,
        since date: Date
    ) throws -> Int64 {
        let sql = """
            SELECT ifnull(sum(amount_minor), 0) FROM (
                SELECT payout, outcome, evidence FROM attempts WHERE finished_at IS NULL
                UNION ALL
                SELECT payout, outcome, evidence FROM attempts WHERE finished_at > ?
            ) AS sent CROSS JOIN payouts ON seq = sent.payout
            WHERE provider = ? AND currency = ? AND outcome IS NOT 'notSent'
                AND (SELECT claim FROM evidence WHERE id = sent.evidence) IS NOT 'failed'
            """
        let arguments: StatementArguments = [
            date.microseconds, provider.rawValue, currency.code,
        ]
        return try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? 0
    }
}
