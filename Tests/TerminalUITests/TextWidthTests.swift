import TerminalUI
import Testing

struct TextWidthTests {
    @Test(
        arguments: [
            ("NGUYEN", 6), ("Nguyễn", 6), ("Nguye\u{302}\u{303}n", 6), ("陳大文", 6), ("ដារ៉ា", 4),
            ("রহিম", 4), ("한글", 4), ("👍🏽", 4), ("مرحبا", 5), ("", 0),
        ]
    )
    func `a text is as wide as a terminal shows it`(_ text: String, _ width: Int) {
        #expect(TextWidth.width(of: text) == width)
    }

    @Test(
        arguments: [
            ("a\u{1B}[31mb", "a␛[31mb"), ("tab\there", "tab␉here"), ("\u{7F}", "␡"),
            ("pay\u{202E}eno", "pay\u{FFFD}eno"), ("\u{200D}x\u{FE0F}", "\u{FFFD}x"),
            ("\u{9B}2J", "\u{FFFD}2J"),
            ("\u{301}x", "\u{25CC}\u{301}x"), ("\u{378}", "\u{FFFD}"),
        ]
    )
    func `text from outside cannot command the terminal`(_ text: String, _ shown: String) {
        #expect(TextWidth.sanitized(text) == shown)
    }

    @Test(
        arguments: [
            // In their place: between Khmer words, in a family, in a flag spelt in tags.
            ("ភ្នំ\u{200B}ពេញ", "ភ្នំពេញ"), ("👩\u{200D}👧", "👩👧"), ("❤\u{FE0F}", "❤"),
            ("🏴\u{E0067}\u{E007F}", "🏴"),
            // Anywhere else.
            ("PAY\u{200B}PAL", "PAY\u{FFFD}PAL"), ("a\u{200D}b", "a\u{FFFD}b"),
            ("\u{E0041}x", "\u{FFFD}x"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
        ]
    )
    func `what is not seen is shown, but where a script needs it`(_ text: String, _ shown: String) {
        #expect(TextWidth.sanitized(text) == shown)
    }

    @Test func `clipping keeps the start, and never half a character`() {
        #expect(TextWidth.clip("payout", to: 6) == "payout")
        #expect(TextWidth.clip("payout", to: 5) == "payo…")
        #expect(TextWidth.clip("陳大文", to: 4) == "陳…")
        #expect(TextWidth.clip("payout", to: 1) == "…")
        #expect(TextWidth.clip("payout", to: 0) == "")
        #expect(TextWidth.clip("payout", to: 4, ellipsis: "~") == "pay~")
    }

    @Test func `clipping in the middle keeps both ends`() {
        #expect(TextWidth.clipMiddle("2026112012280742917", to: 9) == "2026…2917")
        #expect(TextWidth.clipMiddle("2026112012280742917", to: 8) == "2026…917")
        #expect(TextWidth.clipMiddle("short", to: 9) == "short")
        #expect(TextWidth.clipMiddle("short", to: 1) == "…")
    }

    @Test func `padding fills to an exact width`() {
        #expect(TextWidth.pad("陳", to: 4) == "陳  ")
        #expect(TextWidth.pad("12", to: 4, .trailing) == "  12")
        #expect(TextWidth.pad("payout", to: 4) == "pay…")
    }
}
