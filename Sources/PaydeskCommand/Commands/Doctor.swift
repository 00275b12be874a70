import ArgumentParser
import Foundation
import Payouts
import Terminal
import TerminalUI

/// The command `paydesk doctor`.
struct Doctor: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check terminal, locale, ledger, providers and clock, each with the fix."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions

    struct Finding: Encodable {
        let check: String
        let isFine: Bool
        let found: String
        let fix: String
        /// What it does to the exit status when it is not fine.
        var status = ExitStatus.configuration

        enum CodingKeys: CodingKey { case check, isFine, found, fix }
    }

    func run(in context: CommandContext) async throws {
        var findings = Self.terminalFindings(context.environment)
        let composition = try Composition(context, configPath: shared.config)
        findings.append(ledgerFinding(composition))
        findings += try await providerFindings(composition)
        findings.append(await clockFinding(composition))
        let result = CommandOutput(
            payload: findings,
            columns: ["", "check", "found", "fix"],
            rows: findings.map { [$0.isFine ? "ok" : "!!", $0.check, $0.found, $0.fix] }
        )
        context.write(try result.text(output.format))
        guard let status = Self.status(of: findings) else { return }
        throw CommandFailure(status, "Some checks failed; the last column says what to do.")
    }

    /// Who cannot be reached may be back tomorrow; what is wrong here stays wrong.
    static func status(of findings: [Finding]) -> ExitStatus? {
        let failed = findings.filter { !$0.isFine }.map(\.status)
        return failed.first { $0 != .unavailable } ?? failed.first
    }

    private static func terminalFindings(_ environment: [String: String]) -> [Finding] {
        let terminal = TerminalCapabilities(environment: environment)
        let isKnown = !["", "dumb"].contains(terminal.terminal)
        return [
            Finding(
                check: "terminal",
                isFine: isKnown,
                found: "TERM=\(terminal.terminal), \(terminal.colorDepth)",
                fix: isKnown ? "" : "export TERM=xterm-256color"
            ),
            Finding(
                check: "locale",
                isFine: terminal.isUnicode,
                found: terminal.isUnicode ? "UTF-8" : "not UTF-8, the console draws ASCII",
                fix: terminal.isUnicode ? "" : "export LC_ALL=C.UTF-8"
            ),
        ]
    }

    private func ledgerFinding(_ composition: Composition) -> Finding {
        let path = composition.configuration.ledgerPath
        do throws(CommandFailure) {
            _ = try composition.openStore()
            return Finding(check: "ledger", isFine: true, found: path, fix: "")
        } catch {
            return Finding(
                check: "ledger",
                isFine: false,
                found: path,
                fix: error.message,
                status: error.status
            )
        }
    }
}
