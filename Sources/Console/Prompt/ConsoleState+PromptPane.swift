import Payouts
import TerminalUI

extension ConsoleState {
    func renderPrompt(_ prompt: TextPrompt, into surface: inout Surface) {
        let width = min(66, surface.width - 4)
        let whole = prompt.explanation.flatMap { $0.wrapped(to: max(1, width - 4)) }
        let mark = surface.glyphs.isLinear ? "" : "\(surface.glyphs.cross) "
        let note = prompt.problem.map { StyledText(mark + $0, .error) } ?? StyledText("")
        let notes = note.wrapped(to: max(1, width - 4))
        // Its frame, a blank row and the field; the last row of the screen has the keys.
        let around = notes.count + 4
        let room = surface.height - (surface.glyphs.isLinear ? 0 : 1) - around
        let text = Self.fitting(whole, max(1, room))
        let rect = surface.overlay(Size(width: width, height: text.count + around))
        surface.fill(rect, .overlay)
        surface.pane(PaneFrame(StyledText(prompt.title), isFocused: true), in: rect) { pane in
            for (y, line) in text.enumerated() { pane.write(line, x: 1, y: y) }
            let row = pane.bounds.inset(dx: 1, dy: 0).rows(text.count + 1).bottom
            pane.draw(in: row.rows(1).top) { prompt.field.render(into: &$0, isFocused: true) }
            for (y, line) in notes.enumerated() { pane.write(line, x: 1, y: text.count + 2 + y) }
        }
    }

    /// As many lines as there is room for, blank ones left out first, so that the field stays.
    private static func fitting(_ lines: [StyledText], _ room: Int) -> [StyledText] {
        guard lines.count > room else { return lines }
        let words = lines.filter { !$0.text.isEmpty }
        guard words.count > room else { return words }
        let more = "and \((words.count - room + 1).counting("more line"))"
        return words.prefix(room - 1) + [StyledText(more, .muted)]
    }
}
