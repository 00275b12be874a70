import ArgumentParser
import Foundation
import PayoutService
import Payouts

/// The command `paydesk break`, which has one command for each thing that can be done.
struct BreakCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "break",
        abstract: "Look at one break, take it on, ask about it, resolve it.",
        subcommands: [
            ShowBreak.self, ClaimBreak.self, ReleaseBreak.self, SnoozeBreak.self, NoteBreak.self,
            ResolveBreak.self, ConfirmBreak.self, DiscardBreak.self,
        ]
    )
}

/// A command that changes a break and prints it.
protocol BreakChange: ContextCommand {
    var shared: SharedOptions { get }
    var output: FormatOptions { get }
    var id: Int64 { get }

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws
}

extension BreakChange {
    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let shown = try await composition.withService { service in
            do {
                try await change(service, composition.operatorName, at: context.now())
            } catch let error as ServiceError {
                throw CommandFailure(error)
            }
            return try await BreakPage(service.store).read(
                id,
                now: context.now(),
                composition.wording(of: output.format)
            ).1
        }
        context.write(try shown.text(output.format))
    }
}

/// The command `paydesk break show ID`.
struct ShowBreak: BreakChange {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show both sides of a break, the provider's last answer, and what was decided."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The break's number.") var id: Int64
    @Flag(help: "Ask the provider first, within its rate limit.") var query = false

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws(ServiceError) {
        guard query else { return }
        let history: BreakHistory?
        do throws(StoreError) {
            history = try await service.store.breakHistory(id)
        } catch {
            throw .store(error)
        }
        guard let payout = history?.record.payout else {
            throw .notSupported("Break \(id) has no payout of ours to ask about.")
        }
        if case .failure(let error) = await service.requery(payout, by: name).outcome {
            throw error
        }
    }
}

/// The command `paydesk break claim ID`.
struct ClaimBreak: BreakChange {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract: "Take a break on, so that nobody else does the same work."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The break's number.") var id: Int64
    @Flag(help: "Also when somebody else is on it.") var takeOver = false

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws(ServiceError) {
        try await service.claimBreak(id, force: takeOver, by: name)
    }
}

/// The command `paydesk break release ID`.
struct ReleaseBreak: BreakChange {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Give a break back to everybody."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The break's number.") var id: Int64

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws(ServiceError) {
        try await service.claimBreak(id, release: true, by: name)
    }
}

/// The command `paydesk break snooze ID`.
struct SnoozeBreak: BreakChange {
    static let configuration = CommandConfiguration(
        commandName: "snooze",
        abstract: "Take a break off the worklist until a time, or until something is decided."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The break's number.") var id: Int64
    @OptionGroup var end: SnoozeOptions

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws {
        try await service.snoozeBreak(id, until: end.date(at: now), by: name)
    }
}

/// The command `paydesk break note ID TEXT`.
struct NoteBreak: BreakChange {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a note about a break."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The break's number.") var id: Int64
    @Argument(help: "The note, up to \(PayoutNote.maximumLength) characters.") var text: String

    func validate() throws {
        guard text.count <= PayoutNote.maximumLength else {
            throw ValidationError("A note has at most \(PayoutNote.maximumLength) characters.")
        }
    }

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws(ServiceError) {
        try await service.addNote(text, toBreak: id, by: name)
    }
}

/// The command `paydesk break confirm ID`.
struct ConfirmBreak: BreakChange {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Confirm how somebody else proposes to resolve a break."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The break's number.") var id: Int64

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws(ServiceError) {
        try await service.confirmBreakResolution(of: id, by: name)
    }
}

/// The command `paydesk break discard ID`.
struct DiscardBreak: BreakChange {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: "Drop how somebody proposes to resolve a break."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The break's number.") var id: Int64

    func change(
        _ service: PayoutService,
        _ name: OperatorName,
        at now: Date
    ) async throws(ServiceError) {
        try await service.discardBreakResolution(of: id, by: name)
    }
}
