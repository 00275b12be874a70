import Payouts
import TerminalUI

extension ConsoleState {
    func renderPrompt(_ prompt: TextPrompt, into surface: inout Surface) {
        let width = min(66, surface.width - 4)
        let text = prompt.explanation.flatMap { $0.wrapped(to: max(1, width - 4)) }
        let note = prompt.problem.map { StyledText($0, .error) } ?? StyledText("")
        let notes = note.wrapped(to: max(1, width - 4))
        let height = text.count + notes.count + 4
        let rect = surface.overlay(Size(width: width, height: min(height, surface.height)))
        surface.fill(rect, .overlay)
        surface.pane(PaneFrame(StyledText(prompt.title), isFocused: true), in: rect) { pane in
            for (y, line) in text.enumerated() { pane.write(line, x: 1, y: y) }
            let row = pane.bounds.inset(dx: 1, dy: 0).rows(text.count + 1).bottom
            pane.draw(in: row.rows(1).top) { prompt.field.render(into: &$0, isFocused: true) }
            for (y, line) in notes.enumerated() { pane.write(line, x: 1, y: text.count + 2 + y) }
        }
    }
}
