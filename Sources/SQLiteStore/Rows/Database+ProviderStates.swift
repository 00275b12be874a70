import Foundation
import GRDB
import Payouts

extension Database {
    /// What is known about a provider; `nil` when nothing is.
    func providerState(_ provider: ProviderID) throws -> ProviderState? {
        let (balances, shortages) = (try balances(of: provider), try shortages(at: provider))
        let sql = """
            SELECT paused_at, paused_by, pause_reason, breaker_phase, breaker_at,
                breaker_failures, breaker_openings, breaker_last_failure
            FROM provider_states WHERE provider = ?
            """
        let arguments: StatementArguments = [provider.rawValue]
        guard let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments) else {
            guard !balances.isEmpty || !shortages.isEmpty else { return nil }
            return ProviderState(provider: provider, balances: balances, shortages: shortages)
        }
        var cells = Cells(row)
        return ProviderState(
            provider: provider,
            pause: try ProviderState.Pause(&cells),
            breaker: try CircuitBreaker(&cells),
            balances: balances,
            shortages: shortages
        )
    }

    /// Keeps whether a provider is paused.
    func save(_ pause: ProviderState.Pause?, of provider: ProviderID) throws {
        let sql = """
            INSERT INTO provider_states (provider, paused_at, paused_by, pause_reason)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET paused_at = excluded.paused_at,
                paused_by = excluded.paused_by, pause_reason = excluded.pause_reason
            """
        try cachedStatement(sql: sql).execute(arguments: [
            provider.rawValue, (pause?.at).microseconds, pause?.by.rawValue, pause?.reason,
        ])
    }

    /// Keeps a provider's breaker.
    func save(_ breaker: CircuitBreaker, of provider: ProviderID) throws {
        let (phase, date): (StoredPhase, Date?) =
            switch breaker.phase {
            case .closed: (.closed, nil)
            case .open(let until): (.open, until)
            case .probing(let since): (.probing, since)
            }
        let sql = """
            INSERT INTO provider_states (provider, breaker_phase, breaker_at, breaker_failures,
                breaker_openings, breaker_last_failure)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET breaker_phase = excluded.breaker_phase,
                breaker_at = excluded.breaker_at, breaker_failures = excluded.breaker_failures,
                breaker_openings = excluded.breaker_openings,
                breaker_last_failure = excluded.breaker_last_failure
            """
        try cachedStatement(sql: sql).execute(arguments: [
            provider.rawValue, phase.rawValue, date.microseconds, breaker.failures,
            breaker.openings, breaker.lastFailure,
        ])
    }
}

// MARK: - Turns at a provider

extension Database {
    /// What is left of a provider's rate; `nil` before the first call.
    func callBucket(of provider: ProviderID) throws -> CallBucket? {
        let sql = "SELECT tokens, filled_at FROM call_buckets WHERE provider = ?"
        let arguments: StatementArguments = [provider.rawValue]
        return try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments).map { row in
            var cells = Cells(row)
            return CallBucket(tokens: cells.next(), filledAt: cells.timeIfAny())
        }
    }

    /// Keeps what is left of a provider's rate.
    func save(_ bucket: CallBucket, of provider: ProviderID) throws {
        let sql = """
            INSERT INTO call_buckets (provider, tokens, filled_at) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET tokens = excluded.tokens, filled_at = excluded.filled_at
            """
        try cachedStatement(sql: sql).execute(arguments: [
            provider.rawValue, bucket.tokens, bucket.filledAt.microseconds,
        ])
    }
}

extension ProviderState.Pause {
    /// Reads the three columns of a pause, or nothing.
    fileprivate init?(_ cells: inout Cells) throws {
        let date = cells.timeIfAny()
        let name: OperatorName? = try cells.rawIfAny()
        let reason: String? = cells.nextIfAny()
        guard let date, let name else { return nil }
        self.init(at: date, by: name, reason: reason ?? "")
    }
}

extension CircuitBreaker {
    /// Reads the five columns of a breaker.
    fileprivate init(_ cells: inout Cells) throws {
        let stored: StoredPhase = try cells.raw()
        let date = cells.timeIfAny()
        let phase: Phase
        switch (stored, date) {
        case (.closed, _): phase = .closed
        case (.open, let until?): phase = .open(until: until)
        case (.probing, let since?): phase = .probing(since: since)
        case (.open, nil), (.probing, nil):
            throw UnreadableValue(detail: "breaker_at reads nothing")
        }
        self.init(
            phase: phase,
            failures: cells.next(),
            openings: cells.next(),
            lastFailure: cells.next()
        )
    }
}

/// How a breaker's phase is written; its time is in a column of its own.
private enum StoredPhase: String {
    case closed, open, probing
}
