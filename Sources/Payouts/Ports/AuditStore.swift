package import Foundation

/// Who did what.
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
}
