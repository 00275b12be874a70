import TerminalUI

/// A form of a few rows with a button at its end, as it is drawn.
///
/// Where a pane is too low for all of it, it shows the row that has the keys and what explains it.
struct ShortForm {
    /// A row, and what stands below it.
    struct Row {
        let label: String
        let value: Value
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
        let lines = lines(width: Self.noteWidth(in: surface.width))
        let shown = lines.dropFirst(firstLine(of: lines, height: surface.height))
            .prefix(surface.height)
        for (y, line) in shown.enumerated() {
            switch line {
            case .row(let index):
                if isOpen { surface.anchor(.field(index), y: y) }
                let area = Rect(x: 0, y: y, width: surface.width, height: 1)
                surface.draw(in: area) { render(index, into: &$0) }
            case .note(let text, _): surface.write(text, x: FormLayout.noteIndent, y: y)
            case .blank: break
            }
        }
        return shown.count
    }

    // MARK: Lines

    private enum Line {
        case row(Int)
        case note(StyledText, below: Int?)
        case blank
    }

    private func lines(width: Int) -> [Line] {
        var lines: [Line] = []
        for (index, row) in rows.enumerated() {
            if case .button = row.value { lines.append(.blank) }
            lines.append(.row(index))
            lines += row.notes.flatMap { $0.wrapped(to: width) }.map { .note($0, below: index) }
        }
        guard !foot.isEmpty else { return lines }
        let last = foot.flatMap { $0.wrapped(to: width) }.map { Line.note($0, below: nil) }
        return lines + [.blank] + last
    }

    private func firstLine(of lines: [Line], height: Int) -> Int {
        let place = lines.firstIndex { if case .row(selected) = $0 { true } else { false } } ?? 0
        let end = lines.lastIndex { if case .note(_, below: selected) = $0 { true } else { false } }
        return min(place, max(0, (end ?? place) + 1 - height))
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
