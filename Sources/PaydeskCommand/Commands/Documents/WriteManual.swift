import ArgumentParser
import Console
import TerminalUI

/// The command `paydesk man`.
struct WriteManual: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "man",
        abstract: "Write the manual page paydesk(1) in roff.",
        discussion: """
            It is made when it is asked for, of the declarations that the program runs by, and so is \
            never out of date. Read it with `paydesk man | man -l -`, or install it:

            paydesk man > ~/.local/share/man/man1/paydesk.1
            """
    )

    func run(in context: CommandContext) async throws {
        let page = ManualPage(
            tree: try .paydesk(),
            keymap: try Keymap(ConsoleCommand.descriptions)
        )
        context.write(page.text)
    }
}
