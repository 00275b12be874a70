import CNcurses
import Glibc
import TerminalUI

/// Brings a surface onto the screen and sends only what changed.
struct Painter {
    /// What can change how every cell looks.
    private struct Ink: Hashable {
        let role: Role
        let ground: Ground
        let emphasis: Emphasis
    }

    private struct Brush {
        let attributes: attr_t
        let pair: Int32
    }

    private struct Colors: Hashable {
        let foreground: Int?
        let background: Int?
    }

    private let depth: ColorDepth
    private let isUnicode: Bool
    private var theme: Theme?
    private var brushes: [Ink: (written: Brush, blank: Brush)] = [:]
    private var pairs: [Colors: Int32] = [:]
    private var painted: Surface?
    /// What of a row is being handed to ncurses, and the text of one of its cells.
    private var line: [cchar_t] = []
    private var text: [wchar_t] = []

    init(depth: ColorDepth, isUnicode: Bool) {
        self.depth = depth
        self.isUnicode = isUnicode
    }

    /// Forgets what is on the screen, after something else wrote there.
    mutating func invalidate() {
        painted = nil
    }

    /// Shows a surface of the screen's size.
    ///
    /// - Parameters:
    ///   - surface: What to show.
    ///   - theme: How roles look.
    /// - Returns: What ncurses has no words for, to be sent after it.
    mutating func paint(_ surface: Surface, theme: Theme) -> String {
        let screen = unsafe cn_screen()
        if theme != self.theme {
            self.theme = theme
            brushes = [:]
            pairs = [:]
            painted = nil
        }
        if painted?.gridSize != surface.gridSize { painted = nil }
        if painted == nil {
            unsafe wclear(screen)
            unsafe clearok(cn_current_screen(), true)
        }
        for y in 0..<surface.gridSize.height {
            unsafe paintRow(y, of: surface, theme, on: screen)
        }
        let links = unsafe newLinks(of: surface, on: screen)
        // Hidden or not, it stands where the person's attention is: readers follow it.
        if let cursor = surface.cursor {
            unsafe wmove(screen, Int32(cursor.point.y), Int32(cursor.point.x))
        }
        curs_set(surface.cursor?.isVisible == true ? 1 : 0)
        painted = surface
        unsafe wnoutrefresh(screen)
        doupdate()
        return links.map { sequence(of: $0, theme) }.joined()
    }

    /// The links that the terminal does not know yet, in rows that it is about to draw anyway.
    private func newLinks(
        of surface: Surface,
        on screen: UnsafeMutablePointer<WINDOW>?
    ) -> [Link] {
        let links = surface.links.filter { $0.isVisible(on: surface) }
        let known = painted.map { before in before.links.filter { $0.isVisible(on: before) } } ?? []
        let gone = known.filter { !links.contains($0) }
        // The text of a link that is gone may stay as it is, and ncurses would not touch it.
        for link in gone { unsafe wredrawln(screen, Int32(link.point.y), 1) }
        let redrawn = Set(gone.map(\.point.y))
        return links.filter { link in
            let y = link.point.y
            return redrawn.contains(y) || !known.contains(link) || painted?.row(y) != surface.row(y)
        }
    }

    /// Writes a link once more where it stands, as a link (OSC 8); ncurses knows none.
    private func sequence(of link: Link, _ theme: Theme) -> String {
        guard let first = link.cells.first else { return "" }
        let look = theme.look(first.role, on: first.ground, first.emphasis, at: depth)
        let text = link.cells.filter { !$0.isContinuation }.flatMap(\.scalars)
        return ControlSequence.link(
            String(String.UnicodeScalarView(text)),
            to: link.address,
            at: link.point,
            look: look.sequence(at: depth)
        )
    }

    private mutating func paintRow(
        _ y: Int,
        of surface: Surface,
        _ theme: Theme,
        on screen: UnsafeMutablePointer<WINDOW>?
    ) {
        let row = surface.row(y)
        let columns = painted.map { surface.changes(from: $0, in: y) } ?? row.indices
        guard !columns.isEmpty else { return }
        line.removeAll(keepingCapacity: true)
        var known: (ink: Ink, brushes: (written: Brush, blank: Brush))?
        for index in columns where !row[index].isContinuation {
            let cell = row[index]
            // Neighbours mostly look alike, which spares the look-up.
            let ink = Ink(role: cell.role, ground: cell.ground, emphasis: cell.emphasis)
            if known?.ink != ink { known = (ink, brushes(for: ink, theme)) }
            guard let brushes = known?.brushes else { continue }
            let next = index + Int(cell.width)
            let isFollowed = next < row.endIndex && row[next].isRightToLeft
            append(
                cell,
                cell.isBlank ? brushes.blank : brushes.written,
                endsRightToLeft: cell.isRightToLeft && !isFollowed
            )
        }
        let x = columns.lowerBound - row.startIndex
        unsafe mvwadd_wchnstr(screen, Int32(y), Int32(x), line, Int32(line.count))
    }

    private mutating func brushes(
        for ink: Ink,
        _ theme: Theme
    ) -> (written: Brush, blank: Brush) {
        if let brushes = brushes[ink] { return brushes }
        let written = brush(for: ink, theme)
        // A blank without a look of its own stays as it is whatever comes beside it.
        let isSeen = written.attributes & (cn_reverse | cn_underline) != 0
        let plain = Ink(role: .text, ground: ink.ground, emphasis: [])
        let both = (written: written, blank: isSeen ? written : brush(for: plain, theme))
        brushes[ink] = both
        return both
    }

    private mutating func brush(for ink: Ink, _ theme: Theme) -> Brush {
        let look = theme.look(ink.role, on: ink.ground, ink.emphasis, at: depth)
        return Brush(
            attributes: Self.attributes(look.attributes),
            pair: pair(Colors(foreground: look.foreground, background: look.background))
        )
    }

    /// The number of a pair of colours; 0, the terminal's own, if there is no room for another.
    private mutating func pair(_ colors: Colors) -> Int32 {
        guard depth > .monochrome else { return 0 }
        if colors.foreground == nil && colors.background == nil { return 0 }
        if let pair = pairs[colors] { return pair }
        let pair = Int32(pairs.count + 1)
        let (foreground, background) = (colors.foreground ?? -1, colors.background ?? -1)
        guard pair < cn_color_pairs(),
            init_extended_pair(pair, Int32(foreground), Int32(background)) == OK
        else { return 0 }
        pairs[colors] = pair
        return pair
    }

    private mutating func append(_ cell: Cell, _ brush: Brush, endsRightToLeft: Bool) {
        let count = spell(cell)
        if endsRightToLeft && isUnicode { text.append(Self.leftToRightMark) }
        text.append(0)
        var complex = cchar_t()
        unsafe cn_set_cell(&complex, text, brush.attributes, brush.pair)
        for _ in 0..<count { line.append(complex) }
    }

    /// Puts into `text` what to send for a cell; a stand-in for what cannot be sent.
    ///
    /// Without UTF-8 that is everything beyond ASCII. With it, scalars to which a newer C library
    /// gives another width than ours: its idea of the column would drift from ours.
    ///
    /// - Parameter cell: The cell.
    /// - Returns: In how many cells of the screen it stands.
    private mutating func spell(_ cell: Cell) -> Int {
        let base = wchar_t(bitPattern: cell.scalar.value)
        text.removeAll(keepingCapacity: true)
        guard cell.scalar.isASCII || (isUnicode && wcwidth(base) == Int32(cell.width)) else {
            text.append(wchar_t(bitPattern: (Glyphs.asciiTwins[cell.scalar] ?? "?").value))
            return Int(cell.width)
        }
        text.append(base)
        if isUnicode && cell.marks != .zero {
            text += cell.scalars.dropFirst().map { wchar_t(bitPattern: $0.value) }
        }
        return 1
    }

    /// U+200E: what follows does not continue the text from right to left before it (UAX #9).
    private static let leftToRightMark: wchar_t = 0x200E

    private static func attributes(_ attributes: Attributes) -> attr_t {
        let all: [(Attributes, attr_t)] = [
            (.bold, cn_bold), (.underline, cn_underline), (.italic, cn_italic),
            (.reverse, cn_reverse), (.dim, cn_dim),
        ]
        return all.reduce(0) { attributes.contains($1.0) ? $0 | $1.1 : $0 }
    }
}
