import Foundation

/// Sequences that ncurses does not send by itself (xterm's control sequences, ECMA-48).
enum ControlSequence {
    /// Bracketed paste, mouse buttons and wheel in SGR coding, focus reports.
    static let reportsOn = "\u{1B}[?2004h\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?1004h"
    static let reportsOff = "\u{1B}[?1004l\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"

    /// Everything back as it was: reports, keypad, cursor, colours, and the other screen, for a
    /// crash, when ncurses cannot be trusted any more.
    static let restoreAll =
        reportsOff + "\u{1B}[?1l\u{1B}>\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l\r"

    static let bell = "\u{07}"

    /// Puts text into the clipboard (OSC 52); through tmux if that stands between.
    static func copy(_ text: String, isTmux: Bool) -> String {
        let sequence = "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
        guard isTmux else { return sequence }
        // tmux hands on what stands in its own string, with every ESC doubled.
        return "\u{1B}Ptmux;\u{1B}\(sequence)\u{1B}\\"
    }

    /// Names the window (OSC 2); controls in the title would end the sequence.
    static func title(_ title: String) -> String {
        let visible = title.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        return "\u{1B}]2;\(String(String.UnicodeScalarView(visible)))\u{07}"
    }
}
