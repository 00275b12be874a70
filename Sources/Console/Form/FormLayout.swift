import Payouts
import TerminalUI

/// The lines of a form: help and problems stand below the field that they are about.
struct FormLayout {
    /// The lines that are on the screen; the button is the row behind the fields.
    let lines: FormLines

    static let noteIndent = 4

    init(_ form: FormState, size: Size) {
        let room = max(1, size.width - Self.noteIndent - 1)
        let all = Self.lines(of: form, width: room, withEveryProblem: true)
        // Where not everything fits, only the field that is filled in explains itself.
        let lines =
            all.count <= size.height
            ? all : Self.lines(of: form, width: room, withEveryProblem: false)
        let focus = form.isOnButton ? form.fields.count : form.focus
        self.lines = FormLines(lines, focus: focus, height: size.height)
    }

    private static func lines(
        of form: FormState,
        width: Int,
        withEveryProblem: Bool
    ) -> [FormLines.Line] {
        var lines: [FormLines.Line] = []
        func add(_ text: StyledText?) {
            lines += (text?.wrapped(to: width) ?? []).map { .note($0) }
        }
        for (index, field) in form.fields.enumerated() {
            lines.append(.row(index))
            let problem = form.visited.contains(index) ? form.problems[field.key] : nil
            if let problem, withEveryProblem || index == form.focus {
                let isMissing =
                    field.isChosen && field.isRequired && form.editors[index].isEmpty
                let words = isMissing ? field.choosing : "\(field.label) \(problem)"
                add(StyledText(words, .error))
            } else if index == form.focus {
                add(StyledText(field.help, .muted))
            }
        }
        lines.append(.blank)
        lines.append(.row(form.fields.count))
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

extension PayoutField {
    /// What is to be done where nothing was chosen: its codes mean nothing to who sees the names.
    fileprivate var choosing: String {
        // An abbreviation such as ID keeps its capitals.
        let isName = label.dropFirst().first?.isUppercase == true
        let noun = isName ? label : label.prefix(1).lowercased() + label.dropFirst()
        let article = "aeiou".contains(noun.prefix(1).lowercased()) ? "an" : "a"
        return "Choose \(article) \(noun)."
    }
}
