import ArgumentParser
import Foundation
import TerminalUI

/// The command `paydesk theme`.
struct ThemeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: "List, show and check how the console can look.",
        discussion: """
            A theme is a YAML file; your own go to ~/.config/paydesk/themes, and one that is called \
            like a bundled theme takes its place. console.theme in the configuration names the one \
            in use; in the console, T tries them on. A running console takes up changes of its \
            theme's file at once.
            """,
        subcommands: [ListThemes.self, ShowTheme.self, CheckTheme.self]
    )
}

/// The command `paydesk theme list`.
struct ListThemes: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the themes, bundled ones first."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions

    struct Row: Encodable {
        let name: String
        let appearance: String?
        let claims: [String]
        let isInUse: Bool
        let path: String
        let problems: [String]
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let library = composition.themes
        let rows = library.files.map { file in
            switch library.read(file) {
            case .success(let theme):
                Row(
                    name: file.name,
                    appearance: theme.appearance.rawValue,
                    claims: theme.claims.map(\.rawValue).sorted(),
                    isInUse: file.name == composition.configuration.themeName,
                    path: file.path,
                    problems: []
                )
            case .failure(let error):
                Row(
                    name: file.name,
                    appearance: nil,
                    claims: [],
                    isInUse: file.name == composition.configuration.themeName,
                    path: file.path,
                    problems: error.problems
                )
            }
        }
        let result = CommandOutput(
            payload: rows,
            columns: ["", "theme", "appearance", "claims", "file"],
            rows: rows.map { row in
                [
                    row.isInUse ? "*" : "", row.name, row.appearance ?? "broken",
                    row.claims.joined(separator: " "), row.path,
                ]
            }
        )
        context.write(try result.text(output.format))
    }
}

/// The command `paydesk theme check`.
struct CheckTheme: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that everything in a theme can be read, and say what cannot.",
        discussion: """
            Text needs a contrast of 4.5:1 with every ground that it is seen on, lines and pictures \
            3:1; highContrast: true raises that to 7:1 and 4.5:1, and colorBlindSafe: true demands \
            that the colors of statuses differ as people without one kind of cones see them. ANSI \
            colors are measured as xterm shows them. Problems end it with status 65.
            """
    )

    @Argument(help: "The theme's file, or the name of a theme.", completion: .themes)
    var file: String

    func run(in context: CommandContext) async throws {
        let path = try Self.path(file, ThemeLibrary(InstalledFiles(context)))
        let problems = Self.problems(path)
        guard !problems.isEmpty else {
            context.write("\(path): everything can be read.\n")
            return
        }
        context.write(problems.map { "\(path): \($0)\n" }.joined())
        let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
        throw CommandFailure(.invalidData, "\(count) in \(path).")
    }

    /// What is called like a file is one; anything else is a theme's name.
    private static func path(
        _ text: String,
        _ library: ThemeLibrary
    ) throws(CommandFailure) -> String {
        if text.contains("/") || text.hasSuffix(".yaml") { return text }
        return try library.file(text).path
    }

    private static func problems(_ path: String) -> [String] {
        do throws(ThemeLibrary.Unreadable) {
            let theme = try ThemeLibrary.theme(at: path)
            let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            let misnamed =
                theme.name == name
                ? [] : ["name: is \(theme.name), but the file is called \(name)"]
            return misnamed + theme.shortfalls.map(\.description)
        } catch {
            return error.problems
        }
    }
}
