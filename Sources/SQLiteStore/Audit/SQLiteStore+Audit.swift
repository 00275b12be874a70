package import Foundation
package import Payouts

extension SQLiteStore {
    /// Subjects that one call records at most.
    static let revealLimit = 1_000

    /// Keeps who saw account numbers in full.
    package func recordReveal(
        of subjects: [String],
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            for subject in subjects.prefix(Self.revealLimit) {
                try db.record(.reveal, on: subject, by: name, at: at)
            }
        }
    }
}
