/// One row of a form: its name, what is wrong with it, and where its value is.
package struct FormRow: Equatable, Sendable {
    /// What stands between the name and the value.
    package enum Sign: Equatable, Sendable {
        /// Nothing.
        case none
        /// It has to be filled in.
        case required
        /// It is not right.
        case wrong
    }

    /// The name.
    package var label: String
    /// The columns before the value.
    package var valueColumn: Int
    /// Whether it has the keys.
    package var isFocused: Bool
    /// What there is to say of it.
    package var sign: Sign
    /// Whether the name shows that something is wrong.
    package var hasProblem: Bool

    /// A row.
    package init(
        _ label: String,
        valueColumn: Int,
        isFocused: Bool,
        sign: Sign = .none,
        hasProblem: Bool = false
    ) {
        self.label = label
        self.valueColumn = valueColumn
        self.isFocused = isFocused
        self.sign = sign
        self.hasProblem = hasProblem
    }

    /// Draws the name in the first row, and lets the value be drawn behind it.
    package func render(into surface: inout Surface, value: (inout Surface) -> Void) {
        let style = Style(hasProblem ? .error : (isFocused ? .title : .label))
        var column = valueColumn
        if surface.glyphs.isLinear {
            column = surface.write(words, y: 0, style)
        } else {
            if isFocused { surface.selectionBar(isFocused: true) }
            // The value keeps a column between it and the sign, and the sign one to the name.
            surface.write(label, x: 2, y: 0, style, limit: column - 4)
            switch sign {
            case .none: break
            case .required: surface.write("*", x: column - 2, y: 0, Style(.muted))
            case .wrong:
                surface.repeatGlyph(surface.glyphs.cross, 1, x: column - 2, y: 0, Style(.error))
            }
        }
        surface.draw(in: surface.bounds.columns(column).right, value)
    }

    private var words: String {
        switch sign {
        case .none: "\(label): "
        case .required: "\(label), required: "
        case .wrong: "\(label), not right: "
        }
    }
}

extension Surface {
    /// Draws a value that is picked from a list over the whole area, with the sign of the list.
    package mutating func choice(_ text: String, _ role: Role, isFocused: Bool) {
        fill(bounds, isFocused ? .fieldFocused : .field)
        write(StyledText(text), y: 0, Style(role), limit: width - 2)
        if !glyphs.isLinear {
            repeatGlyph(glyphs.descending, 1, x: width - 1, y: 0, Style(.muted))
        }
        if isFocused { placeCursor(x: 0, y: 0) }
    }

    /// Draws the button that ends a form, in the first row.
    package mutating func formButton(_ title: String, isSelected: Bool, isFocused: Bool) {
        if isFocused { selectionBar(isFocused: true) }
        let style: Style = isSelected ? .selected(isFocused: true) : Style(.key, on: .field)
        if isFocused { placeCursor(x: 0, y: 0) }
        if glyphs.isLinear {
            write(title, y: 0, style)
        } else {
            write("  \(title)  ", x: 2, y: 0, style)
        }
    }
}
