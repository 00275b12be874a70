/// A filter, an order and the columns of the list of payouts, kept under a name.
package struct NamedView: Hashable, Sendable {
    /// What people call it.
    package let name: String
    /// Which payouts.
    package let query: FilterQuery
    /// In which order.
    package let order: PayoutOrder
    /// With which columns.
    package let columns: [PayoutColumn]

    /// The longest name, in characters.
    package static let maximumNameLength = 40

    /// Creates a view.
    package init(
        name: String,
        query: FilterQuery,
        order: PayoutOrder = .newestFirst,
        columns: [PayoutColumn] = PayoutColumn.standard
    ) {
        self.columns = columns
        self.name = name
        self.query = query
        self.order = order
    }

    /// The name of its file, without an extension: `needs-a-person`; empty for a name without any
    /// letter or digit of ASCII.
    package var fileName: String {
        name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
            .joined(separator: "-")
    }
}
