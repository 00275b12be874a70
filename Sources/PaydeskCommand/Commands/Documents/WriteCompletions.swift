import ArgumentParser
import Payouts

/// The command `paydesk completions`.
struct WriteCompletions: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Write a script that completes commands, options and values in a shell.",
        discussion: """
            It is made when it is asked for, of the declarations that the program runs by; make it \
            anew after an update. Themes are looked up whenever the shell asks.

            bash: paydesk completions bash > ~/.local/share/bash-completion/completions/paydesk

            zsh: paydesk completions zsh > DIR/_paydesk, where DIR is in your fpath

            fish: paydesk completions fish > ~/.config/fish/completions/paydesk.fish
            """
    )

    /// The words of a filter that a shell completes.
    static let filterWords =
        PayoutStatus.allCases.map { "status:\($0.rawValue)" }
        + ProviderID.allCases.map { "provider:\($0.rawValue)" }

    /// The shells that have completions.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        var completionShell: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "The shell.") var shell: Shell

    func run(in context: CommandContext) async throws {
        let script = Paydesk.completionScript(for: shell.completionShell)
        context.write((shell == .zsh ? Self.withWholeWords(script) : script) + "\n")
    }

    /// zsh takes what follows a colon for an explanation of the word before it.
    private static func withWholeWords(_ script: String) -> String {
        filterWords.reduce(script) { script, word in
            script.replacing("'\(word)'", with: "'\(word.replacing(":", with: "\\:"))'")
        }
    }
}
