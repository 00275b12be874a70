package import Foundation

/// Something that does not match and that nobody has resolved when a day is closed.
package struct CloseBreak: Hashable, Sendable, Identifiable {
    /// What the break is called.
    package let id: Int64
    /// What kind of difference it is.
    package let kind: BreakKind
    /// Our order number, or the provider's reference where we have none.
    package let subject: String
    /// How much money is in doubt.
    package let stake: Money
    /// What differs, in plain words.
    package let note: String
    /// What people had said about it; `nil` in a close of the first form.
    package let remarks: CloseRemarks?

    /// Creates a break.
    package init(
        id: Int64,
        kind: BreakKind,
        subject: String,
        stake: Money,
        note: String,
        remarks: CloseRemarks? = nil
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.stake = stake
        self.note = note
        self.remarks = remarks
    }
}

/// Who closed a day, and what they sign for.
package struct CloseSignature: Hashable, Sendable {
    /// Who.
    package let by: OperatorName
    /// When.
    package let at: Date
    /// Why what is unresolved may stay so; empty where nothing is.
    package let note: String

    /// Creates a signature.
    package init(by: OperatorName, at: Date, note: String) {
        self.by = by
        self.at = at
        self.note = note
    }
}

/// A change, after a closed day's end, of a result that the day sealed; its figures stay as they
/// were.
///
/// A day seals what its payouts were at its end, whenever it is signed: what changed between its
/// end and the signature is an adjustment too, and so is the change back. It counts among the
/// reversals of the day on which it was learnt.
package struct CloseAdjustment: Hashable, Sendable {
    /// The last closed day that sealed a result of the payout before it changed.
    package let day: CloseDay
    /// The payout.
    package let payout: PayoutID
    /// Our reference at the provider.
    package let orderNumber: OrderNumber
    /// How much money.
    package let amount: Money
    /// From what to what, when, and on which evidence.
    package let transition: StatusTransition

    /// Creates an adjustment.
    package init(
        day: CloseDay,
        payout: PayoutID,
        orderNumber: OrderNumber,
        amount: Money,
        transition: StatusTransition
    ) {
        self.day = day
        self.payout = payout
        self.orderNumber = orderNumber
        self.amount = amount
        self.transition = transition
    }
}
