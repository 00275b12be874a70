import Payouts
import TerminalUI

extension ConsoleState {
    func renderDetail(in rect: Rect, into surface: inout Surface) {
        let title = list.selected?.id.rawValue ?? "Detail"
        let frame = PaneFrame(StyledText(title), isFocused: focus == .detail)
        surface.pane(frame, in: rect) { pane in
            guard list.selected != nil else {
                pane.writeParagraphs([StyledText("Select a payout to see it here.", .muted)])
                return
            }
            if let failure = detail.failure {
                pane.writeParagraphs([
                    StyledText("This payout could not be read.", .error, .bold),
                    StyledText(failure),
                ])
                return
            }
            let inside = pane.bounds.inset(dx: 1, dy: 0)
            let titles = DetailState.Tab.allCases.map(\.title)
            pane.draw(in: inside.rows(1).top) {
                TabBar(titles, selection: detail.tab.rawValue).render(into: &$0)
            }
            let offset = detail.offset
            pane.draw(in: inside.rows(2).bottom) {
                ScrollView(detailLines($0.glyphs), offset: offset).render(into: &$0)
            }
        }
    }

    /// The lines of the open tab, wrapped to the pane.
    func detailLines(_ glyphs: Glyphs) -> [StyledText] {
        guard let history = detail.history, history.payout.id == list.selection else { return [] }
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        let text = DetailText(
            history: history,
            facts: facts,
            now: now,
            isRevealed: detail.revealed == history.payout.id,
            width: width,
            glyphs: glyphs
        )
        switch detail.tab {
        case .summary: return text.summary
        case .timeline: return text.timeline
        case .attempts: return text.attempts
        case .raw: return text.raw
        }
    }
}
