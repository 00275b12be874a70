import ArgumentParser
import PayoutService
import Payouts

/// A command that ends the waiting without anything being sent.
protocol Decline: ContextCommand {
    var shared: SharedOptions { get }
    var output: FormatOptions { get }
    var id: String { get }

    /// What becomes of the payouts.
    var status: PayoutStatus { get }

    func decide(
        _ subject: ApprovalSubject,
        _ service: PayoutService,
        by name: OperatorName
    ) async throws(ServiceError)
}

/// What was decided about, as it goes to standard output.
struct DeclineOutput: Encodable {
    let id: String
    let status: String
}

extension Decline {
    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let subject = try await composition.withService { service in
            let lookup = ApprovalLookup(composition: composition, service: service)
            let subject = try await lookup.subject(id)
            do throws(ServiceError) {
                try await decide(subject, service, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
            return subject
        }
        let result = CommandOutput(
            payload: DeclineOutput(id: "\(subject)", status: status.rawValue),
            columns: ["id", "status"],
            rows: [["\(subject)", status.rawValue]]
        )
        context.write(try result.text(output.format))
    }
}

/// The command `paydesk reject ID`.
struct Reject: Decline {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Reject what somebody else made; it is never sent."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "A payout's id or order number, or a batch's id.") var id: String
    @Option(help: "Why, for whoever made it.") var reason: String

    var status: PayoutStatus { .rejected }

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason must say why.")
        }
    }

    func decide(
        _ subject: ApprovalSubject,
        _ service: PayoutService,
        by name: OperatorName
    ) async throws(ServiceError) {
        try await service.reject(subject, reason: reason, by: name)
    }
}

/// The command `paydesk recall ID`.
struct Recall: Decline {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Take back all of what you made, before the last checker has decided."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "A payout's id or order number, or a batch's id.") var id: String
    @Option(help: "Why, where there is something to say.") var reason = ""

    var status: PayoutStatus { .canceled }

    func decide(
        _ subject: ApprovalSubject,
        _ service: PayoutService,
        by name: OperatorName
    ) async throws(ServiceError) {
        try await service.recall(subject, reason: reason, by: name)
    }
}
