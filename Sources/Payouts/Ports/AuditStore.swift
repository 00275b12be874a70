package import Foundation

/// Who did what: a chain of entries that nobody can change unnoticed.
///
/// Every other act is recorded by the function that does it, in the same transaction.
package protocol AuditStore: Sendable {
    /// Records that somebody saw account numbers in full, which changes nothing else.
    ///
    /// - Parameters:
    ///   - subjects: What showed them: payouts by id, notifications by number; at most 1,000.
    ///   - name: Who saw them.
    ///   - at: When.
    /// - Throws: What the ledger could not do; then nothing was recorded.
    func recordReveal(
        of subjects: [String],
        by name: OperatorName,
        at: Date
    ) async throws(StoreError)

    /// Entries, newest first, older than `before` where it is given; at most 1,000.
    func auditEntries(
        _ filter: AuditFilter,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> [AuditEntry]

    /// How many entries there are, and the hash of the last.
    func auditHead() async throws(StoreError) -> AuditHead

    /// Checks the next entries of the chain, from the first on, until there is a verdict.
    ///
    /// - Parameters:
    ///   - progress: How far it is: ``AuditProgress/begun``, then what the call before returned.
    ///   - noted: A head that was noted elsewhere, which must still be in the chain.
    ///   - limit: How many to check in this call; at most 100,000.
    /// - Returns: How far it is now, with the verdict once it is over.
    /// - Throws: What the ledger could not do.
    func verifyAudit(
        from progress: AuditProgress,
        noted: AuditHead?,
        limit: Int
    ) async throws(StoreError) -> AuditProgress
}
