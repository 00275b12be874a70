import Crypto
import Foundation
import GRDB
import Payouts

/// An audit entry as its row holds it, which may be anything that somebody wrote there.
struct AuditRecord: Hashable {
    var sequence: Int64
    /// Microseconds since 1970.
    var at: Int64
    var by: String
    var what: String
    var subject: String
    var reason: String
    var previous: Data
    var hash = Data()

    /// What the subject of a record about a break begins with; its number follows.
    static let breakPrefix = "break "
    /// What a query must select to read a record.
    static let columns = "sequence, at, by, what, subject, reason, previous, hash"

    /// SHA-256 over the canonical form of all that comes before the hash, in the order above.
    var seal: Data {
        var form = CanonicalBytes("paydesk audit entry")
        form.append(sequence)
        form.append(at)
        form.append(by)
        form.append(what)
        form.append(subject)
        form.append(reason)
        return Data(SHA256.hash(data: form.bytes + previous))
    }

    /// The record with its own hash.
    var sealed: AuditRecord {
        var record = self
        record.hash = seal
        return record
    }
}

extension AuditRecord {
    /// Reads a row of `SELECT columns`.
    init(_ row: Row) {
        var cells = Cells(row)
        self.init(
            sequence: cells.next(),
            at: cells.next(),
            by: cells.next(),
            what: cells.next(),
            subject: cells.next(),
            reason: cells.next(),
            previous: cells.next(),
            hash: cells.next()
        )
    }

    /// The entry that it is.
    func entry() throws -> AuditEntry {
        guard let previous = ContentDigest(bytes: [UInt8](previous)),
            let hash = ContentDigest(bytes: [UInt8](hash))
        else { throw UnreadableValue(detail: "the hash of audit record \(sequence)") }
        return AuditEntry(
            sequence: sequence,
            at: LedgerTime(microseconds: at).date,
            by: OperatorName(rawValue: by),
            what: what,
            subject: subject,
            reason: reason,
            previous: previous,
            hash: hash
        )
    }
}
