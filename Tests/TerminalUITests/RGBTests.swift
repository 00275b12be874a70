import TerminalUI
import Testing

struct RGBTests {
    @Test func `hexadecimal notation is six digits`() {
        #expect(RGB(hex: "#1a2B3c") == RGB(0x1A, 0x2B, 0x3C))
        #expect(RGB(hex: "1a2b3c") == nil)
        #expect(RGB(hex: "#1a2b3") == nil)
        #expect(RGB(hex: "#+a2b3c") == nil)
        #expect(RGB(hex: "#1a2b3g") == nil)
    }

    @Test func `contrast is that of WCAG`() {
        #expect(RGB(0, 0, 0).contrast(with: RGB(255, 255, 255)) == 21)
        #expect(RGB(9, 9, 9).contrast(with: RGB(9, 9, 9)) == 1)
        // The grey that is the lightest to pass on white.
        let grey = RGB(0x76, 0x76, 0x76).contrast(with: RGB(255, 255, 255))
        #expect(grey > 4.5 && grey < 4.6)
    }

    @Test func `a color is brought to what the terminal has`() throws {
        let amber = try #require(ThemeColor("#ffaf00"))
        #expect(amber.number(at: .trueColor) == 0xFFAF00)
        #expect(amber.number(at: .indexed256) == 214)
        #expect(amber.number(at: .ansi16) == 11)
        #expect(amber.number(at: .ansi8) == 3)
        #expect(amber.number(at: .monochrome) == nil)
        let sky = try #require(ThemeColor("#86b6ff"))
        #expect(sky.number(at: .ansi16) == 12)
        #expect(sky.number(at: .ansi8) == 6)
        #expect(ThemeColor("#1857b5")?.number(at: .ansi8) == 4)
        #expect(ThemeColor("bright-blue")?.number(at: .ansi8) == 4)
        #expect(ThemeColor("default")?.number(at: .trueColor) == nil)
        // Below 8 a direct color would be taken for an ANSI color.
        #expect(ThemeColor("#000000")?.number(at: .trueColor) == 8)
    }
}
