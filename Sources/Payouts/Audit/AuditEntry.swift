package import Foundation

/// Who did what to which subject, when and why; each entry is chained to the one before it.
package struct AuditEntry: Hashable, Sendable, Identifiable {
    /// Counts the entries of a ledger from 1, without a gap.
    package let sequence: Int64
    /// When it was done, to the microsecond.
    package let at: Date
    /// Who did it.
    package let by: OperatorName
    /// What: an ``AuditAct``, as it was written.
    package let what: String
    /// To what: a payout's or a batch's id, a provider.
    package let subject: String
    /// Why, in that person's words, or what is to be known about it; may be empty.
    package let reason: String
    /// The hash of the entry before; all zeros before the first.
    package let previous: ContentDigest
    /// SHA-256 over everything above.
    package let hash: ContentDigest

    /// The sequence: what an entry is called.
    package var id: Int64 { sequence }

    /// Creates an entry as it is stored.
    package init(
        sequence: Int64,
        at: Date,
        by: OperatorName,
        what: String,
        subject: String,
        reason: String,
        previous: ContentDigest,
        hash: ContentDigest
    ) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.what = what
        self.subject = subject
        self.reason = reason
        self.previous = previous
        self.hash = hash
    }
}

/// The last entry of a chain: whoever has noted it elsewhere can prove later what was there.
package struct AuditHead: Hashable, Sendable, CustomStringConvertible {
    /// How many entries there are.
    package let count: Int64
    /// The hash of the last of them.
    package let hash: ContentDigest

    /// The head of a chain without entries.
    package static let empty = AuditHead(count: 0, hash: .zero)

    /// Creates a head.
    package init(count: Int64, hash: ContentDigest) {
        self.count = count
        self.hash = hash
    }

    /// Reads a head as ``description`` writes it: `1042:3f9a…`.
    package init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Int64(parts[0]), count >= 0,
            let hash = ContentDigest(hex: parts[1])
        else { return nil }
        self.init(count: count, hash: hash)
    }

    /// The count and the hash: `1042:3f9a…`.
    package var description: String { "\(count):\(hash)" }
}
