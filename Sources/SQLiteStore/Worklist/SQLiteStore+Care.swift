package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Makes a person the owner if nobody else is; who is on it may hand it over.
    @discardableResult
    package func claim(
        _ id: PayoutID,
        owner: OperatorName?,
        force: Bool,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> PayoutCare {
        try await write { db in
            let seq = try db.existingPayout(id).seq
            let current = try db.care(of: seq).owner
            guard current != owner else { return try db.care(of: seq) }
            if let current, current != name, !force {
                throw StoreError.claimedByOther(id, owner: current)
            }
            try db.setOwner(owner, since: owner.map { _ in at }, seq: seq)
            try db.record(
                owner == nil ? .release : .claim,
                on: id.rawValue,
                reason: owner?.rawValue ?? "",
                by: name,
                at: at
            )
            return try db.care(of: seq)
        }
    }

    /// Takes an item off the worklist for the reasons that it has, or puts it back.
    @discardableResult
    package func snooze(
        _ id: PayoutID,
        until: Date?,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> PayoutCare {
        try await write { db in
            let stored = try db.existingPayout(id)
            try db.setSnooze(until: until, for: stored.payout.attention, seq: stored.seq)
            try db.record(
                until == nil ? .wake : .snooze,
                on: id.rawValue,
                reason: until?.formatted(.iso8601) ?? "",
                by: name,
                at: at
            )
            return try db.care(of: stored.seq)
        }
    }

    /// Keeps a note, which nobody can change afterwards.
    package func addNote(_ note: PayoutNote, to id: PayoutID) async throws(StoreError) {
        try await write { db in try db.insert(note, seq: db.existingPayout(id).seq) }
    }
}
