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

    private func renderFormButton(_ form: FormState, into surface: inout Surface) {
        let label = form.isChecking ? "  Checking…  " : "  Review  "
        let style: Style =
            form.isOnButton ? Style(.title, on: .selection).bold : Style(.key, on: .field)
        if form.isOnButton {
            surface.repeatGlyph(surface.glyphs.selection, 1, x: 0, y: 0, Style(.cursor))
            surface.placeCursor(x: 0, y: 0)
        }
        surface.write(label, x: 2, y: 0, style)
    }
}
