import Payouts
import TerminalUI

extension ConsoleState {
    /// The terms that apply, or the field in which further ones are typed behind them.
    func renderFilterRow(into surface: inout Surface) {
        var row = surface.bounds.inset(dx: 1, dy: 0)
        guard let field = list.filter.field, isTypingFilter else {
            if list.filter.isOff {
                let words = "off, \(keymap.firstKey(of: .toggleFilters)) switches on:"
                let width = surface.write(words, x: row.x, y: 0, Style(.attention))
                row = row.columns(width + 1).right
            }
            surface.draw(in: row) { Chips(chips).render(into: &$0) }
            return
        }
        if !list.filter.query.isEmpty {
            // The field needs more room than what was typed before.
            let chips = Chips(chips)
            let width = min(chips.width, row.width / 2)
            surface.draw(in: row.columns(width).left) { chips.render(into: &$0) }
            row = row.columns(width + 1).right
        }
        row = row.columns(surface.write("/", x: row.x, y: 0, Style(.key)) + 1).right
        surface.draw(in: row) { area in
            field.render(into: &area, isFocused: overlay == nil)
            area.completion(filterCompletion.completed(field.text), of: field)
        }
    }

    /// Words that stand together are one chip, as they were typed.
    private var chips: [Chips.Chip] {
        var labels: [String] = []
        var isWord = false
        for term in list.filter.query.terms {
            let isPlain = term.field == nil && !term.isNegated
            if isPlain, isWord, let last = labels.popLast() {
                labels.append("\(last) \(term.typed)")
            } else {
                labels.append(term.typed)
            }
            isWord = isPlain
        }
        return labels.map { Chips.Chip($0, isActive: !list.filter.isOff) }
    }

    /// The keys while a filter is typed.
    var filterHints: [CommandHints.Hint] {
        let canComplete = list.filter.field.map { filterCompletion.completed($0.text) != nil }
        return [.enter("keep")]
            + (canComplete == true ? [.init(key: "tab", title: "complete")] : [])
            + [.back, .move, .init(key: "ctrl-p", title: "former")]
    }
}
