/// What may differ between our side and the provider's without being a break.
package struct SettlementTolerances: Hashable, Sendable {
    /// How far amounts may differ.
    package let amount: AmountTolerance
    /// How far a fee may differ from the schedule.
    package let fee: AmountTolerance
    /// How many days before ours the provider's day may be.
    package let daysBefore: Int
    /// How many days after ours the provider's day may be.
    package let daysAfter: Int
    /// How near to the period's edge, in seconds, a payout is that the neighboring file may list.
    package let dayEdge: Int

    /// The most days that may lie between both sides.
    package static let maximumDays = 31

    /// Creates tolerances; by default nothing may differ.
    package init(
        amount: AmountTolerance = AmountTolerance(),
        fee: AmountTolerance = AmountTolerance(),
        daysBefore: Int = 0,
        daysAfter: Int = 0,
        dayEdge: Int = 0
    ) {
        self.amount = amount
        self.fee = fee
        self.daysBefore = daysBefore
        self.daysAfter = daysAfter
        self.dayEdge = dayEdge
    }
}

/// How far two amounts of a currency may differ: any of the three suffices.
package struct AmountTolerance: Hashable, Sendable {
    /// By so many minor units, by currency.
    package let absolute: [Currency: Int64]
    /// By so many hundredths of a percent of our amount.
    package let basisPoints: Int64
    /// Amounts that round, half away from zero, to the same multiple of so many minor units agree.
    package let rounding: [Currency: Int64]

    /// Creates a tolerance; by default nothing may differ.
    package init(
        absolute: [Currency: Int64] = [:],
        basisPoints: Int64 = 0,
        rounding: [Currency: Int64] = [:]
    ) {
        self.absolute = absolute
        self.basisPoints = basisPoints
        self.rounding = rounding
    }

    /// Whether an amount is near enough to ours.
    package func allows(_ amount: Int64, for ours: Int64, _ currency: Currency) -> Bool {
        if amount == ours { return true }
        let difference = amount.subtractingReportingOverflow(ours)
        guard !difference.overflow else { return false }
        let gap = difference.partialValue.magnitude
        if let allowed = absolute[currency], gap <= allowed.magnitude { return true }
        if basisPoints > 0 {
            let (left, right) = (
                gap.multipliedFullWidth(by: 10_000),
                ours.magnitude.multipliedFullWidth(by: basisPoints.magnitude)
            )
            if (left.high, left.low) <= (right.high, right.low) { return true }
        }
        guard let unit = rounding[currency], unit > 1 else { return false }
        return amount.rounded(toMultipleOf: unit) == ours.rounded(toMultipleOf: unit)
    }
}

extension Int64 {
    /// How many times `unit` goes into it, rounded half away from zero.
    func rounded(toMultipleOf unit: Int64) -> Int64 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: unit)
        guard rest.magnitude >= unit.magnitude - rest.magnitude else { return quotient }
        return quotient + signum()
    }
}

/// What a provider charges for a payout.
package struct FeeSchedule: Hashable, Sendable {
    /// For each payout, in minor units.
    package let flat: Int64
    /// And so many hundredths of a percent of the amount, rounded half up.
    package let basisPoints: Int64
    /// At least so much in all.
    package let minimum: Int64
    /// At most so much in all.
    package let maximum: Int64

    /// Creates a schedule.
    package init(
        flat: Int64 = 0,
        basisPoints: Int64 = 0,
        minimum: Int64 = 0,
        maximum: Int64 = .max
    ) {
        self.flat = flat
        self.basisPoints = basisPoints
        self.minimum = minimum
        self.maximum = maximum
    }

    /// What is charged for an amount; `nil` when it does not fit 64 bits.
    package func fee(for amount: Int64) -> Int64? {
        let (product, overflow) = amount.multipliedReportingOverflow(by: basisPoints)
        guard !overflow else { return nil }
        let (sum, isTooLarge) = flat.addingReportingOverflow(product.rounded(toMultipleOf: 10_000))
        return isTooLarge ? nil : min(max(sum, minimum), maximum)
    }
}
