import Terminal
import TerminalUI
import Testing

struct TerminalCapabilitiesTests {
    @Test(
        arguments: [
            (["TERM": "xterm-256color"], .indexed256),
            (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .trueColor),
            (["TERM": "tmux-256color", "COLORTERM": "24bit"], .trueColor),
            (["TERM": "xterm-kitty"], .indexed256),
            (["TERM": "xterm-direct"], .trueColor),
            (["TERM": "xterm"], .ansi16),
            (["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"], .monochrome),
            (["TERM": "xterm-256color", "NO_COLOR": ""], .indexed256),
            (["TERM": "vt100", "COLORTERM": "truecolor"], .monochrome),
            (["TERM": "dumb"], .monochrome),
            ([:], .monochrome),
        ] as [([String: String], ColorDepth)]
    )
    func `colors follow TERM, COLORTERM and NO_COLOR`(
        _ environment: [String: String],
        _ depth: ColorDepth
    ) {
        #expect(TerminalCapabilities(environment: environment).colorDepth == depth)
    }

    @Test(
        arguments: [
            (["LANG": "en_US.UTF-8"], true),
            (["LANG": "de_DE.utf8"], true),
            (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false),
            (["LANG": "C", "LC_CTYPE": "C.UTF-8"], true),
            (["LANG": "C.UTF-8", "LC_ALL": ""], true),
            (["LANG": "en_US.ISO-8859-1"], false),
            ([:], false),
        ]
    )
    func `the locale decides between Unicode and ASCII`(
        _ environment: [String: String],
        _ isUnicode: Bool
    ) {
        let capabilities = TerminalCapabilities(environment: environment)
        #expect(capabilities.isUnicode == isUnicode)
        #expect(capabilities.glyphs == (isUnicode ? .unicode : .ascii))
    }

    @Test func `who wants ASCII gets it where there is UTF-8, too`() {
        let capabilities = TerminalCapabilities(
            environment: ["LANG": "C.UTF-8"],
            prefersASCII: true
        )
        #expect(capabilities.glyphs == .ascii)
        #expect(capabilities.isUnicode)
    }
}
