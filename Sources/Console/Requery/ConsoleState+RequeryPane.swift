import TerminalUI

extension ConsoleState {
    func renderRequery(_ progress: RequeryProgress, into surface: inout Surface) {
        let text = requeryText(progress, surface.glyphs)
        let title = progress.isDone ? "Re-query: done" : "Re-query"
        let frame = PaneFrame(StyledText(title), note: text.measure, isFocused: true)
        surface.fill(overlayRect, .overlay)
        surface.pane(frame, in: overlayRect) { pane in
            let inside = pane.bounds.inset(dx: 1, dy: 0)
            pane.draw(in: inside.rows(1).top) {
                ProgressBar(done: progress.done, total: progress.total).render(into: &$0)
            }
            pane.write(text.counts, x: 1, y: 1)
            pane.draw(in: inside.rows(Self.requeryHeadHeight).bottom) {
                ScrollView(text.lines, offset: progress.offset).render(into: &$0)
            }
        }
    }

    func requeryText(_ progress: RequeryProgress, _ glyphs: Glyphs) -> RequeryProgressText {
        RequeryProgressText(
            progress: progress,
            now: now,
            width: ScrollView.contentWidth(in: overlayRect.width - 4),
            glyphs: glyphs
        )
    }

    /// The rows above the results: the bar, the counts and a blank one.
    static let requeryHeadHeight = 3
}
