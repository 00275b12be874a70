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
        let longest = form.fields.map { TextWidth.width(of: $0.label) }.max() ?? 0
        let labels = min(longest + 2, surface.width / 2)
        let layout = FormLayout(form, size: surface.size)
        for (y, line) in layout.visible.enumerated() {
            surface.draw(in: Rect(x: 0, y: y, width: surface.width, height: 1)) { row in
                switch line {
                case .field(let index):
                    row.anchor(.field(index))
                    renderField(index, of: form, labels: labels, into: &row)
                case .note(let text): row.write(text, x: FormLayout.noteIndent, y: 0)
                case .button:
                    row.anchor(.field(form.fields.count))
                    renderFormButton(form, into: &row)
                case .blank: break
                }
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
