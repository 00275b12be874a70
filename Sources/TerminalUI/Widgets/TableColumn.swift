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
    /// Whether its content is never cut, as amounts of money are not: what is wider than the
    /// column covers what stands to the left of it.
    package var mustFit: Bool
    /// The columns kept for a decimal mark and what follows it; only for decimal alignment.
    package var fractionWidth: Int
    /// Whether its content names the row, and stands out where the row is selected.
    package var namesRow: Bool
    /// What its content is called where rows are read aloud; nil where it speaks for itself.
    package var spoken: String?

    /// A column.
    package init(
        _ title: String,
        minimum: Int,
        ideal: Int?,
        priority: Int = 0,
        alignment: TextWidth.Alignment = .leading,
        mustFit: Bool = false,
        fractionWidth: Int = 0,
        namesRow: Bool = false,
        spoken: String? = nil
    ) {
        self.title = title
        self.minimum = minimum
        self.ideal = ideal
        self.priority = priority
        self.alignment = alignment
        self.mustFit = mustFit
        self.fractionWidth = fractionWidth
        self.namesRow = namesRow
        // A number alone says nothing.
        self.spoken = spoken ?? (alignment == .trailing ? title : nil)
    }
}
