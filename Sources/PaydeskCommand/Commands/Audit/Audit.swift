import ArgumentParser

/// The command `paydesk audit`.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Look at who did what, and check that nobody changed the record of it.",
        subcommands: [ListAudit.self, VerifyAudit.self]
    )
}
