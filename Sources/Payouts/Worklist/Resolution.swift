package import Foundation

/// What a person saw that settles a payout, or that a reason was looked at.
package struct Resolution: Hashable, Sendable {
    /// What the evidence says about the money; `nil` marks the open reasons as seen and claims
    /// nothing.
    package let claim: Evidence.Claim?
    /// Where it was seen: "provider portal", "bank statement of 21 November", "call with support".
    package let seenAt: String
    /// What can be looked up again: a transfer reference, a ticket number, a page.
    package let reference: String
    /// Why, in the person's own words.
    package let note: String
    /// Who.
    package let by: OperatorName
    /// When.
    package let at: Date

    /// Creates a resolution.
    package init(
        claim: Evidence.Claim?,
        seenAt: String,
        reference: String,
        note: String,
        by: OperatorName,
        at: Date
    ) {
        self.claim = claim
        self.seenAt = seenAt
        self.reference = reference
        self.note = note
        self.by = by
        self.at = at
    }

    /// The evidence that it is, where it claims something about the money.
    package var evidence: Evidence? {
        guard let claim else { return nil }
        return Evidence(
            source: .operator,
            claim: claim,
            rawStatus: seenAt,
            reason: claim == .paid
                ? nil
                : ProviderReason(
                    code: reference,
                    explanation: note,
                    nextStep: "Look at the note of \(by.rawValue) before paying again."
                ),
            receivedAt: at,
            mismatches: []
        )
    }

    /// What the audit trail says: the claim, where it was seen, on which reference, and why.
    package var auditReason: String {
        let place = seenAt.isEmpty ? "" : ", seen in “\(seenAt)”"
        let source = reference.isEmpty ? "" : ", reference “\(reference)”"
        return "\(claim?.rawValue ?? "looked at")\(place)\(source)"
            + (note.isEmpty ? "" : ": \(note)")
    }
}

/// What became of a resolution.
package enum ResolutionResult: Hashable, Sendable {
    /// It is part of the payout's history.
    case applied(Payout)
    /// It is kept until a second person confirms it; nothing has changed.
    case awaitsSecond(Payout)
}
