/// Which payouts and batches other people must approve before anything is sent.
package struct ApprovalPolicy: Hashable, Sendable {
    /// Bands for payouts made one by one, and for the largest of a batch, of any currency.
    package let single: [ApprovalBand]
    /// Bands for the total of a batch in one currency.
    package let batch: [ApprovalBand]

    /// Creates a policy; by default one under which nothing needs approval.
    package init(single: [ApprovalBand] = [], batch: [ApprovalBand] = []) {
        self.single = single
        self.batch = batch
    }

    /// What a payout of an amount needs; `nil` when nobody has to approve it.
    package func requirement(for amount: Money) -> ApprovalRequirement? {
        ApprovalRequirement(bands: [Self.band(for: amount, in: single)].compactMap(\.self))
    }

    /// What a batch needs; `nil` when nobody has to approve it.
    ///
    /// A large payout needs as many eyes inside a batch as it does alone.
    ///
    /// - Parameters:
    ///   - totals: The total of each currency.
    ///   - largest: The largest amount of each currency.
    /// - Returns: What all bands together ask for.
    package func requirement(
        forBatchOf totals: [Money],
        largest: [Money]
    ) -> ApprovalRequirement? {
        let bands =
            totals.map { Self.band(for: $0, in: batch) }
            + largest.map { Self.band(for: $0, in: single) }
        return ApprovalRequirement(bands: bands.compactMap(\.self))
    }

    /// The highest band that an amount is above.
    private static func band(for amount: Money, in bands: [ApprovalBand]) -> ApprovalBand? {
        bands.filter { $0.above.currency == amount.currency && amount > $0.above }
            .max { $0.above < $1.above }
    }
}

/// What amounts above a limit need.
package struct ApprovalBand: Hashable, Sendable {
    /// The largest amount that is below the band.
    package let above: Money
    /// How many people must approve, besides who made it; at least 1.
    package let checkers: Int
    /// Who may; empty means everybody whose role allows to approve.
    package let who: Set<Checker>

    /// The most people that a band may ask for.
    package static let maximumCheckers = 9

    /// A person, or everybody with a role.
    package enum Checker: Hashable, Sendable {
        /// Everybody with a role that allows to approve.
        case role(OperatorRole)
        /// One person.
        case name(OperatorName)

        /// The role or the name.
        package var text: String {
            switch self {
            case .role(let role): role.rawValue
            case .name(let name): name.rawValue
            }
        }
    }

    /// Creates a band.
    package init(above: Money, checkers: Int, who: Set<Checker> = []) {
        self.above = above
        self.checkers = min(max(checkers, 1), Self.maximumCheckers)
        self.who = who
    }

    /// Whether somebody is among those who may.
    func names(_ name: OperatorName, _ access: AccessPolicy) -> Bool {
        who.isEmpty || who.contains(.name(name))
            || who.contains { checker in
                guard case .role(let role) = checker else { return false }
                return access.isOpen || access.roles(of: name).contains(role)
            }
    }
}
