import Payouts
import TerminalUI

extension ConsoleState {
    func renderPrompt(_ prompt: TextPrompt, into surface: inout Surface) {
        let layout = PromptLayout(prompt, surface.size, surface.glyphs)
        let rect = surface.overlay(layout.size)
        surface.fill(rect, .overlay)
        surface.pane(PaneFrame(StyledText(prompt.title), isFocused: true), in: rect) { pane in
            let (text, rest) = pane.bounds.inset(dx: 1, dy: 0).rows(layout.height)
            pane.draw(in: text) { layout.renderText(from: prompt.offset, into: &$0) }
            let (field, below) = rest.rows(1).bottom.rows(1)
            pane.draw(in: field) { prompt.field.render(into: &$0, isFocused: true) }
            pane.draw(in: below) { below in
                for (y, line) in layout.notes.enumerated() { below.write(line, y: y) }
            }
        }
    }

    /// Where the parts of a question are on this screen.
    func promptLayout(_ prompt: TextPrompt) -> PromptLayout {
        PromptLayout(prompt, overlayRoom, countedGlyphs)
    }
}

/// Where the parts of a question are: its explanation scrolls where it does not fit, so that the
/// field stays.
struct PromptLayout {
    /// The lines of the explanation; blank ones are left out first.
    let text: [StyledText]
    /// Why the answer cannot be taken.
    let notes: [StyledText]
    /// How many rows the explanation takes.
    let height: Int
    private let width: Int

    init(_ prompt: TextPrompt, _ room: Size, _ glyphs: Glyphs) {
        let width = min(66, room.width - 4)
        func wrapped(_ text: StyledText) -> [StyledText] { text.wrapped(to: max(1, width - 4)) }
        let mark = glyphs.isLinear ? "" : "\(glyphs.cross) "
        notes = wrapped(prompt.problem.map { StyledText(mark + $0, .error) } ?? "")
        // The last row of the screen has the keys.
        let most = max(1, room.height - (glyphs.isLinear ? 0 : 1) - notes.count - Self.aroundText)
        let whole = prompt.explanation.flatMap(wrapped)
        text = whole.count <= most ? whole : whole.filter { !$0.text.isEmpty }
        height = min(text.count, most)
        self.width = width
    }

    /// The frame, a blank row and the field.
    private static let aroundText = 4

    var size: Size { Size(width: width, height: height + notes.count + Self.aroundText) }

    /// How many lines of the explanation are not on the screen.
    var overflow: Int { text.count - height }

    /// The first line on the screen, so many lines further.
    func offset(_ step: Int, from offset: Int) -> Int {
        min(max(0, min(offset, overflow) + step), overflow)
    }

    /// Draws the part of the explanation that is on the screen; its last row says how much is below.
    func renderText(from offset: Int, into surface: inout Surface) {
        let first = min(offset, overflow)
        let below = overflow - first
        let isCut = below > 0 && height > 1
        let shown = text.dropFirst(first).prefix(isCut ? height - 1 : height)
        for (y, line) in shown.enumerated() { surface.write(line, y: y) }
        guard isCut else { return }
        surface.draw(in: surface.bounds.lastRows(1).bottom) { _ = $0.writeMore(below + 1) }
    }
}
