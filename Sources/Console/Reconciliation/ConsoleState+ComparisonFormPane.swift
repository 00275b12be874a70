import Payouts
import TerminalUI

extension ConsoleState {
    func renderComparison(_ form: ComparisonForm, in rect: Rect, into surface: inout Surface) {
        let frame = PaneFrame(
            "Compare",
            note: "the provider's files with the ledger; no money moves",
            isFocused: focus == .form
        )
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) { inside in
                let lines = comparisonLines(of: form, width: inside.width)
                let shown = FormLines(lines, focus: form.row, height: inside.height)
                shown.render(into: &inside) { row, area in
                    area.anchor(.field(row.rawValue))
                    renderComparisonRow(row, of: form, into: &area)
                }
            }
        }
    }

    private func comparisonLines(
        of form: ComparisonForm,
        width: Int
    ) -> [FormLines<ComparisonForm.Row>.Line] {
        ComparisonForm.Row.allCases.flatMap { row -> [FormLines<ComparisonForm.Row>.Line] in
            let notes = comparisonNotes(below: row, of: form, width: width)
            return (row == .compare ? [.blank] : []) + [.row(row)] + notes.map { .note($0) }
        }
    }

    func comparisonHints(_ form: ComparisonForm, width: Int) -> [CommandHints.Hint] {
        formCommandHints(
            after: form.row.editor == nil ? .choose : .next,
            submitting: "compare",
            completing: completedPath != nil,
            width: width
        )
    }

    /// What is wrong with a row; else what the row with the keys is for.
    private func comparisonNotes(
        below row: ComparisonForm.Row,
        of form: ComparisonForm,
        width: Int
    ) -> [StyledText] {
        let room = max(1, width - FormLayout.noteIndent - 1)
        if let problem = form.problems[row] {
            return problem.split(separator: "\n").flatMap {
                StyledText(String($0), .error).wrapped(to: room)
            }
        }
        guard row == form.row, let editor = row.editor else { return [] }
        let names = row == .files ? pathNotes(width: room) : []
        return StyledText(ComparisonForm.fields[editor].help, .muted).wrapped(to: room) + names
    }

    private func renderComparisonRow(
        _ row: ComparisonForm.Row,
        of form: ComparisonForm,
        into surface: inout Surface
    ) {
        let isFocused = row == form.row && overlay == nil && focus == .form
        guard row != .compare else {
            let isSelected = row == form.row
            surface.formButton("Compare", isSelected: isSelected, isFocused: isFocused)
            return
        }
        let formRow = FormRow(
            row.editor.map { ComparisonForm.fields[$0].label } ?? "Provider",
            valueColumn: Self.comparisonLabels,
            isFocused: isFocused,
            hasProblem: form.problems[row] != nil
        )
        formRow.render(into: &surface) { value in
            if let editor = row.editor {
                form.editors[editor].render(into: &value, isFocused: isFocused)
                if isFocused {
                    let completed = row == .files ? completedPath : nil
                    renderCompletion(completed, of: form.editors[editor], into: &value)
                }
            } else {
                let title = facts.provider(form.provider)?.profile.title ?? form.provider.rawValue
                value.choice(title, .value, isFocused: isFocused)
            }
        }
    }

    private static let comparisonLabels = 14
}
