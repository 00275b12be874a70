import TerminalUI
import Testing

/// What a terminal sends and what it means.
struct InputCase: CustomTestStringConvertible {
    let bytes: String
    let inputs: [Input]

    init(_ bytes: String, _ inputs: Input...) {
        self.bytes = bytes
        self.inputs = inputs
    }

    init(_ bytes: String, _ keys: [Key]) {
        self.bytes = bytes
        inputs = keys.map { .key($0) }
    }

    var testDescription: String { bytes.debugDescription }

    static let all = [
        InputCase("aộ陳", [.character("a"), .character("ộ"), .character("陳")]),
        InputCase("\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}OD", [.up, .down, .right, .left]),
        InputCase("\u{1B}[1~\u{1B}OF\u{1B}[H\u{1B}[4~", [.home, .end, .home, .end]),
        InputCase("\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~", [.pageUp, .pageDown, .insert, .delete]),
        InputCase("\u{1B}[1;5C\u{1B}[1;2D", [Key(.right, .ctrl), Key(.left, .shift)]),
        InputCase(
            "\u{1B}[3;3~\u{1B}[1;8A",
            [Key(.delete, .alt), Key(.up, [.ctrl, .alt, .shift])]
        ),
        InputCase("\u{1B}OP\u{1B}[15~\u{1B}[24~", [.function(1), .function(5), .function(12)]),
        InputCase("\t\u{1B}[Z", [.tab, .backTab]),
        InputCase("\r\u{7F}\u{8}", [.enter, .backspace, .backspace]),
        InputCase("\u{3}\u{1A}\u{12}\u{A}", [.ctrl("c"), .ctrl("z"), .ctrl("r"), .ctrl("j")]),
        InputCase("\u{0}\u{1C}\u{1F}", [.ctrl(" "), .ctrl("\\"), .ctrl("_")]),
        InputCase("\u{1B}", [.escape]),
        InputCase("\u{1B}x\u{1B}\u{7F}", [.alt("x"), Key(.backspace, .alt)]),
        InputCase("\u{1B}[<0;11;3M\u{1B}[<0;11;3m", .mouse(Mouse(.click, at: Point(x: 10, y: 2)))),
        InputCase(
            "\u{1B}[<64;1;1M\u{1B}[<65;300;1M",
            .mouse(Mouse(.wheelUp, at: .origin)),
            .mouse(Mouse(.wheelDown, at: Point(x: 299, y: 0)))
        ),
        InputCase("\u{1B}[<0;1\u{1B}[Aq", [.up, .character("q")]),
        InputCase("\u{1B}[200~q\rrm\t\u{1B}x\u{7}\u{1B}[201~", .paste("q\nrm\tx")),
        InputCase("\u{1B}[200~\u{1B}[201~\u{1B}[I\u{1B}[O", .focus(true), .focus(false)),
    ]
}
