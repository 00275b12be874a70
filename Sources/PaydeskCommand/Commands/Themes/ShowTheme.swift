import ArgumentParser
import Terminal
import TerminalUI

/// The command `paydesk theme show`.
struct ShowTheme: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show every role of a theme with a sample, its color and what it means.",
        discussion: """
            The contrast is the least of all grounds that the role is seen on. Samples are drawn \
            where the output is a terminal, in as many colors as that has; NO_COLOR leaves weight, \
            underline and reverse.
            """
    )

    @Argument(help: "The theme; without it, the one in use.", completion: .themes)
    var name: String?
    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions

    struct Row: Encodable {
        let role: String
        let color: String
        let attributes: [String]
        let contrast: Double?
        let ground: String?
        let meaning: String
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let theme = try composition.themes.theme(name ?? composition.configuration.themeName)
        let rows = Role.allCases.map { Self.row($0, theme) }
        let result = CommandOutput(
            payload: rows,
            columns: ["sample", "role", "color", "attributes", "contrast", "on", "meaning"],
            rows: rows.map { row in
                [
                    Role(rawValue: row.role)?.sample ?? "", row.role, row.color,
                    row.attributes.joined(separator: " "), row.contrast.map { "\($0)" } ?? "–",
                    row.ground ?? "", row.meaning,
                ]
            }
        )
        let text = try result.text(output.format)
        let isDrawn = output.format == .table && context.isOutputTerminal
        context.write(isDrawn ? Self.drawn(text, theme, context.environment) : text)
    }

    private static func row(_ role: Role, _ theme: Theme) -> Row {
        let ink = theme.ink(role)
        let contrasts = role.grounds.compactMap { ground in
            theme.contrast(of: role, on: ground).map { (ratio: $0, ground: ground) }
        }
        let least = contrasts.min { $0.ratio < $1.ratio }
        return Row(
            role: role.rawValue,
            color: ink.color.name,
            attributes: ink.attributes.names,
            contrast: least.map { ($0.ratio * 100).rounded(.down) / 100 },
            ground: least?.ground.rawValue,
            meaning: role.meaning
        )
    }

    /// The table with each sample as the console would draw it.
    private static func drawn(
        _ table: String,
        _ theme: Theme,
        _ environment: [String: String]
    ) -> String {
        let depth = TerminalCapabilities(environment: environment).colorDepth
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
        let rows = Role.allCases.map { (role: $0, sample: $0.sample) }
        return lines.enumerated().map { index, line in
            // The first line is the table's head.
            guard index > 0, index <= rows.count else { return String(line) }
            let (role, sample) = rows[index - 1]
            let look = theme.look(role, on: role.grounds[0], at: depth)
            let plain = line.dropFirst(sample.count)
            return look.sequence(at: depth) + sample + Theme.Look.reset + plain
        }
        .joined(separator: "\n")
    }
}
