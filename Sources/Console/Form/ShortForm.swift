import TerminalUI

/// A form of a few rows with a button at its end, as it is drawn.
struct ShortForm {
    /// A row, and what stands below it.
    struct Row {
        let label: String
        let value: Value
        var isRequired = false
        var hasProblem = false
        var notes: [StyledText] = []
    }

    /// What a row holds.
    enum Value {
        /// What is typed, and what tab would make of it.
        case typed(TextField, completed: String? = nil)
        /// What was picked from a list.
        case chosen(String, Role)
        /// Nothing: it is the button.
        case button
    }

    /// The columns before the values.
    let valueColumn: Int
    /// From top to bottom.
    let rows: [Row]
    /// The row that has the keys, when the form has them.
    let selected: Int
    /// Whether keys come to the form.
    let isFocused: Bool
    /// Whether the rows can be jumped to.
    var isOpen = true
    /// What stands below the button.
    var foot: [StyledText] = []

    /// The columns that a note has in a pane of a width.
    static func noteWidth(in width: Int) -> Int { max(1, width - FormLayout.noteIndent - 1) }

    /// Draws the form.
    ///
    /// - Returns: The first row below it.
    @discardableResult
    func render(into surface: inout Surface) -> Int {
        let lines = FormLines(
            lines(width: Self.noteWidth(in: surface.width)),
            focus: selected,
            height: surface.height
        )
        lines.render(into: &surface) { row, area in
            if isOpen { area.anchor(.field(row)) }
            render(row, into: &area)
        }
        return lines.count
    }

    private func lines(width: Int) -> [FormLines.Line] {
        var lines: [FormLines.Line] = []
        for (index, row) in rows.enumerated() {
            if case .button = row.value { lines.append(.blank) }
            lines.append(.row(index))
            lines += row.notes.flatMap { $0.wrapped(to: width) }.map { .note($0) }
        }
        guard !foot.isEmpty else { return lines }
        return lines + [.blank] + foot.flatMap { $0.wrapped(to: width) }.map { .note($0) }
    }

    private func render(_ index: Int, into surface: inout Surface) {
        let row = rows[index]
        let hasKeys = isFocused && index == selected
        if case .button = row.value {
            surface.formButton(row.label, isSelected: index == selected, isFocused: hasKeys)
            return
        }
        let formRow = FormRow(
            row.label,
            valueColumn: valueColumn,
            isFocused: hasKeys,
            sign: row.hasProblem ? .wrong : row.isRequired ? .required : .none,
            hasProblem: row.hasProblem
        )
        formRow.render(into: &surface) { value in
            switch row.value {
            case .typed(let field, let completed):
                field.render(into: &value, isFocused: hasKeys)
                if hasKeys { value.completion(completed, of: field) }
            case .chosen(let title, let role): value.choice(title, role, isFocused: hasKeys)
            case .button: break
            }
        }
    }
}

extension Surface {
    /// Draws what tab adds, behind what is typed.
    mutating func completion(_ completed: String?, of field: TextField) {
        guard field.isAtEnd, let completed else { return }
        let rest = completed.dropFirst(field.text.count)
        let x = TextWidth.width(of: field.text)
        guard x + rest.count < width else { return }
        write(String(rest), x: x, y: 0, Style(.placeholder, on: .fieldFocused))
    }
}
