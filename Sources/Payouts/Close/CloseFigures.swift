/// Payouts of one currency that went from one status to another.
package struct StatusMovement: Hashable, Sendable {
    /// The currency.
    package let currency: Currency
    /// The status before, or `nil` for the creation.
    package let from: PayoutStatus?
    /// The status after.
    package let to: PayoutStatus
    /// How many, and how much.
    package let tally: CloseTally

    /// Creates a movement.
    package init(
        currency: Currency,
        from: PayoutStatus?,
        to: PayoutStatus,
        tally: CloseTally
    ) {
        self.currency = currency
        self.from = from
        self.to = to
        self.tally = tally
    }

    /// By how much it changes what is in flight: 1, 0 or -1 times the tally.
    package var inFlightSign: Int { (to.isOpen ? 1 : 0) - (from?.isOpen == true ? 1 : 0) }
}

extension PayoutStatus {
    /// Whether the payout is created and neither settled nor withdrawn.
    package var isOpen: Bool { !isSettled && !isWithdrawn }
}

/// A day's figures of one provider in one currency, exact.
package struct CloseFigures: Hashable, Sendable {
    /// The currency.
    package let currency: Currency
    /// What the settlement says that the provider took; `nil` where none was read.
    package let fees: Money?
    /// What was still in flight when the day was closed, of this day and those before it, without
    /// the payouts of unknown outcome, which a close lists one by one.
    package let inFlight: CloseTally
    private let tallies: [CloseLine: CloseTally]

    /// The figures of a line.
    package subscript(line: CloseLine) -> CloseTally { tallies[line] ?? .zero }

    /// Adds up a day's movements, in whatever order they come.
    ///
    /// - Parameters:
    ///   - currency: The currency; movements of others are left out.
    ///   - opening: What was in flight when the day began.
    ///   - movements: The day's changes of status.
    ///   - fees: What the provider took.
    ///   - inFlight: What is still in flight when the day is closed.
    /// - Throws: ``CloseRefusal/unbalanced(_:)`` when the lines do not add up, because the ledger
    ///   has a change of status that no lifecycle makes.
    package init(
        currency: Currency,
        opening: CloseTally,
        movements: [StatusMovement],
        fees: Money? = nil,
        inFlight: CloseTally = .zero
    ) throws(CloseRefusal) {
        var tallies = Dictionary(
            uniqueKeysWithValues: CloseLine.allCases.map { ($0, CloseTally.zero) }
        )
        tallies[.opening] = opening
        var closing = opening
        for movement in movements where movement.currency == currency {
            let entered = movement.from == nil ? CloseLine.created : nil
            let left = movement.from.flatMap(CloseLine.init(leaving:))
            for line in [entered, left, CloseLine(entering: movement.to)].compactMap(\.self) {
                tallies[line, default: .zero].add(movement.tally)
            }
            closing.add(movement.tally, sign: movement.inFlightSign)
        }
        tallies[.closing] = closing
        self.init(currency: currency, tallies: tallies, fees: fees, inFlight: inFlight)
        guard isBalanced else { throw .unbalanced(currency) }
    }

    /// Creates figures as they are stored.
    package init(
        currency: Currency,
        tallies: [CloseLine: CloseTally],
        fees: Money?,
        inFlight: CloseTally
    ) {
        self.currency = currency
        self.inFlight = inFlight
        self.tallies = tallies
        self.fees = fees
    }

    /// Whether the lines add up.
    package var isBalanced: Bool {
        var sum = CloseTally.zero
        for line in CloseLine.allCases { sum.add(self[line], sign: line.sign) }
        return sum == .zero
    }

    /// Whether who saw other figures saw these, or more in flight.
    func isCovered(by seen: CloseFigures) -> Bool {
        currency == seen.currency && tallies == seen.tallies && fees == seen.fees
            && inFlight.count <= seen.inFlight.count
    }

    /// The sum of a line.
    package func money(_ line: CloseLine) -> Money {
        Money(minorUnits: self[line].minorUnits, currency: currency)
    }
}
