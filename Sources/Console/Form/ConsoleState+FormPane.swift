import Payouts
import TerminalUI

extension ConsoleState {
    func renderForm(in rect: Rect, into surface: inout Surface) {
        guard let form, let provider = facts.provider(form.provider) else { return }
        let title = form.review == nil ? "New payout" : "Review"
        let frame = PaneFrame(
            form.marked(title),
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
        let longest = form.fields.map { TextWidth.width(of: $0.label) }.max() ?? 0
        let labels = min(longest + 2, surface.width / 2)
        let layout = FormLayout(form, size: surface.size)
        layout.lines.render(into: &surface) { index, row in
            row.anchor(.field(index))
            if index < form.fields.count {
                renderField(index, of: form, labels: labels, into: &row)
            } else {
                renderFormButton(form, into: &row)
            }
        }
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
        let row = FormRow(
            field.label,
            valueColumn: labels + 3,
            isFocused: isFocused,
            sign: hasProblem ? .wrong : field.isRequired ? .required : .none,
            hasProblem: hasProblem
        )
        row.render(into: &surface) { value in
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
        if text.isEmpty {
            surface.choice("choose", .placeholder, isFocused: isFocused)
        } else {
            let shown = field.displayed(text, banks: form.banks ?? [])
            surface.choice(shown, .value, isFocused: isFocused)
        }
    }

    private func renderFormButton(_ form: FormState, into surface: inout Surface) {
        let title = form.isChecking ? "Checking…" : "Review"
        surface.formButton(title, isSelected: form.isOnButton, isFocused: form.isOnButton)
    }
}
