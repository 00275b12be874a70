/// In which order payouts are listed: by the first key, among equals by the next, and at last the
/// newest first.
package struct PayoutOrder: Hashable, Sendable {
    /// The keys, the most important first; none for the newest first.
    package var keys: [Key]

    /// Creates an order.
    package init(_ keys: [Key] = []) { self.keys = keys }

    /// The newest first.
    package static let newestFirst = PayoutOrder()

    /// One column to sort by.
    package struct Key: Hashable, Sendable {
        /// The column.
        package let column: Column
        /// Whether the largest, latest or last comes first.
        package let isDescending: Bool

        /// Creates a key.
        package init(_ column: Column, isDescending: Bool) {
            self.column = column
            self.isDescending = isDescending
        }
    }

    /// What can be sorted by.
    package enum Column: String, CaseIterable, Hashable, Sendable {
        /// When it was created; ascending is the oldest first.
        case created
        /// When it last changed.
        case updated
        /// Since when it has its status.
        case since
        /// Its status, in the order of its life.
        case status
        /// Its provider.
        case provider
        /// Its amount, in major units whatever the currency.
        case amount
        /// Its currency's code.
        case currency
        /// Its beneficiary's name.
        case name
    }

    /// The most payouts that an order other than the newest first puts in a row.
    package static let maximumCount = 50_000
}
