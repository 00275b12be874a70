import ArgumentParser
import Console
import TerminalUI

/// The command `paydesk keys`.
struct Keys: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the console's keys as they are configured, as Markdown tables."
    )

    @OptionGroup var shared: SharedOptions

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let keymap = try composition.keymap()
        context.write(CommandHints.markdown(ConsoleCommand.descriptions, keymap: keymap) + "\n")
    }
}
