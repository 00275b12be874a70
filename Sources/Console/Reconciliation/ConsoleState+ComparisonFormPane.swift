import Payouts
import TerminalUI

extension ConsoleState {
    func renderComparison(_ form: ComparisonForm, in rect: Rect, into surface: inout Surface) {
        let frame = PaneFrame(
            form.marked("Compare"),
            note: "the provider's files with the ledger; no money moves",
            isFocused: focus == .form
        )
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) { inside in
                shortForm(of: form, width: inside.width).render(into: &inside)
            }
        }
    }

    func comparisonHints(_ form: ComparisonForm) -> [CommandHints.Hint] {
        formCommandHints(
            after: form.row.editor == nil ? .choose : .next,
            submitting: "compare",
            completing: completedPath != nil
        )
    }

    private func shortForm(of form: ComparisonForm, width: Int) -> ShortForm {
        ShortForm(
            valueColumn: 14,
            rows: ComparisonForm.Row.allCases.map { row in
                ShortForm.Row(
                    label: comparisonLabel(row),
                    value: comparisonValue(row, of: form),
                    isRequired: row == .first || row == .files,
                    hasProblem: form.problems[row] != nil,
                    notes: comparisonNotes(below: row, of: form, width: width)
                )
            },
            selected: form.row.rawValue,
            isFocused: overlay == nil && focus == .form
        )
    }

    private func comparisonLabel(_ row: ComparisonForm.Row) -> String {
        if row == .compare { return "Compare" }
        return row.editor.map { ComparisonForm.fields[$0].label } ?? "Provider"
    }

    private func comparisonValue(
        _ row: ComparisonForm.Row,
        of form: ComparisonForm
    ) -> ShortForm.Value {
        if let editor = row.editor {
            return .typed(form.editors[editor], completed: row == .files ? completedPath : nil)
        }
        guard row == .provider else { return .button }
        return .chosen(
            facts.title(of: form.provider),
            .value
        )
    }

    /// What is wrong with a row; else what the row with the keys is for.
    private func comparisonNotes(
        below row: ComparisonForm.Row,
        of form: ComparisonForm,
        width: Int
    ) -> [StyledText] {
        if let problem = form.problems[row] {
            return problem.split(separator: "\n").map { StyledText(String($0), .error) }
        }
        guard row == form.row, let editor = row.editor else { return [] }
        let names = row == .files ? pathNotes(width: ShortForm.noteWidth(in: width)) : []
        return [StyledText(ComparisonForm.fields[editor].help, .muted)] + names
    }
}
