import Payouts
import TerminalUI

extension ConsoleState {
    /// Whether the list has a row for its filter above its rows.
    var hasFilterRow: Bool {
        switch viewedList {
        case nil: false
        case .payouts: list.filter.field != nil || !list.filter.isEmpty
        case .some(let list):
            isTypingFilter || !content(of: list).filter.isEmpty || switchedOff[list] != nil
        }
    }

    /// The terms that apply, or the field in which they are typed, those of payouts behind them.
    func renderFilterRow(into surface: inout Surface) {
        var row = surface.bounds.inset(dx: 1, dy: 0)
        guard let field = typedFilter, isTypingFilter else {
            if isFilterOff {
                let words = "off, \(keymap.firstKey(of: .toggleFilters)) switches on:"
                let width = surface.write(words, x: row.x, y: 0, Style(.attention))
                row = row.columns(width + 1).right
            }
            surface.draw(in: row) { Chips(chips).render(into: &$0) }
            return
        }
        if screen == .payouts, !list.filter.query.isEmpty {
            // The field needs more room than what was typed before.
            let chips = Chips(chips)
            let width = min(chips.width, row.width / 2)
            surface.draw(in: row.columns(width).left) { chips.render(into: &$0) }
            row = row.columns(width + 1).right
        }
        row = row.columns(surface.write("/", x: row.x, y: 0, Style(.key)) + 1).right
        row = renderUnfinished(in: row, into: &surface)
        surface.draw(in: row) { area in
            field.render(into: &area, isFocused: overlay == nil)
            area.completion(completedFilter, of: field)
        }
    }

    /// Names the word that has no meaning yet, and so does not apply, behind the room for typing.
    private func renderUnfinished(in row: Rect, into surface: inout Surface) -> Rect {
        guard let word = filterProblem?.word, !word.isEmpty else { return row }
        let words = StyledText("not yet: \(word)", .attention)
            .clipped(to: row.width / 2, ellipsis: surface.glyphs.ellipsis)
        let (left, right) = row.columns(row.width - words.width - 1)
        surface.write(words, x: right.x + 1, y: 0)
        return left
    }

    /// Whether the terms that the row shows do not apply.
    var isFilterOff: Bool {
        guard let content = shownContent, content.payouts == nil else { return list.filter.isOff }
        return content.filter.isEmpty && switchedOff[content.list] != nil
    }

    private var chips: [Chips.Chip] {
        let isActive = !isFilterOff
        guard let content = shownContent, content.payouts == nil else {
            return list.filter.query.labels.map { Chips.Chip($0, isActive: isActive) }
        }
        let shown = isActive ? content : switchedOff[content.list] ?? content
        return shown.terms.map { Chips.Chip(label(of: $0), isActive: isActive) }
    }

    /// A comparison is typed as a number, which says nothing to who reads it.
    private func label(of term: String) -> String {
        guard screen == .reconciliation, let id = reconciliations.filter.run,
            term == "\(BreakField.run.rawValue):\(id)",
            let run = reconciliations.runs.first(where: { $0.id == id })
        else { return term }
        return "\(term) \(run.provider) \(run.period)"
    }

    /// The keys while a filter is typed.
    var filterHints: [CommandHints.Hint] {
        let hasHistory = viewedList.flatMap { filterHistories[$0] }?.texts.isEmpty == false
        return [.enter("keep")]
            + (completedFilter != nil ? [.init(key: "tab", title: "complete")] : [])
            + [.back, .move] + (hasHistory ? [.init(key: "ctrl-p", title: "earlier")] : [])
    }
}
