package import Foundation

/// A payout of a day, or of one before it, that nobody knows the outcome of when it is closed.
package struct CloseUnknown: Hashable, Sendable {
    /// The payout.
    package let payout: PayoutID
    /// Our reference at the provider.
    package let orderNumber: OrderNumber
    /// How much money may have moved.
    package let amount: Money
    /// Since when nobody knows.
    package let since: Date
    /// What people had said about it; `nil` in a close of the first form.
    package let remarks: CloseRemarks?

    /// Creates what a close lists.
    package init(
        payout: PayoutID,
        orderNumber: OrderNumber,
        amount: Money,
        since: Date,
        remarks: CloseRemarks? = nil
    ) {
        self.payout = payout
        self.orderNumber = orderNumber
        self.amount = amount
        self.since = since
        self.remarks = remarks
    }
}

/// What a day is closed without, for which somebody has to sign.
package struct CloseGaps: Hashable, Sendable {
    /// Whether no statement that covers the day was compared once it was over.
    package let isUncompared: Bool
    /// How many breaks are not resolved.
    package let breaks: Int
    /// Payouts of unknown outcome.
    package let unknown: [PayoutID]
    /// How many payouts are in flight, without those of unknown outcome.
    package let inFlight: Int

    /// Creates gaps.
    package init(isUncompared: Bool, breaks: Int, unknown: [PayoutID], inFlight: Int = 0) {
        self.inFlight = inFlight
        self.isUncompared = isUncompared
        self.breaks = breaks
        self.unknown = unknown
    }

    /// Whether there is nothing to sign for.
    package var isEmpty: Bool {
        !isUncompared && breaks == 0 && unknown.isEmpty && inFlight == 0
    }

    /// What is missing, in words: `no statement of 2026-11-20 was compared; 2 unresolved breaks`.
    package func text(of day: CalendarDay) -> String {
        points(of: day).joined(separator: "; ")
    }

    /// What is missing, each in words.
    package func points(of day: CalendarDay) -> [String] {
        let named = unknown.prefix(Self.maximumNames).map(\.rawValue)
        let more = unknown.count - named.count
        let names = (named + (more > 0 ? ["\(more) more"] : [])).joined(separator: ", ")
        let texts = [
            isUncompared ? "no statement of \(day) was compared" : nil,
            breaks == 0 ? nil : "\(breaks) unresolved \(breaks == 1 ? "break" : "breaks")",
            unknown.isEmpty
                ? nil
                : "\(unknown.count) \(unknown.count == 1 ? "payout" : "payouts") of unknown "
                    + "outcome, \(names)",
            inFlight == 0
                ? nil : "\(inFlight) \(inFlight == 1 ? "payout" : "payouts") still in flight",
        ]
        return texts.compactMap(\.self)
    }

    /// The most payouts that a sentence names; the pack names every one.
    private static let maximumNames = 4
}
