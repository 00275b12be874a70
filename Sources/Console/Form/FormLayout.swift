import Payouts
import TerminalUI

/// The lines of a form: help and problems stand below the field that they are about.
struct FormLayout {
    enum Line: Equatable {
        case field(Int)
        case note(StyledText)
        case blank, button
    }

    /// The lines that are on the screen.
    let visible: ArraySlice<Line>

    static let noteIndent = 4

    init(_ form: FormState, size: Size) {
        let room = max(1, size.width - Self.noteIndent - 1)
        let all = Self.lines(of: form, width: room, withEveryProblem: true)
        // Where not everything fits, only the field that is filled in explains itself.
        let lines =
            all.count <= size.height
            ? all : Self.lines(of: form, width: room, withEveryProblem: false)
        let focused = form.isOnButton ? Line.button : .field(form.focus)
        let place = lines.firstIndex(of: focused) ?? 0
        let notes = lines[(place + 1)...].prefix { if case .note = $0 { true } else { false } }
        let first = min(place, max(0, place + notes.count + 1 - size.height))
        visible = lines.dropFirst(first).prefix(size.height)
    }

    private static func lines(
        of form: FormState,
        width: Int,
        withEveryProblem: Bool
    ) -> [Line] {
        var lines: [Line] = []
        func add(_ text: StyledText?) {
            lines += (text?.wrapped(to: width) ?? []).map { .note($0) }
        }
        for (index, field) in form.fields.enumerated() {
            lines.append(.field(index))
            let problem = form.visited.contains(index) ? form.problems[field.key] : nil
            if let problem, withEveryProblem || index == form.focus {
                add(StyledText("\(field.label) \(problem)", .error))
            } else if index == form.focus {
                add(StyledText(field.help, .muted))
            }
        }
        lines.append(.blank)
        lines.append(.button)
        add(form.overall.map { StyledText($0, .error) } ?? (form.isOnButton ? rest(form) : nil))
        return lines
    }

    /// What is left to do before the review.
    private static func rest(_ form: FormState) -> StyledText {
        switch form.problems.count {
        case 0: StyledText("All filled in. Nothing is sent before the review.", .muted)
        case 1: StyledText("One field is not right yet.", .error)
        default: StyledText("\(form.problems.count) fields are not right yet.", .error)
        }
    }
}
