import ArgumentParser

/// The command `paydesk config`.
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Look at the configuration.",
        subcommands: [Check.self]
    )

    /// The command `paydesk config check`.
    struct Check: ContextCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check the configuration and show every value with where it came from."
        )

        @OptionGroup var shared: SharedOptions
        @OptionGroup var output: FormatOptions

        struct Row: Encodable {
            let setting: String
            let value: String
            let source: String
        }

        func run(in context: CommandContext) async throws {
            let composition = try Composition(context, configPath: shared.config)
            _ = try composition.theme()
            for hiding in try composition.keyHidings(composition.keymap()) {
                context.writeError("paydesk: \(hiding).\n")
            }
            let rows = composition.configuration.origins.map {
                Row(setting: $0.path, value: $0.value, source: $0.source)
            }
            let result = CommandOutput(
                payload: rows,
                columns: ["setting", "value", "source"],
                rows: rows.map { [$0.setting, $0.value, $0.source] }
            )
            context.write(try result.text(output.format))
        }
    }
}
