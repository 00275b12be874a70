import Payouts
import TerminalUI

extension ConsoleState {
    func renderForm(in rect: Rect, into surface: inout Surface) {
        guard let form, let provider = facts.provider(form.provider) else { return }
        let title = form.review == nil ? "New payout" : "Review"
        let frame = PaneFrame(
            StyledText(title),
            note: StyledText(provider.profile.title),
            isFocused: focus == .form
        )
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) { inside in
                if let review = form.review {
                    renderReview(review, into: &inside)
                } else {
                    renderFields(form, into: &inside)
                }
            }
        }
    }

    private func renderFields(_ form: FormState, into surface: inout Surface) {
        // Below the fields: a blank, two lines of help for the field, and the button.
        let (fields, below) = surface.bounds.lastRows(4)
        let first = max(0, min(form.focus - fields.height + 2, form.fields.count - fields.height))
        let labels = (form.fields.map { TextWidth.width(of: $0.label) }.max() ?? 0) + 2
        let rows = form.fields.indices.dropFirst(first).prefix(fields.height)
        for (y, index) in rows.enumerated() {
            let row = Rect(x: 0, y: fields.y + y, width: fields.width, height: 1)
            surface.draw(in: row) {
                renderField(index, of: form, labels: min(labels, $0.width / 2), into: &$0)
            }
        }
        surface.draw(in: below) { renderFormFoot(form, into: &$0) }
    }

    private func renderField(
        _ index: Int,
        of form: FormState,
        labels: Int,
        into surface: inout Surface
    ) {
        let field = form.fields[index]
        let isFocused = index == form.focus && overlay == nil && focus == .form
        let hasProblem = form.visited.contains(index) && form.problems[field.key] != nil
        if isFocused {
            surface.repeatGlyph(surface.glyphs.selection, 1, x: 0, y: 0, Style(.cursor))
        }
        let role: Role = hasProblem ? .error : (isFocused ? .title : .label)
        surface.write(field.label, x: 2, y: 0, Style(role), limit: labels - 1)
        if hasProblem {
            surface.repeatGlyph(surface.glyphs.cross, 1, x: labels + 1, y: 0, Style(.error))
        } else if field.isRequired {
            surface.write("*", x: labels + 1, y: 0, Style(.muted))
        }
        surface.draw(in: surface.bounds.columns(labels + 3).right) { value in
            if field.isChosen {
                renderChosen(index, of: form, isFocused: isFocused, into: &value)
            } else {
                form.editors[index].render(into: &value, isFocused: isFocused)
            }
        }
    }

    /// A value that is picked: its name, and an arrow that says that there is a list.
    private func renderChosen(
        _ index: Int,
        of form: FormState,
        isFocused: Bool,
        into surface: inout Surface
    ) {
        let field = form.fields[index]
        let text = form.editors[index].text
        surface.fill(surface.bounds, isFocused ? .fieldFocused : .field)
        let room = surface.width - 2
        if text.isEmpty {
            surface.write("choose", y: 0, Style(.placeholder), limit: room)
        } else {
            let shown = field.displayed(text, banks: form.banks ?? [])
            surface.write(shown, y: 0, Style(.value), limit: room)
        }
        surface.repeatGlyph(surface.glyphs.descending, 1, x: surface.width - 1, y: 0, Style(.muted))
        if isFocused { surface.placeCursor(x: 0, y: 0) }
    }

    private func renderFormFoot(_ form: FormState, into surface: inout Surface) {
        let words = footWords(form)
        let lines = words.wrapped(to: max(1, surface.width - 2)).prefix(2)
        for (y, line) in lines.enumerated() { surface.write(line, x: 2, y: y + 1) }
        let label = form.isChecking ? "  Checking…  " : "  Review  "
        let style: Style =
            form.isOnButton ? Style(.title, on: .selection).bold : Style(.key, on: .field)
        if form.isOnButton {
            surface.repeatGlyph(surface.glyphs.selection, 1, x: 0, y: 3, Style(.cursor))
            surface.placeCursor(x: 0, y: 3)
        }
        surface.write(label, x: 2, y: 3, style)
    }

    /// The problem of the field, or else its help; on the button, what is left to do.
    private func footWords(_ form: FormState) -> StyledText {
        if let overall = form.overall { return StyledText(overall, .error) }
        guard let field = form.focusedField else {
            let count = form.problems.count
            return count == 0
                ? StyledText("Everything is filled in. Nothing is sent before the review.", .muted)
                : StyledText(
                    count == 1
                        ? "One field is not right yet." : "\(count) fields are not right yet.",
                    .error
                )
        }
        if let problem = form.problems[field.key], form.visited.contains(form.focus) {
            return StyledText("\(field.label) \(problem)", .error)
        }
        return StyledText(field.help, .muted)
    }
}
