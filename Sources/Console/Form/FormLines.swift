import TerminalUI

/// The rows of a form with what explains them, as far as there is room: the row with the keys is
/// always on the screen, with its notes where they fit.
struct FormLines {
    enum Line: Equatable {
        case row(Int)
        case note(StyledText)
        case blank

        fileprivate var isNote: Bool { if case .note = self { true } else { false } }
    }

    /// How many lines are on the screen.
    var count: Int { visible.count }

    private let visible: ArraySlice<Line>

    init(_ lines: [Line], focus: Int, height: Int) {
        let place = lines.firstIndex(of: .row(focus)) ?? 0
        let notes = lines.dropFirst(place + 1).prefix(while: \.isNote)
        let first = min(place, max(0, place + notes.count + 1 - height))
        visible = lines.dropFirst(first).prefix(height)
    }

    /// Draws the lines, a row as its form does.
    func render(into surface: inout Surface, row: (Int, inout Surface) -> Void) {
        for (y, line) in visible.enumerated() {
            surface.draw(in: Rect(x: 0, y: y, width: surface.width, height: 1)) { area in
                switch line {
                case .row(let place): row(place, &area)
                case .note(let text): area.write(text, x: FormLayout.noteIndent, y: 0)
                case .blank: break
                }
            }
        }
    }
}
