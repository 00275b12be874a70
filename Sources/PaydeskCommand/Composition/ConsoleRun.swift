import Console
import Foundation
import PayoutService
import Terminal
import TerminalUI

/// One run of the console in the terminal, with the workers beside it.
struct ConsoleRun {
    let composition: Composition
    let service: PayoutService
    let runsWorkers: Bool
    /// Whether lines, bars and marks are drawn in ASCII, whatever the configuration says.
    let prefersASCII: Bool

    /// Runs until the operator leaves, then lets what is in flight end.
    func run() async throws {
        let keymap = try composition.keymap()
        let themes = ThemesClient(
            composition.themes,
            name: composition.configuration.themeName,
            first: try composition.theme()
        )
        let capabilities = TerminalCapabilities(
            environment: composition.context.environment,
            prefersASCII: prefersASCII || composition.configuration.prefersASCII
        )
        let facts = composition.consoleFacts(service)
        let now = composition.context.now
        let client = ConsoleClient(
            service: service,
            operatorName: composition.operatorName,
            packs: PackFolder(besideLedger: composition.configuration.ledgerPath),
            context: composition.context
        )
        let workers = Workers(service: service, isOn: runsWorkers, logger: composition.logger)
        let ending = try await workers.beside {
            let effects = RunningEffects()
            let ending = try await Self.loop(capabilities) {
                ConsoleApplication(
                    state: ConsoleState(
                        facts: facts,
                        keymap: keymap,
                        size: Size(width: 80, height: 24),
                        now: now()
                    ),
                    client: client,
                    themes: themes,
                    effects: effects,
                    now: now
                )
            }
            await effects.end()
            return ending
        }
        if ending == .disconnected {
            throw CommandFailure(.internal, "The terminal went away.")
        }
    }

    /// Runs an application in the terminal; where there is none, the command was the wrong one.
    private static func loop(
        _ capabilities: TerminalCapabilities,
        _ makeApplication: @escaping @Sendable () throws -> any TerminalApplication
    ) async throws -> TerminalLoop.Ending {
        do {
            return try await TerminalLoop.run(
                capabilities: capabilities,
                makeApplication: makeApplication
            )
        } catch let error as TerminalError {
            throw CommandFailure(.usage, error.description)
        }
    }
}
