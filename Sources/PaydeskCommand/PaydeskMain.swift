import ArgumentParser
import Foundation

/// Runs the command line and turns what went wrong into one sentence and an exit status.
package enum PaydeskMain {
    /// Runs the process's arguments.
    ///
    /// Does not return when something went wrong.
    package static func main() async {
        Allocator.keepSmall()
        let context = CommandContext.process
        let status = await run(Array(CommandLine.arguments.dropFirst()), in: context)
        if status != .done { exit(status.rawValue) }
    }

    /// Runs arguments.
    ///
    /// - Parameters:
    ///   - arguments: Without the program's name.
    ///   - context: The outside things.
    /// - Returns: The exit status.
    package static func run(_ arguments: [String], in context: CommandContext) async -> ExitStatus {
        do {
            let command = try parse(arguments)
            if let command = command as? any ContextCommand {
                try await command.run(in: context)
            } else {
                // Help and version are commands of the parser's own.
                var command = command
                try command.run()
            }
            return .done
        } catch let failure as CommandFailure {
            if !failure.message.isEmpty { context.writeError("paydesk: \(failure.message)\n") }
            return failure.status
        } catch {
            return report(error, of: arguments, context)
        }
    }

    /// Parses the console, which most runs are for, alone.
    ///
    /// The tree of all commands and their help takes a tenth of the time until it shows. What is
    /// no run of the console is for the tree.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        let name = OpenConsole.configuration.commandName
        if arguments.isEmpty || arguments.first == name,
            let console = try? OpenConsole.parse(Array(arguments.dropFirst()))
        {
            return console
        }
        return try Paydesk.parseAsRoot(arguments)
    }

    private static func report(
        _ error: any Error,
        of arguments: [String],
        _ context: CommandContext
    ) -> ExitStatus {
        switch Paydesk.exitCode(for: error) {
        case .success:
            context.write(Paydesk.fullMessage(for: error) + "\n")
            return .done
        case .validationFailure:
            let unknown = (try? CommandTree.paydesk()).flatMap {
                UnknownCommand(in: arguments, of: $0)
            }
            context.writeError("paydesk: \(unknown?.message ?? Paydesk.message(for: error))\n")
            return .usage
        default:
            context.writeError("paydesk: \(Paydesk.message(for: error))\n")
            return .internal
        }
    }
}
