import ArgumentParser
import Console
import TerminalUI

/// The command `paydesk keys`.
struct Keys: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Print the console's keys as they are configured, as Markdown tables."
    )

    @OptionGroup var shared: SharedOptions
    @Flag(help: "One table with a row for each part of the screen.") var short = false

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let keymap = try composition.keymap()
        let commands = ConsoleCommand.descriptions
        let text =
            short
            ? CommandHints.markdownSummary(commands, keymap: keymap)
            : CommandHints.markdown(commands, keymap: keymap)
        context.write(text + "\n")
    }
}
