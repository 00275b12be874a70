import Foundation
import GRDB
import Payouts

/// What a provider refused for lack of money, until its balance has risen since.
extension Database {
    /// The shortages at a provider, by currency.
    func shortages(at provider: ProviderID) throws -> [ProviderState.Shortage] {
        let sql = """
            SELECT refused_minor, currency, at, available_minor
            FROM shortages WHERE provider = ? ORDER BY currency
            """
        let arguments: StatementArguments = [provider.rawValue]
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                let refused = try cells.money()
                let at = cells.time()
                let available: Int64? = cells.nextIfAny()
                return ProviderState.Shortage(
                    refused: refused,
                    at: at,
                    availableSince: available.map {
                        Money(minorUnits: $0, currency: refused.currency)
                    }
                )
            }
        )
    }

    /// Keeps that a provider refused a payout for lack of money; a later refusal replaces it.
    ///
    /// One from before the balance was read last says nothing that the balance does not.
    func recordShortage(_ payout: Payout, at date: Date) throws {
        let sql = """
            INSERT INTO shortages (provider, currency, refused_minor, at)
            SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
                SELECT 1 FROM balances WHERE provider = ?1 AND currency = ?2 AND at > ?4
            )
            ON CONFLICT DO UPDATE SET refused_minor = excluded.refused_minor, at = excluded.at,
                available_minor = NULL
            """
        try cachedStatement(sql: sql).execute(arguments: [
            payout.provider.rawValue, payout.amount.currency.code, payout.amount.minorUnits,
            date.microseconds,
        ])
    }

    /// Ends a shortage whose balance has risen, and notes what is available after a new one.
    ///
    /// What was asked before the refusal says nothing about it.
    func heed(_ balance: Balance, of provider: ProviderID, at date: Date) throws {
        let available = balance.available
        let key: StatementArguments = [
            provider.rawValue, available.currency.code, date.microseconds, available.minorUnits,
        ]
        try cachedStatement(
            sql: """
                DELETE FROM shortages
                WHERE provider = ? AND currency = ? AND at < ? AND available_minor < ?
                """
        ).execute(arguments: key)
        try cachedStatement(
            sql: """
                UPDATE shortages SET available_minor = ?4
                WHERE provider = ?1 AND currency = ?2 AND at < ?3 AND available_minor IS NULL
                """
        ).execute(arguments: key)
    }

    /// Forgets what is known about a provider's money, until it is read again.
    func forgetMoney(at provider: ProviderID) throws {
        for table in ["balances", "shortages"] {
            try cachedStatement(sql: "DELETE FROM \(table) WHERE provider = ?")
                .execute(arguments: [provider.rawValue])
        }
    }
}
