/// A column of a table: what it is called and how much room it wants.
package struct TableColumn: Equatable, Sendable {
    /// What stands above it.
    package var title: String
    /// The columns below which it is dropped rather than drawn.
    package var minimum: Int
    /// The columns that it likes to have; nil takes whatever is left over.
    package var ideal: Int?
    /// Which columns stay when room is short: higher stays longer.
    package var priority: Int
    /// Where its content stands.
    package var alignment: TextWidth.Alignment
    /// Whether its content is shown in full or not at all, as amounts of money are.
    package var mustFit: Bool

    /// A column.
    package init(
        _ title: String,
        minimum: Int,
        ideal: Int?,
        priority: Int = 0,
        alignment: TextWidth.Alignment = .leading,
        mustFit: Bool = false
    ) {
        self.title = title
        self.minimum = minimum
        self.ideal = ideal
        self.priority = priority
        self.alignment = alignment
        self.mustFit = mustFit
    }
}
