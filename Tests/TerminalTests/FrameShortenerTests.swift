import Testing

@testable import Terminal

/// What goes over the wire is shorter, and shows the same.
struct FrameShortenerTests {
    private func sent(_ frames: String...) -> [String] {
        var shortener = FrameShortener()
        // As ncurses begins.
        _ = shortener.shortened(Array("\u{1B}(B\u{1B}[m\u{1B}[39;49m".utf8))
        return frames.map { frame in
            let bytes = shortener.shortened(Array(frame.utf8))
            return String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "^")
        }
    }

    private static let end = "\u{1B}[39;49m\u{1B}(B\u{1B}[m"

    @Test(
        arguments: [
            // One colour is new, the other was there.
            ("^[38;5;1m^[48;5;2mx^[38;5;3m^[48;5;2my", "^[38;5;1;48;5;2mx^[38;5;3my^[m"),
            ("^[31m^[42mx^[91m^[42my", "^[31;42mx^[91my^[m"),
            ("^[38;2;1;2;3m^[48;2;4;5;6mx", "^[38;2;1;2;3;48;2;4;5;6mx^[m"),
            // Nothing was drawn with the first pen.
            ("^[38;5;1m^[48;5;2m^[3;4H^[38;5;7m^[48;5;2mx", "^[3;4H^[38;5;7;48;5;2mx^[m"),
            // Blanks have a ground only.
            ("^[48;5;2m^[38;5;1mx^[38;5;3m   ^[5X^[38;5;1my", "^[38;5;1;48;5;2mx   ^[5Xy^[m"),
            ("^[38;5;1m^[48;5;2m  ^[38;5;3m^[48;5;2mx", "^[48;5;2m  ^[38;5;3mx^[m"),
            ("^[0;1;32mx^[0m ^[0;32my", "^[1;32mx ^[22my^[m"),
            ("^[0;7;31mx^[0;7;32m y", "^[7;31mx^[32m y^[m"), ("^[0;4mx^[0m ", "^[4mx^[m "),
            ("^[48;5;2mx^[48;5;4m^[K", "^[48;5;2mx^[48;5;4m^[K^[m"),
            // What scrolls in has the ground of the pen.
            ("^[48;5;2m^[24;1H\n", "^[24;1H^[48;5;2m\n^[m"),
            // An attribute ends alone where there are colours, and with everything where not.
            (
                "^[0;1m^[38;5;1m^[48;5;2mx^(B^[0m^[38;5;1m^[48;5;2my",
                "^[1;38;5;1;48;5;2mx^[22my^[m"
            ),
            ("^[0;1mx^(B^[0my", "^[1mx^[my"), ("^[0;7;4mx^[0;4my", "^[4;7mx^[0;4my^[m"),
            ("^[4;31mx^[24my", "^[4;31mx^[24my^[m"),
            // A character set that is there already.
            ("^(Bx^(B\u{F}y\u{F}^(0z^(B", "x\u{F}y^(0z^(B"),
            // What is not known is left as it is.
            ("^[?25l^[1;5r^Mx", "^[?25l^[1;5r^Mx"),
            ("^[4;31mx^[38:2::1:2:3my^[31mz", "^[4;31mx^[38:2::1:2:3my^[31mz^[39;49m^(B^[m"),
            ("陳 ដា\u{8}\r", "陳 ដា\u{8}\r"), ("", ""),
        ]
    )
    func `a pen is sent when something is drawn with it`(_ frame: String, _ short: String) {
        let whole = frame.isEmpty ? "" : frame.replacing("^", with: "\u{1B}") + Self.end
        #expect(sent(whole) == [short])
    }

    @Test func `each frame begins without colors, and after another program with all of it`() {
        var shortener = FrameShortener()
        let frame = Array("\u{1B}[31mx\u{1B}[m".utf8)
        let texts = (0..<3).map { index in
            if index == 2 { shortener.invalidate() }
            return String(decoding: shortener.shortened(frame), as: UTF8.self)
        }
        #expect(texts == ["\u{1B}[0;31mx\u{1B}[m", "\u{1B}[31mx\u{1B}[m", "\u{1B}[0;31mx\u{1B}[m"])
    }
}
