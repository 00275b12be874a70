import ArgumentParser

/// The command `paydesk batch`.
struct BatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Check a file of payouts, commit it, and follow what becomes of it.",
        subcommands: [
            CheckBatch.self, CommitBatch.self, ListBatches.self, ShowBatch.self, RetryBatch.self,
        ]
    )
}
