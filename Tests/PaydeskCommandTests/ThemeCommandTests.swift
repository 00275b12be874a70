import Console
import Foundation
import TerminalUI
import Testing

@testable import PaydeskCommand

/// Themes as files: listed, shown and checked.
struct ThemeCommandTests {
    private let desk: TestDesk
    private static let bundled = TestDesk.package.appending(path: "themes").path

    init() throws {
        desk = try TestDesk()
        try desk.write("paydesk.yaml", "console: {theme: soft}")
        try FileManager.default.createDirectory(
            at: desk.home.appending(path: ".config/paydesk/themes"),
            withIntermediateDirectories: true
        )
    }

    /// A bundled theme's file, with something in it replaced.
    private func changed(_ name: String, _ old: String, _ new: String) throws -> String {
        let text = try String(contentsOfFile: "\(Self.bundled)/\(name).yaml", encoding: .utf8)
        try #require(text.contains(old))
        return text.replacingOccurrences(of: old, with: new)
    }

    @Test func `the list shows every theme, the one in use, and the operator's own`() async throws {
        try desk.write(
            ".config/paydesk/themes/mine.yaml",
            changed("light", "name: light", "name: mine")
        )
        try desk.write(".config/paydesk/themes/torn.yaml", "name: torn\n")
        let output = await desk.run(["theme", "list"]).output
            .replacingOccurrences(of: Self.bundled, with: "THEMES")
            .replacingOccurrences(of: desk.home.path, with: "~")
        #expect(
            output == """
                   theme                appearance  claims          file
                   color-blind-dark     dark        colorBlindSafe  THEMES/color-blind-dark.yaml
                   color-blind-light    light       colorBlindSafe  THEMES/color-blind-light.yaml
                   dark                 dark                        THEMES/dark.yaml
                   high-contrast        dark        highContrast    THEMES/high-contrast.yaml
                   high-contrast-light  light       highContrast    THEMES/high-contrast-light.yaml
                   light                light                       THEMES/light.yaml
                   monochrome           either                      THEMES/monochrome.yaml
                *  soft                 dark                        THEMES/soft.yaml
                   terminal             either                      THEMES/terminal.yaml
                   mine                 light                       ~/.config/paydesk/themes/mine.yaml
                   torn                 broken                      ~/.config/paydesk/themes/torn.yaml

                """
        )
    }

    @Test func `a theme of one's own takes the place of a bundled one`() async throws {
        let path = try desk.write(
            ".config/paydesk/themes/soft.yaml",
            changed("soft", "\"#ccd1da\"", "\"#ddd1da\"")
        )
        let list = await desk.run(["theme", "list", "--format", "csv"]).output
        #expect(list.contains("*,soft,dark,,\(path)\r\n"))
        let shown = await desk.run(["theme", "show"]).output
        #expect(shown.contains("#ddd1da"))
    }

    // MARK: Check

    @Test func `every problem is named with role, ground and ratio`() async throws {
        let path = try desk.write(
            "mine.yaml",
            changed("dark", "hint: {color: \"#a3adbd\"}", "hint: {color: \"#5b6270\"}")
                .replacingOccurrences(of: "name: dark", with: "name: mine")
        )
        let outcome = await desk.run(["theme", "check", path])
        #expect(outcome.status == .invalidData)
        #expect(outcome.errors == "paydesk: 6 problems in \(path).\n")
        #expect(
            outcome.output == """
                \(path): roles.hint: 2.9:1 on base, needs 4.5:1
                \(path): roles.hint: 1.91:1 on selection, needs 4.5:1
                \(path): roles.hint: 2.35:1 on selectionInactive, needs 4.5:1
                \(path): roles.hint: 2.51:1 on overlay, needs 4.5:1
                \(path): roles.hint: 2.6:1 on header, needs 4.5:1
                \(path): roles.hint: 2.6:1 on footer, needs 4.5:1

                """
        )
    }

    @Test func `what is no theme is told by the paths in the file`() async throws {
        let text = try changed("dark", "  faint: {color: \"#7b879b\"}\n", "")
            .replacingOccurrences(of: "{color: \"#9ba6b8\"}", with: "{color: grayish, blink: true}")
            .replacingOccurrences(of: "appearance: dark", with: "appearance: night")
        let path = try desk.write("dark.yaml", text)
        let outcome = await desk.run(["theme", "check", path])
        #expect(outcome.status == .invalidData)
        for problem in [
            "appearance is “night”, but must be dark, light or either",
            "roles.faint is missing",
            "roles.muted.blink means nothing in a theme",
            "roles.muted.color is “grayish”, but must be #rrggbb, default or the name of an ANSI "
                + "color such as bright-blue",
            "roles.label.blink means nothing in a theme",
        ] {
            #expect(outcome.output.contains("\(path): \(problem)\n"), "\(problem)")
        }
    }

    @Test(
        arguments: [
            ("", "keys with values"), ("dark: [", "while parsing"),
            ("- a\n- b\n", "keys with values"),
            ("name: x\nname: y\n", "duplicate"),
        ]
    )
    func `a file of another kind is refused, not believed`(
        _ text: String,
        _ problem: String
    ) async throws {
        let path = try desk.write("odd.yaml", text)
        let outcome = await desk.run(["theme", "check", path])
        #expect(outcome.status == .invalidData)
        #expect(outcome.output.lowercased().contains(problem), "\(outcome.output)")
        let missing = await desk.run(["theme", "check", "\(desk.home.path)/none.yaml"])
        #expect(missing.output.contains("cannot be read"))
    }

    @Test func `a theme that says another name than its file is told so`() async throws {
        let path = try desk.write("mine.yaml", changed("dark", "#", "#"))
        let outcome = await desk.run(["theme", "check", path])
        #expect(outcome.output == "\(path): name: is dark, but the file is called mine\n")
    }

    @Test func `every bundled theme passes by its name`() async throws {
        for file in ThemeLibrary(InstalledFiles(desk.context("dara", [:]))).files {
            let outcome = await desk.run(["theme", "check", file.name])
            #expect(outcome.status == .done, "\(outcome.output)")
            #expect(outcome.output == "\(file.path): everything can be read.\n")
        }
    }

    @Test func `a console with a broken theme names it and does not start`() async throws {
        try desk.write(".config/paydesk/themes/soft.yaml", "name: soft\nroles: {text: blue}\n")
        let outcome = await desk.run(["config", "check"])
        #expect(outcome.status == .configuration)
        #expect(outcome.errors.contains("themes/soft.yaml: roles.text is “blue”, but must be keys"))
        #expect(outcome.errors.contains("themes/soft.yaml: grounds is missing."))
        let unknown = await desk.run(
            ["config", "check"],
            environment: ["PAYDESK_CONSOLE_THEME": "../x"]
        )
        #expect(unknown.errors.contains("there is no theme ../x. Themes: color-blind-dark, "))
    }

    // MARK: Show

    @Test func `roles are shown with a sample, their color and what they mean`() async throws {
        let lines = await desk.run(["theme", "show", "dark"]).output.split(separator: "\n")
        #expect(lines.count == Role.allCases.count + 1)
        #expect(
            lines[0...2].joined(separator: "\n") == """
                sample      role                   color    attributes  contrast  on                     meaning
                Aa 1,250    text                   #d3d9e3              8.29      selection              ordinary text
                Aa 1,250    muted                  #9ba6b8              4.78      selection              text of second importance
                """
        )
        for role in Role.allCases {
            #expect(role.sample.utf8.count <= 10 && role.sample.allSatisfy(\.isASCII), "\(role)")
        }
    }

    /// On a terminal the samples are drawn in its colours; NO_COLOR leaves weight and underline.
    @Test(
        arguments: [
            (["TERM": "xterm-256color", "COLORTERM": "truecolor"], "\u{1B}[0;1;38;2;255;148;140;"),
            (["TERM": "xterm-256color"], "\u{1B}[0;1;38;5;210;"),
            (["TERM": "xterm"], "\u{1B}[0;1;91;40m"),
            (["TERM": "xterm", "NO_COLOR": "1"], "\u{1B}[0;1m"),
        ]
    )
    func `a terminal shows samples in its colors`(
        _ environment: [String: String],
        _ sequence: String
    ) async throws {
        let written = await desk.shown("dark", environment)
        let line = try #require(
            written.split(separator: "\n").first { $0.contains(" destructive ") }
        )
        #expect(line.hasPrefix(sequence), "\(line.debugDescription)")
        #expect(line.contains("Withdraw\u{1B}[0m"))
        let piped = await desk.run(["theme", "show", "dark"], environment: environment).output
        #expect(!piped.contains("\u{1B}"))
    }
}

extension TestDesk {
    /// What `theme show` writes to a terminal.
    fileprivate func shown(_ name: String, _ environment: [String: String]) async -> String {
        await run(["theme", "show", name], environment: environment, isOutputTerminal: true).output
    }
}
