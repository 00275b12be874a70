/// Payouts as the ledger has them: a column for each text, and one for all numbers.
///
/// A million payouts take about 70 MB.
package struct LedgerTable: Hashable, Sendable {
    /// Our references, each of its own.
    package private(set) var orderNumbers = TextColumn()
    /// The provider's references; empty where it has named none.
    package private(set) var references = TextColumn()
    /// Accounts, where they are kept.
    package private(set) var accounts = TextColumn()
    /// What the payouts are in numbers.
    package private(set) var values: [LedgerValues] = []
    /// Whether accounts are kept, for combinations that name them.
    package let keepsAccounts: Bool

    /// Creates an empty table.
    package init(keepsAccounts: Bool = false) { self.keepsAccounts = keepsAccounts }

    /// How many payouts there are.
    package var count: Int { values.count }

    /// Makes room for so many more payouts.
    package mutating func reserve(_ count: Int) {
        orderNumbers.reserve(count, bytes: count * 24)
        references.reserve(count, bytes: count * 24)
        values.reserveCapacity(self.count + count)
    }

    /// Adds a payout.
    ///
    /// - Parameters:
    ///   - values: What it is apart from its texts.
    ///   - orderNumber: Our reference.
    ///   - reference: The provider's reference, or empty.
    ///   - account: The account, or empty where it was not asked for.
    package mutating func append(
        _ values: LedgerValues,
        orderNumber: Span<UInt8>,
        reference: Span<UInt8>,
        account: Span<UInt8>
    ) {
        orderNumbers.append(orderNumber)
        references.append(reference)
        if keepsAccounts { accounts.append(account) }
        self.values.append(values)
    }

    /// Lets a payout be what it was at another time.
    mutating func recall(_ row: Int, _ status: PayoutStatus, since time: Int64) {
        (values[row].status, values[row].time) = (status, time)
    }
}

/// What a payout is in numbers.
package struct LedgerValues: Hashable, Sendable {
    /// The amount in minor units.
    package var amount: Int64
    /// Since when it has its status, in seconds since 1970.
    package var time: Int64
    /// The place in `Currency.all`.
    package var currency: UInt8
    /// Where it stands.
    package var status: PayoutStatus
    /// Whether another final word comes after the close: the day of its result was closed, or was
    /// when that result was overturned.
    package var isClosed: Bool
    /// Whether it had another result before.
    package var isOverturned: Bool

    /// Creates a payout's numbers.
    package init(
        amount: Int64,
        time: Int64,
        currency: UInt8,
        status: PayoutStatus,
        isClosed: Bool = false,
        isOverturned: Bool = false
    ) {
        self.amount = amount
        self.time = time
        self.currency = currency
        self.status = status
        self.isClosed = isClosed
        self.isOverturned = isOverturned
    }
}

extension Currency {
    /// The currency's place in ``all``, for columns that keep it as one byte.
    package var place: UInt8 {
        UInt8(truncatingIfNeeded: Self.all.firstIndex(of: self) ?? 0)
    }

    /// The currency at a place in ``all``.
    package init(place: UInt8) { self = Self.all[Int(place)] }
}
