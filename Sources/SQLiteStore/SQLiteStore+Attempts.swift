package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Attempts that one call recovers at most.
    static let recoveryLimit = 1_000
    /// Payouts that one call looks at before it leaves those that the balance holds to the next.
    static let holdLimit = 100

    /// Claims the payout that is due longest, unless a request for it may still be on its way.
    package func claimAttempt(
        only: PayoutID?,
        providers: [ProviderID: AttemptTerms],
        at: Date
    ) async throws(StoreError) -> Payout? {
        try await write { db in
            let open = try providers.filter { provider, terms in
                try db.admission(to: provider, policy: terms.policy.breaker, at: at) != nil
            }
            for _ in 0..<Self.holdLimit {
                let due = try open.keys.compactMap { provider in
                    try db.longestDue(at: provider, only: only, by: at)
                }
                let stored = due.min { $0.isDue(before: $1, \.nextAttemptAt) }
                guard let stored, let terms = open[stored.payout.provider] else { return nil }
                guard try !db.isApprovalVoid(stored) else {
                    try db.void(stored, at: at)
                    continue
                }
                guard try db.isHeld(stored.payout) else {
                    return try db.begin(.beginAttempt, on: stored, terms: terms, at: at)
                }
                let context = ChangeContext(at: at, by: .dispatcher, policy: terms.policy)
                _ = try db.change(stored, by: .heldForBalance, context: context)
            }
            return nil
        }
    }

    /// Begins a further attempt, unless a request may still be on its way or must not leave now.
    package func claimRepeat(
        of id: PayoutID,
        terms: AttemptTerms,
        at: Date
    ) async throws(StoreError) -> Payout? {
        try await write { db in
            let stored = try db.existingPayout(id)
            let policy = terms.policy.breaker
            guard stored.payout.status == .unknown, try !db.isSending(stored.seq),
                try db.admission(to: stored.payout.provider, policy: policy, at: at) != nil
            else { return nil }
            guard try !db.isApprovalVoid(stored) else {
                try db.void(stored, at: at)
                return nil
            }
            return try db.begin(.repeatUnderKey, on: stored, terms: terms, at: at)
        }
    }

    /// Records an attempt's report; one that comes after recovery replaces the guess.
    @discardableResult
    package func finishAttempt(
        of id: PayoutID,
        number: Int,
        report: CreateReport,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write { db in
            let stored = try db.existingPayout(id)
            let attempt = try db.existingAttempt(number, of: stored)
            return try db.finish(attempt, of: stored, report: report, context: context)
        }
    }

    /// Ends attempts whose lease is over; a provider without a policy gets the standard one.
    package func recoverInterrupted(
        policies: [ProviderID: LifecyclePolicy],
        at: Date
    ) async throws(StoreError) -> [Payout] {
        try await write { db in
            let sql = """
                SELECT payout, number FROM attempts
                WHERE outcome IS NULL AND lease_until < ? ORDER BY lease_until LIMIT ?
                """
            let arguments: StatementArguments = [at.microseconds, Self.recoveryLimit]
            let statement = try db.cachedStatement(sql: sql)
            return try Row.fetchAll(statement, arguments: arguments).compactMap { row in
                guard let stored = try db.payout(where: "seq", is: row[0] as Int64) else {
                    return nil
                }
                return try db.recover(row[1], of: stored, policies, at: at)
            }
        }
    }
}

// MARK: - Details

extension Database {
    /// The payout of a provider that may be submitted and has waited longest.
    fileprivate func longestDue(
        at provider: ProviderID,
        only: PayoutID?,
        by date: Date
    ) throws -> StoredPayout? {
        let condition = """
            provider = ? AND \(Schema.toSubmit) AND next_attempt_at <= ?
                \(only == nil ? "" : "AND id = ?")
                AND NOT EXISTS (SELECT 1 FROM attempts WHERE payout = seq AND outcome IS NULL)
            ORDER BY next_attempt_at, seq LIMIT 1
            """
        var arguments: StatementArguments = [provider.rawValue, date.microseconds]
        if let only { arguments += [only.rawValue] }
        return try payouts(where: condition, arguments).first
    }

    /// Whether a request may be on its way; then another must not be sent.
    fileprivate func isSending(_ seq: Int64) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM attempts WHERE payout = ? AND outcome IS NULL)"
        return try Bool.fetchOne(cachedStatement(sql: sql), arguments: [seq]) ?? false
    }

    fileprivate func begin(
        _ event: PayoutEvent,
        on stored: StoredPayout,
        terms: AttemptTerms,
        at date: Date
    ) throws -> Payout {
        let context = ChangeContext(at: date, by: .dispatcher, policy: terms.policy)
        let payout = try change(stored, by: event, context: context).payout
        let attempt = Attempt(
            number: payout.attemptCount,
            startedAt: date,
            leaseUntil: (LedgerTime(date) + terms.lease).date
        )
        try insert(attempt, seq: stored.seq)
        try countBegun(payout, policy: terms.policy.breaker, at: date)
        return payout
    }

    fileprivate func finish(
        _ attempt: Attempt,
        of stored: StoredPayout,
        report: CreateReport,
        context: ChangeContext
    ) throws -> Payout {
        // What an attempt that others have given up reports about itself is kept, but says
        // nothing about the one that runs now; what a provider says about the money always counts.
        let isRunning = attempt.outcome == nil && attempt.number == stored.payout.attemptCount
        let event: PayoutEvent? =
            switch report.outcome {
            case .answered(let evidence): .evidence(evidence)
            case .notSent(let reason): isRunning ? .notSent(reason) : nil
            case .unknown(let reason): isRunning ? .outcomeUnknown(reason) : nil
            }
        let changed: (payout: Payout, evidence: Int64?) =
            try event.map { try change(stored, by: $0, context: context) }
            ?? (stored.payout, nil)
        if attempt.awaitsReport {
            try countEnded(attempt, of: stored.payout, report.outcome, context: context)
            var attempt = attempt
            attempt.finishedAt = context.at
            attempt.outcome = report.outcome
            attempt.exchange = report.exchange
            try finish(attempt, seq: stored.seq, evidence: changed.evidence)
        }
        return changed.payout
    }

    fileprivate func recover(
        _ number: Int,
        of stored: StoredPayout,
        _ policies: [ProviderID: LifecyclePolicy],
        at date: Date
    ) throws -> Payout {
        let interrupted = UnknownReason(.interrupted)
        var attempt = try existingAttempt(number, of: stored)
        attempt.finishedAt = date
        attempt.outcome = .unknown(interrupted)
        try finish(attempt, seq: stored.seq, evidence: nil)
        guard stored.payout.status == .submitting, number == stored.payout.attemptCount else {
            return stored.payout
        }
        let policy = policies[stored.payout.provider] ?? .standard
        let context = ChangeContext(
            at: date,
            by: .recovery,
            policy: policy,
            jitter: stored.payout.id.jitter
        )
        return try change(stored, by: .outcomeUnknown(interrupted), context: context).payout
    }
}

extension Attempt {
    /// Whether nothing was reported yet: recovery only guesses, and a late report knows better.
    fileprivate var awaitsReport: Bool {
        switch outcome {
        case nil: true
        case .unknown(let reason): reason.kind == .interrupted
        case .notSent, .answered: false
        }
    }
}
