import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Payouts and batches that one call returns at most.
    static let pendingLimit = 1_000

    /// Reads what waits: payouts that were made alone, and batches.
    package func pendingApprovals(
        _ filter: ApprovalFilter,
        after last: PendingApproval?,
        limit: Int
    ) async throws(StoreError) -> [PendingApproval] {
        let limit = min(max(limit, 0), Self.pendingLimit)
        let selection = ApprovalSelection(filter)
        return try await read { db in
            let waiting =
                try db.payoutsAwaiting(selection, after: last, limit)
                + db.batchesAwaiting(selection, after: last)
            return try waiting.sorted().prefix(limit).compactMap { one in
                try one.payout.map(db.pendingApproval) ?? db.pendingApproval(of: one.subject)
            }
        }
    }

    /// Skips to one payout of what waits.
    package func approvalPayout(
        of subject: ApprovalSubject,
        at index: Int
    ) async throws(StoreError) -> Payout? {
        try await read { db in
            try db.pending(of: subject, after: 0, skipping: index, limit: 1).first?.payout
        }
    }

    /// Reads one that waits.
    package func pendingApproval(
        of subject: ApprovalSubject
    ) async throws(StoreError) -> PendingApproval? {
        try await read { db in try db.pendingApproval(of: subject) }
    }

    /// Reads everything that would be sent, and what it is bound to.
    package func approvalContent(
        of subject: ApprovalSubject,
        limit: Int
    ) async throws(StoreError) -> ApprovalContent? {
        let limit = min(max(limit, 0), Self.pendingLimit)
        return try await read { db in
            guard let first = try db.pending(of: subject, after: 0, limit: 1).first else {
                return nil
            }
            var (largest, newAccounts) = ([Payout](), 0)
            let digest = try db.digest(of: subject) { stored in
                largest.append(stored.payout)
                // Sorted now and then, so that no more than a few of a large batch are held.
                if largest.count > 2 * limit + 100 { largest = largest.largest(limit) }
                if try !db.wasPaidBefore(stored, before: first.seq) { newAccounts += 1 }
            }
            return try db.pendingApproval(of: subject).map {
                ApprovalContent(
                    pending: $0,
                    digest: digest,
                    payouts: largest.largest(limit),
                    newAccounts: newAccounts
                )
            }
        }
    }

    /// Reads every decision.
    package func approvals(of subject: ApprovalSubject) async throws(StoreError) -> [Approval] {
        try await read { db in try db.approvals(of: subject) }
    }

    /// Counts earlier payouts to the same account, the latest of them.
    package func beneficiaryHistory(
        of payout: Payout
    ) async throws(StoreError) -> BeneficiaryHistory {
        try await read { db in try db.beneficiaryHistory(of: payout) }
    }
}

// MARK: - Reading

extension Database {
    fileprivate func pendingApproval(of subject: ApprovalSubject) throws -> PendingApproval? {
        switch subject {
        case .payout:
            try pending(of: subject, after: 0, limit: 1).first.map {
                try pendingApproval($0.payout)
            }
        case .batch(let id): try pendingBatch(id)
        }
    }

    fileprivate func pendingApproval(_ payout: Payout) throws -> PendingApproval {
        PendingApproval(
            subject: .payout(payout.id),
            maker: payout.createdBy,
            since: payout.statusSince,
            providers: [payout.provider],
            count: 1,
            totals: [payout.amount],
            largest: [payout.amount],
            beneficiary: payout.beneficiary,
            approvals: try openApprovals(of: .payout(payout.id)),
            isBlocked: payout.attention.contains(.noApprover)
        )
    }

    /// Payouts that were made alone and wait, oldest first.
    fileprivate func payoutsAwaiting(
        _ selection: ApprovalSelection,
        after last: PendingApproval?,
        _ limit: Int
    ) throws -> [Waiting] {
        guard selection.takes(.payout) else { return [] }
        let (taken, arguments) = try selection.payoutConditions(self)
        let since = last?.since.microseconds ?? 0
        let name = last?.subject.description ?? ""
        let found = try payouts(
            where: """
                \(Schema.awaitsAlone) AND status_since >= ? AND (status_since > ? OR id > ?)
                    AND \(taken)
                ORDER BY status_since, id LIMIT ?
                """,
            [since, since, name] + arguments + [limit]
        )
        return found.map { Waiting(payout: $0.payout) }
    }

    /// Batches that wait, in any order: each since its first payout does.
    fileprivate func batchesAwaiting(
        _ selection: ApprovalSelection,
        after last: PendingApproval?
    ) throws -> [Waiting] {
        guard selection.takes(.batch) else { return [] }
        let sql = "SELECT DISTINCT batch FROM batch_tallies WHERE \(Schema.batchAwaits)"
        let bound = last.map { Waiting(since: $0.since.microseconds, subject: $0.subject) }
        return try String.fetchAll(cachedStatement(sql: sql)).compactMap { name in
            let id = BatchID(rawValue: name)
            let subject = ApprovalSubject.batch(id)
            guard let first = try pending(of: subject, after: 0, limit: 1).first else { return nil }
            let since = first.payout.statusSince.microseconds
            let waiting = Waiting(since: since, subject: subject)
            guard bound.map({ $0 < waiting }) ?? true else { return nil }
            return try selection.takesEveryBatch || isTaken(id, by: selection) ? waiting : nil
        }
    }

    private func isTaken(_ id: BatchID, by selection: ApprovalSelection) throws -> Bool {
        guard let pending = try pendingBatch(id) else { return false }
        let name = try batches(where: "id = ?", [id.rawValue]).first?.name ?? ""
        return selection.takes(pending, named: name)
    }

    private func pendingBatch(_ id: BatchID) throws -> PendingApproval? {
        let subject = ApprovalSubject.batch(id)
        guard let first = try pending(of: subject, after: 0, limit: 1).first else { return nil }
        let parts = try pendingParts(of: id)
        let currencies = Set(parts.map(\.total.currency)).sorted { $0.code < $1.code }
        return PendingApproval(
            subject: subject,
            maker: first.payout.createdBy,
            since: first.payout.statusSince,
            providers: ProviderID.allCases.filter { id in parts.contains { $0.provider == id } },
            count: parts.reduce(0) { $0 + $1.count },
            totals: currencies.map { currency in
                parts.filter { $0.total.currency == currency }.map(\.total)
                    .reduce(Money(minorUnits: 0, currency: currency), Self.sum)
            },
            largest: currencies.compactMap { currency in
                parts.map(\.largest).filter { $0.currency == currency }.max()
            },
            beneficiary: nil,
            approvals: try openApprovals(of: subject),
            isBlocked: first.payout.attention.contains(.noApprover)
        )
    }

    private static func sum(_ left: Money, _ right: Money) -> Money {
        Money(minorUnits: left.minorUnits + right.minorUnits, currency: left.currency)
    }

    /// What of a batch waits at one provider in one currency.
    private struct Part {
        let provider: ProviderID
        let count: Int
        let total: Money
        let largest: Money
    }

    private func pendingParts(of batch: BatchID) throws -> [Part] {
        let sql = """
            SELECT provider, count(*), sum(amount_minor), max(amount_minor), currency
            FROM payouts WHERE batch = ? AND \(Schema.awaitsInBatch) GROUP BY provider, currency
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [batch.rawValue])
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                let provider: ProviderID = try cells.raw()
                let (count, total): (Int, Int64) = (cells.next(), cells.next())
                let largest = try cells.money()
                return Part(
                    provider: provider,
                    count: count,
                    total: Money(minorUnits: total, currency: largest.currency),
                    largest: largest
                )
            }
        )
    }

    /// Whether its account was in an earlier payout, of those before a place in the ledger.
    fileprivate func wasPaidBefore(_ stored: StoredPayout, before seq: Int64) throws -> Bool {
        let sql = """
            SELECT EXISTS (
                SELECT 1 FROM payouts
                WHERE provider = ? AND beneficiary_account = ? AND beneficiary_institution = ?
                    AND seq < ?
            )
            """
        let arguments = try account(of: stored.payout) + [seq]
        return try Bool.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? false
    }

    private func account(of payout: Payout) throws -> StatementArguments {
        [
            payout.provider.rawValue, payout.beneficiary.account, payout.beneficiary.institution,
        ]
    }

    fileprivate func beneficiaryHistory(of payout: Payout) throws -> BeneficiaryHistory {
        let limit = BeneficiaryHistory.maximumCount
        let sql = """
            SELECT status, count(*), max(seq), sum(amount_minor), currency FROM (
                SELECT status, seq, amount_minor, currency FROM payouts
                WHERE provider = ? AND beneficiary_account = ? AND beneficiary_institution = ?
                    AND seq < ?
                ORDER BY seq DESC LIMIT ?
            ) GROUP BY status, currency
            """
        let seq = try self.payout(where: "id", is: payout.id.rawValue)?.seq ?? .max
        let arguments = try account(of: payout) + [seq, limit + 1]
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var (tallies, last) = ([BeneficiaryHistory.Tally](), Int64?.none)
        while let row = try rows.next() {
            var cells = Cells(row)
            let status: PayoutStatus = try cells.raw()
            let (count, seq): (Int, Int64) = (cells.next(), cells.next())
            last = max(last ?? seq, seq)
            tallies.append(
                BeneficiaryHistory.Tally(status: status, count: count, total: try cells.money())
            )
        }
        return BeneficiaryHistory(
            tallies: tallies,
            last: try last.flatMap { try self.payout(where: "seq", is: $0)?.payout },
            isShortened: tallies.reduce(0) { $0 + $1.count } > limit
        )
    }
}

/// Something that waits, in the order in which it is listed.
private struct Waiting: Comparable {
    let since: Int64
    let subject: ApprovalSubject
    /// What was read on the way; a batch is read when its turn comes.
    let payout: Payout?

    init(since: Int64, subject: ApprovalSubject) {
        self.since = since
        self.subject = subject
        payout = nil
    }

    init(payout: Payout) {
        since = payout.statusSince.microseconds
        subject = .payout(payout.id)
        self.payout = payout
    }

    static func < (left: Waiting, right: Waiting) -> Bool {
        (left.since, left.subject.description) < (right.since, right.subject.description)
    }

    static func == (left: Waiting, right: Waiting) -> Bool {
        (left.since, left.subject) == (right.since, right.subject)
    }
}

extension [Payout] {
    /// The largest amounts; of different currencies by their whole units, as on the worklist.
    fileprivate func largest(_ count: Int) -> [Payout] {
        let sorted = sorted { left, right in
            (left.amount.wholeUnits, right.id.rawValue) > (
                right.amount.wholeUnits, left.id.rawValue
            )
        }
        return Array(sorted.prefix(count))
    }
}

extension Money {
    fileprivate var wholeUnits: Int64 { minorUnits / currency.minorUnitsPerMajor }
}
