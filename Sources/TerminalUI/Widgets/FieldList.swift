/// Names and values under each other, long values wrapped beside their name.
package struct FieldList: Equatable, Sendable {
    /// One name with its value.
    package struct Field: Equatable, Sendable {
        /// The name.
        package var label: String
        /// The value; in the role of a value where it says no other.
        package var value: StyledText

        /// A field.
        package init(_ label: String, _ value: StyledText) {
            self.label = label
            self.value = value
        }
    }

    /// The fields from top to bottom.
    package var fields: [Field]
    /// The columns for the names; nil takes what the longest needs.
    package var labelWidth: Int?

    /// A list of fields.
    package init(_ fields: [Field], labelWidth: Int? = nil) {
        self.fields = fields
        self.labelWidth = labelWidth
    }

    /// The list as lines of a given width, to draw or to scroll.
    package func lines(width: Int) -> [StyledText] {
        let longest = fields.map { TextWidth.width(of: $0.label) }.max() ?? 0
        // Names never take more than half of the room.
        let labels = min(labelWidth ?? longest, max(0, width / 2))
        let indent = String(repeating: " ", count: labels + Self.gap)
        return fields.flatMap { field in
            let name = TextWidth.pad(field.label, to: labels) + "  "
            let values = field.value.wrapped(to: max(1, width - labels - Self.gap))
            return values.enumerated().map { index, value in
                StyledText(index == 0 ? name : indent, .label) + value
            }
        }
    }

    /// Draws the list from the top and returns the rows it took.
    @discardableResult
    package func render(into surface: inout Surface) -> Int {
        let lines = lines(width: surface.width)
        for (y, line) in lines.enumerated() { surface.write(line, y: y, Style(.value)) }
        return min(lines.count, surface.height)
    }

    private static let gap = 2
}
