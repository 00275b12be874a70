import Foundation
import TerminalUI

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

    /// Puts text into the clipboard (OSC 52).
    ///
    /// Of tmux nobody knows what it is set to: with `set-clipboard on` it takes the sequence itself,
    /// with `allow-passthrough on` it hands it on, so it gets both.
    static func copy(_ text: String, isTmux: Bool) -> String {
        let sequence = "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
        return isTmux ? sequence + passed(sequence, isTmux: true) : sequence
    }

    /// Rings, and shows a line on the desktop.
    ///
    /// OSC 9 is for iTerm2, kitty and others, OSC 777 for urxvt, foot and Ghostty; a terminal that
    /// knows neither only rings.
    ///
    /// A semicolon would part OSC 777's fields, and a digit after OSC 9 would be a command of
    /// ConEmu's; the text begins with a letter by itself.
    static func notify(_ text: String, isTmux: Bool) -> String {
        let line = visible(text).split(separator: ";").joined(separator: ",")
            .prefix(maximumNotice)
        return bell + passed("\u{1B}]9;Paydesk: \(line)\u{07}", isTmux: isTmux)
            + passed("\u{1B}]777;notify;Paydesk;\(line)\u{07}", isTmux: isTmux)
    }

    /// The most characters of a line on the desktop.
    private static let maximumNotice = 200

    /// A sequence for the terminal itself: tmux hands on what stands in its own string, with
    /// every ESC doubled.
    private static func passed(_ sequence: String, isTmux: Bool) -> String {
        isTmux ? "\u{1B}Ptmux;\u{1B}\(sequence)\u{1B}\\" : sequence
    }

    /// Text without controls, C1 among them, which would end a sequence or begin another.
    private static func visible(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Writes text that leads to an address (OSC 8), and puts cursor and colours back.
    ///
    /// - Parameters:
    ///   - text: What stands there.
    ///   - address: Where it leads.
    ///   - point: Where it stands.
    ///   - look: What makes the terminal write as the text looks.
    /// - Returns: The sequence.
    static func link(_ text: String, to address: String, at point: Point, look: String) -> String {
        let place = "\u{1B}[\(point.y + 1);\(point.x + 1)H"
        let words = "\u{1B}]8;;\(visible(address))\u{1B}\\\(visible(text))\u{1B}]8;;\u{1B}\\"
        return "\u{1B}7\(place)\(look)\(words)\u{1B}8"
    }

    /// Names the window (OSC 2); controls in the title would end the sequence.
    static func title(_ title: String) -> String {
        "\u{1B}]2;\(visible(title))\u{07}"
    }
}
