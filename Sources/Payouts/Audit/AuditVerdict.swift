/// What came of checking the chain of audit entries.
package enum AuditVerdict: Hashable, Sendable {
    /// Every entry is as it was written, and none is missing.
    case intact(AuditHead)
    /// The first entry that is not.
    case broken(AuditBreak)
}

/// The first place where the chain of audit entries does not hold.
package struct AuditBreak: Error, Hashable, Sendable {
    /// The first entry that is not what or where it was, by its place.
    package let sequence: Int64
    /// What was done to it.
    package let kind: Kind

    /// What can be done to an entry.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// It says something else than was written.
        case altered
        /// It is gone.
        case removed
        /// It was never written by Paydesk.
        case inserted
        /// Another entry stands in its place, and it stands in another.
        case reordered
        /// It is consistent with all others, and not what was noted elsewhere.
        case rewritten
        /// The decision that it tells of stands otherwise in its table, or no longer.
        case contradicted
        /// A decision stands in its table that no entry tells of.
        case unrecorded
    }

    /// Creates a break.
    package init(_ kind: Kind, at sequence: Int64) {
        self.sequence = sequence
        self.kind = kind
    }

    /// What happened, one plain sentence.
    package var sentence: String {
        switch kind {
        case .altered: "Record \(sequence) was altered."
        case .removed: "Record \(sequence) was removed."
        case .inserted: "Record \(sequence) was inserted."
        case .reordered: "Record \(sequence) was reordered: another one stands in its place."
        case .rewritten:
            "Record \(sequence) is not the one that was noted: it or one before it was rewritten."
        case .contradicted:
            "Record \(sequence) tells of a decision that was changed or removed in its table."
        case .unrecorded: "A decision was inserted in its table: no record tells of it."
        }
    }
}

/// How far a check of the chain of audit entries is.
package struct AuditProgress: Hashable, Sendable {
    /// The last entry that is proven to be as it was written.
    package var proven: AuditHead
    /// The hash of the entry before that.
    package var beforeProven: ContentDigest
    /// How many entries there seem to be.
    package var total: Int64
    /// What came of it, once it is over.
    package var verdict: AuditVerdict?

    /// A check that has not begun.
    package static let begun = AuditProgress(
        proven: .empty,
        beforeProven: .zero,
        total: 0,
        verdict: nil
    )
}

/// Which audit entries to look at; empty means all.
package struct AuditFilter: Hashable, Sendable {
    /// Only those about this payout, batch or provider, or all when `nil`.
    package var subject: String?
    /// Only those of these people.
    package var people: Choice<OperatorName?>
    /// Subjects whose entries are left out.
    package var absentTexts: [String] = []

    /// Creates a filter.
    package init(subject: String? = nil, by: OperatorName? = nil) {
        self.subject = subject
        people = Choice(person: by)
    }
}
