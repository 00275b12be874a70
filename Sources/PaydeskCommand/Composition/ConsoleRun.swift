import Console
import Foundation
import PayoutService
import Payouts
import Terminal
import TerminalUI

/// One run of the console in the terminal, with the workers beside it.
struct ConsoleRun {
    let composition: Composition
    let service: PayoutService
    let runsWorkers: Bool
    /// Whether lines, bars and marks are drawn in ASCII, whatever the configuration says.
    let prefersASCII: Bool
    /// Whether the screen is made to be read aloud, whatever the configuration says.
    let isPlain: Bool
    /// Where what is brought back later is kept; `nil` keeps nothing.
    let sessionFile: SessionFile?

    /// Runs until the operator leaves, then lets what is in flight end.
    func run() async throws {
        let keymap = try composition.keymap()
        let hidings = try composition.keyHidings(keymap)
        let isPlain = isPlain || composition.configuration.isPlain
        let themes = try themes
        let capabilities = capabilities(isPlain: isPlain)
        let facts = composition.consoleFacts(service, isPlain: isPlain)
        let now = composition.context.now
        let client = client
        let sessions = sessionFile?.client
        let presenceFile = presenceFile
        let presence = presenceFile?.client
        let workers = Workers(service: service, isOn: runsWorkers, logger: composition.logger)
        let ending = try await workers.beside {
            let effects = RunningEffects()
            async let keeping: Void? = sessionFile?.run()
            async let telling: Void? = presenceFile?.run()
            let ending = try await Self.loop(capabilities) {
                var state = ConsoleState(
                    facts: facts,
                    keymap: keymap,
                    size: Size(width: 80, height: 24),
                    now: now()
                )
                state.notice = Self.notice(of: hidings)
                return ConsoleApplication(
                    state: state,
                    client: client,
                    themes: themes,
                    sessions: sessions,
                    presence: presence,
                    effects: effects,
                    now: now
                )
            }
            // First, because effects may take a while to end.
            presenceFile?.end()
            await effects.end()
            sessionFile?.end()
            _ = await (keeping, telling)
            return ending
        }
        if ending == .disconnected {
            throw CommandFailure(.internal, "The terminal went away.")
        }
    }

    private var themes: ThemesClient {
        get throws {
            ThemesClient(
                composition.themes,
                name: composition.configuration.themeName,
                first: try composition.theme()
            )
        }
    }

    private func capabilities(isPlain: Bool) -> TerminalCapabilities {
        TerminalCapabilities(
            environment: composition.context.environment,
            prefersASCII: prefersASCII || composition.configuration.prefersASCII,
            prefersLinear: isPlain
        )
    }

    private var presenceFile: PresenceFile? {
        PresenceFile(
            besideLedger: composition.configuration.ledgerPath,
            name: composition.operatorName
        )
    }

    private var client: ConsoleClient {
        ConsoleClient(
            service: service,
            operatorName: composition.operatorName,
            packs: PackFolder(besideLedger: composition.configuration.ledgerPath),
            context: composition.context
        )
    }

    /// What to say at the start of keys that hide others; `config check` names them all.
    private static func notice(of hidings: [Keymap.Hiding]) -> Notice? {
        guard let first = hidings.first else { return nil }
        let more = hidings.count - 1
        let rest = more > 0 ? "; \(more.grouped) more: see paydesk config check" : ""
        return Notice(.attention, "keys: \(first.key) hides \(first.hidden)\(rest)")
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
