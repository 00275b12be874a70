package import Foundation

/// Who looks after a payout, and until when it may wait.
package struct PayoutCare: Hashable, Sendable {
    /// Who is on it, or `nil` when nobody is.
    package var owner: OperatorName?
    /// Since when.
    package var ownedSince: Date?
    /// Until when it stays off the worklist, or `nil` when it does not.
    ///
    /// A reason that was not there when it was snoozed brings it back earlier.
    package var snoozedUntil: Date?

    /// Creates care; by default nobody's.
    package init(owner: OperatorName? = nil, ownedSince: Date? = nil, snoozedUntil: Date? = nil) {
        self.owner = owner
        self.ownedSince = ownedSince
        self.snoozedUntil = snoozedUntil
    }
}

/// What a person wrote about a payout.
package struct PayoutNote: Hashable, Sendable {
    /// When.
    package let at: Date
    /// Who.
    package let by: OperatorName
    /// The text, at most ``maximumLength`` characters.
    package let text: String

    /// The longest note, in characters.
    package static let maximumLength = 2_000

    /// Creates a note.
    package init(at: Date, by: OperatorName, text: String) {
        self.at = at
        self.by = by
        self.text = String(text.prefix(Self.maximumLength))
    }
}

/// A payout on the worklist.
package struct WorklistItem: Hashable, Sendable {
    /// The payout, with the reasons why it is here.
    package let payout: Payout
    /// Who looks after it.
    package let care: PayoutCare
    /// A resolution that waits for a second pair of eyes, where there is one.
    package let proposal: Resolution?

    /// Creates an item.
    package init(payout: Payout, care: PayoutCare, proposal: Resolution?) {
        self.payout = payout
        self.care = care
        self.proposal = proposal
    }
}
