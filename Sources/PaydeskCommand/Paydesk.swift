package import ArgumentParser

/// The command line: `paydesk` opens the console, subcommands do one thing each.
package struct Paydesk: AsyncParsableCommand {
    /// Name, help and subcommands.
    package static let configuration = CommandConfiguration(
        commandName: "paydesk",
        abstract: "A console for paying money out through several providers.",
        discussion: ExitStatus.summary,
        version: "0.1.0",
        subcommands: [OpenConsole.self, Demo.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Payouts",
                subcommands: [
                    Create.self, List.self, Show.self, Card.self, Requery.self, Withdraw.self,
                    Resubmit.self, Banks.self, ListViews.self,
                ]
            ),
            CommandGroup(name: "Batches", subcommands: [BatchCommand.self]),
            CommandGroup(
                name: "Worklist",
                subcommands: [
                    ListWorklist.self, Claim.self, Release.self, Snooze.self, Note.self,
                    Resolve.self, Confirm.self, Discard.self,
                ]
            ),
            CommandGroup(
                name: "Reconciliation",
                subcommands: [
                    Reconcile.self, ListReconciliations.self, ListBreaks.self, BreakCommand.self,
                    Close.self,
                ]
            ),
            CommandGroup(
                name: "Incidents",
                subcommands: [
                    ListProviders.self, Pause.self, Resume.self,
                    NotificationCommand.self,
                ]
            ),
            CommandGroup(
                name: "Approvals",
                subcommands: [
                    ListApprovals.self, Approve.self, Reject.self, Recall.self, Audit.self,
                ]
            ),
            CommandGroup(
                name: "Running",
                subcommands: [
                    Serve.self, RunSandbox.self, Config.self, Doctor.self, Keys.self,
                    ThemeCommand.self, WriteManual.self, WriteCompletions.self, Seed.self,
                ]
            ),
        ],
        defaultSubcommand: OpenConsole.self
    )

    /// For the argument parser.
    package init() {}
}

/// Options that every command has.
struct SharedOptions: ParsableArguments {
    @Option(help: "The configuration file.", completion: .configuration)
    var config: String?
}

/// The option of commands that write a result.
struct FormatOptions: ParsableArguments {
    @Option(help: "How to write the result: table, json, jsonl (one object a line) or csv.")
    var format = OutputFormat.table
}

/// A command whose outside things are given to it, so that a test can run it whole.
protocol ContextCommand: AsyncParsableCommand {
    func run(in context: CommandContext) async throws
}

extension ContextCommand {
    mutating func run() async throws { try await run(in: .process) }
}
