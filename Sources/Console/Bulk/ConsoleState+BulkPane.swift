import Payouts
import TerminalUI

/// A bulk action under way, and what came of it.
extension ConsoleState {
    func renderBulk(_ progress: BulkProgress, into surface: inout Surface) {
        let measure = progress.measure.text(at: now, separator: surface.glyphs.joint)
        let title = progress.isDone ? "\(progress.action.verb): done" : progress.action.verb
        let frame = PaneFrame(StyledText(title), note: StyledText(measure), isFocused: true)
        surface.fill(overlayRect, .overlay)
        surface.pane(frame, in: overlayRect) { pane in
            let inside = pane.bounds.inset(dx: 1, dy: 0)
            pane.draw(in: inside.rows(1).top) {
                ProgressBar(done: progress.done, total: progress.steps.count).render(into: &$0)
            }
            pane.write(bulkCounts(progress, pane.glyphs), x: 1, y: 1)
            pane.draw(in: inside.rows(Self.requeryHeadHeight).bottom) {
                ScrollView(bulkLines(progress), offset: progress.offset).render(into: &$0)
            }
        }
    }

    /// How many of each kind of result.
    private func bulkCounts(_ progress: BulkProgress, _ glyphs: Glyphs) -> StyledText {
        let counts = [
            (progress.count(\.isDone), "done", Role.success),
            (progress.count(\.isRefused), "refused", .error),
            (progress.count(\.isSkipped), "left alone", .attention),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { StyledText("\($0.grouped) \($1)", $2) }
        let separator = StyledText(glyphs.joint, .faint)
        return parts.dropFirst().reduce(parts.first ?? "") { $0 + separator + $1 }
    }

    /// Every row with what came of it.
    func bulkLines(_ progress: BulkProgress) -> [StyledText] {
        let width = ScrollView.contentWidth(in: overlayRect.width - 4)
        let names = progress.steps.map { TextWidth.width(of: $0.name) }.max() ?? 0
        let indent = StyledText(String(repeating: " ", count: names + 2))
        return zip(progress.steps, progress.outcomes).flatMap { step, outcome in
            let name = StyledText(TextWidth.pad(step.name, to: names + 2), .label)
            let text = outcome.map { StyledText($0.text, $0.role) } ?? StyledText("waits", .muted)
            return text.wrapped(to: max(8, width - names - 2)).enumerated().map { row, line in
                (row == 0 ? name : indent) + line
            }
        }
    }
}

extension BulkOutcome {
    fileprivate var role: Role {
        switch self {
        case .done: .success
        case .refused: .error
        case .skipped: .attention
        }
    }
}
