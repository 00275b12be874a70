package import TerminalUI

/// What the environment says about the terminal.
package struct TerminalCapabilities: Equatable, Sendable {
    /// The value of `TERM`; empty if unset.
    package let terminal: String
    /// The most colours that may be used; the terminal's own description can lower it.
    package let colorDepth: ColorDepth
    /// Whether the terminal shows UTF-8.
    package let isUnicode: Bool
    /// Whether tmux stands between, so that some sequences need to be passed through.
    package let isTmux: Bool
    /// Whether the person sits at the far end of ssh.
    package let isRemote: Bool

    /// Whether lines, bars and marks are drawn in ASCII although the terminal shows UTF-8; text from
    /// outside stays what it is.
    package let prefersASCII: Bool
    /// Whether nothing is drawn that is no word, for screen readers.
    package let prefersLinear: Bool

    /// What shows long text, as words for the shell.
    package let pager: String
    /// What edits text, as words for the shell.
    package let editor: String

    /// Reads `TERM`, `COLORTERM`, `NO_COLOR`, `LC_ALL`, `LC_CTYPE`, `LANG`, `TMUX`, `SSH_TTY`,
    /// `PAGER`, `VISUAL`, `EDITOR`.
    ///
    /// - Parameters:
    ///   - environment: The process's environment.
    ///   - prefersASCII: Whether the person wants ASCII in any case.
    ///   - prefersLinear: Whether the screen is to be read aloud.
    package init(
        environment: [String: String],
        prefersASCII: Bool = false,
        prefersLinear: Bool = false
    ) {
        self.prefersASCII = prefersASCII
        self.prefersLinear = prefersLinear
        func program(_ names: [String], else standard: String) -> String {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? standard
        }
        pager = program(["PAGER"], else: "less")
        editor = program(["VISUAL", "EDITOR"], else: "vi")
        terminal = environment["TERM"] ?? ""
        let isPlain = ["", "dumb"].contains(terminal) || terminal.hasPrefix("vt")
        // https://no-color.org: present and not empty.
        if isPlain || environment["NO_COLOR"].map(\.isEmpty) == false {
            colorDepth = .monochrome
        } else if ["truecolor", "24bit"].contains(environment["COLORTERM"])
            || terminal.hasSuffix("-direct")
        {
            colorDepth = .trueColor
        } else {
            colorDepth = Self.shows256Colors(terminal) ? .indexed256 : .ansi16
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty }
        let encoding = locale?.lowercased() ?? ""
        isUnicode = encoding.contains("utf-8") || encoding.contains("utf8")
        isTmux = environment["TMUX"].map(\.isEmpty) == false
        isRemote = environment["SSH_TTY"].map(\.isEmpty) == false
    }

    /// The glyphs that the terminal can show and the person wants.
    package var glyphs: Glyphs {
        let glyphs: Glyphs = isUnicode && !prefersASCII ? .unicode : .ascii
        return prefersLinear ? glyphs.linear : glyphs
    }

    /// Names of terminal descriptions to try, best first.
    ///
    /// Modern terminals that name themselves understand what xterm does; their own descriptions
    /// are often not installed at the far end of ssh.
    var descriptions: [String] {
        guard !["", "dumb"].contains(terminal) else { return [] }
        return [terminal] + (Self.shows256Colors(terminal) ? ["xterm-256color"] : [])
    }

    private static func shows256Colors(_ terminal: String) -> Bool {
        let likeXterm = ["kitty", "foot", "alacritty", "ghostty", "wezterm", "contour", "rio"]
        return terminal.contains("256color") || likeXterm.contains { terminal.contains($0) }
    }
}
