/// The characters that draw lines, bars and marks: a Unicode set and its ASCII twin.
///
/// Every glyph is one column wide. A surface carries the set, so that a widget draws the same
/// picture on every terminal.
package struct Glyphs: Equatable, Sendable {
    /// The single line around a pane or a dialog.
    package struct Border: Equatable, Sendable {
        /// The corners, clockwise from the top left.
        package let corners: [Unicode.Scalar]
        /// The line across.
        package let horizontal: Unicode.Scalar
        /// The line down.
        package let vertical: Unicode.Scalar
    }

    /// The line around panes; nil draws none (a linear screen for screen readers).
    package var border: Border?
    /// Ends text that did not fit.
    package let ellipsis: Unicode.Scalar
    /// Stands at the start of the selected row.
    package let selection: Unicode.Scalar
    /// Stands before a marked row or a chosen thing.
    package let check: Unicode.Scalar
    /// Stands before a row that has just changed.
    package let fresh: Unicode.Scalar
    /// Stands there a little later, before it goes away.
    package let fading: Unicode.Scalar
    /// Takes something away.
    package let cross: Unicode.Scalar
    /// Sorted upwards.
    package let ascending: Unicode.Scalar
    /// Sorted downwards.
    package let descending: Unicode.Scalar
    /// Between two statements in one line.
    package let separator: Unicode.Scalar
    /// Stands for one hidden character.
    package let masked: Unicode.Scalar
    /// The part of a scroll bar that moves.
    package let thumb: Unicode.Scalar
    /// The part of a scroll bar that stays.
    package let track: Unicode.Scalar
    /// A column of a bar that grows to the right, from the least part to the whole.
    package let bar: [Unicode.Scalar]
    /// The rest of a bar.
    package let barEmpty: Unicode.Scalar
    /// A filled cell.
    package let block: Unicode.Scalar
    /// Heights of a sparkline, lowest first.
    package let levels: [Unicode.Scalar]

    /// Whether the characters are beyond ASCII.
    package var isUnicode: Bool { ellipsis == "…" }

    /// Whether the screen is meant for a screen reader: one thing in a line, in words, without
    /// lines, bars and signs, and the terminal's own cursor on whatever has the focus.
    package var isLinear: Bool { border == nil }

    /// This set for a screen reader.
    package var linear: Glyphs {
        var glyphs = self
        glyphs.border = nil
        return glyphs
    }

    /// What stands between two statements in one line.
    package var joint: String { isLinear ? ", " : " \(separator) " }

    /// A word behind the sign that stands for it; a reader is told the word alone.
    ///
    /// - Parameters:
    ///   - word: What the sign means.
    ///   - sign: The sign.
    ///   - asciiSign: Its twin.
    /// - Returns: Both, or the word.
    package func signed(
        _ word: String,
        _ sign: Unicode.Scalar,
        ascii asciiSign: Unicode.Scalar
    ) -> String {
        isLinear ? word : "\(isUnicode ? sign : asciiSign) \(word)"
    }

    /// For terminals that show UTF-8.
    package static let unicode = Glyphs(
        border: Border(corners: ["╭", "╮", "╯", "╰"], horizontal: "─", vertical: "│"),
        ellipsis: "…",
        selection: "▌",
        check: "✓",
        fresh: "•",
        fading: "·",
        cross: "✕",
        ascending: "▲",
        descending: "▼",
        separator: "·",
        masked: "•",
        thumb: "┃",
        track: "│",
        bar: ["╸", "━"],
        barEmpty: "─",
        block: "█",
        levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    )

    /// For everything else.
    package static let ascii = Glyphs(
        border: Border(corners: ["+", "+", "+", "+"], horizontal: "-", vertical: "|"),
        ellipsis: "~",
        selection: ">",
        check: "*",
        fresh: "+",
        fading: ".",
        cross: "x",
        ascending: "^",
        descending: "v",
        separator: "-",
        masked: "*",
        thumb: "#",
        track: "|",
        bar: ["="],
        barEmpty: ".",
        block: "#",
        levels: ["_", ".", "-", "=", "+", "*", "%", "#"]
    )

    /// Punctuation and signs that read the same in ASCII; letters are not replaced, names would
    /// change.
    package static let asciiTwins: [Unicode.Scalar: Unicode.Scalar] = [
        "·": "-", "–": "-", "—": "-", "•": "*", "…": ".", "×": "x", "→": ">", "←": "<",
        "≠": "#", "↑": "^", "↓": "v", "‘": "'", "’": "'", "“": "\"", "”": "\"", "\u{A0}": " ",
    ]

    /// What these glyphs draw for a text that may hide the start of an account: dashes in place of
    /// its dots would read as a line.
    func drawn(_ text: String) -> String {
        isUnicode ? text : text.replacing("····", with: "****")
    }

    /// What these glyphs draw for a scalar: the same, or its twin where they are ASCII.
    func drawn(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.isASCII || isUnicode ? scalar : Self.asciiTwins[scalar] ?? scalar
    }
}
