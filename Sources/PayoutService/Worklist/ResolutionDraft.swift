import Foundation
package import Payouts

/// What a person fills in to resolve a payout.
package struct ResolutionDraft: Hashable, Sendable {
    /// What the evidence says about the money; `nil` only marks the open reasons as seen.
    package var claim: Evidence.Claim?
    /// Where it was seen.
    package var seenAt: String
    /// What can be looked up again.
    package var reference: String
    /// Why, in the person's own words.
    package var note: String

    /// Creates a draft, by default an empty one.
    package init(
        claim: Evidence.Claim? = nil,
        seenAt: String = "",
        reference: String = "",
        note: String = ""
    ) {
        self.claim = claim
        self.seenAt = seenAt
        self.reference = reference
        self.note = note
    }

    /// What is missing, one plain sentence; `nil` when nothing is.
    package var problem: String? {
        if note.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            return "Say in a note why, so that others can follow."
        }
        guard let claim else { return nil }
        if !claim.isFinal { return "Say whether it was paid, failed or returned." }
        if seenAt.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            return "Say where it was seen: the portal, a bank statement, a call."
        }
        if reference.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            return "Give a reference that others can look up: a ticket, a page, a transfer number."
        }
        return nil
    }

    /// The status that a settled payout would change to; `nil` where nothing settled is overturned.
    package func reversal(of payout: Payout) -> PayoutStatus? {
        guard let claim, payout.status.isSettled else { return nil }
        let next = payout.status.step(claim)
        return next == payout.status ? nil : next
    }

    func resolution(by name: OperatorName, at date: Date) -> Resolution {
        Resolution(
            claim: claim,
            seenAt: seenAt,
            reference: reference,
            note: note,
            by: name,
            at: date
        )
    }
}
