import ArgumentParser
import Foundation
import PayoutService
import Payouts
import Providers

/// The command `paydesk create`.
struct Create: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a payout, submit it, and wait for the provider's answer.",
        discussion: """
            Give the provider's fields one by one, or as a JSON object:
              paydesk create --provider dvpay --set accountNumber=000123456 --set currency=USD \
            --set amount=25
              paydesk create --provider dvpay --json payout.json

            \(FieldHelp.text)
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(
        help:
            "Which provider pays: \(ProviderID.allCases.map(\.rawValue).joined(separator: ", ")).",
        completion: .providers
    )
    var provider: String
    @Option(name: .customLong("set"), help: "A field and its value, as field=value. Repeatable.")
    var assignments: [String] = []
    @Option(
        help: "A file with a JSON object of fields, or - for standard input.",
        completion: .file()
    )
    var json: String?
    @Flag(help: "Leave the submission to a running `paydesk serve`.")
    var queue = false
    @Flag(help: "Refuse when the same account lately got the same amount; for scripts that retry.")
    var once = false

    func run(in context: CommandContext) async throws {
        let provider = try FilterText.provider(provider)
        let values = try self.values(context)
        let composition = try Composition(context, configPath: shared.config)
        let submission: Submission = try await composition.withService { service in
            let payout: Payout
            let repeated: PayoutID?
            do throws(ServiceError) {
                let draft = try await service.draft(provider, values: values)
                repeated = once ? try await service.recentPayout(like: draft.likeness) : nil
                payout = service.prepare(draft, by: composition.operatorName)
                if repeated == nil { try await service.create(payout) }
            } catch {
                throw failure(error, provider)
            }
            if let repeated { throw repetition(of: repeated) }
            if payout.status == .pendingApproval {
                try await tellWhoApproves(payout, service, context)
                return Submission(payout: payout)
            }
            guard !queue else { return Submission(payout: payout) }
            return try await Submission.run(payout.id, by: composition.operatorName, service)
        }
        try await composition.write(submission.payout.id, output.format)
        if let failure = submission.failure(isLeftQueued: queue) { throw failure }
    }

    private func repetition(of id: PayoutID) -> CommandFailure {
        CommandFailure(
            .invalidData,
            "\(id) went to the same account in the same amount lately; nothing was kept. "
                + "Without --once it is paid again."
        )
    }

    /// Says on standard error that nothing is sent before others have looked at it.
    private func tellWhoApproves(
        _ payout: Payout,
        _ service: PayoutService,
        _ context: CommandContext
    ) async throws(CommandFailure) {
        do throws(ServiceError) {
            guard let task = try await service.approvalTask(payout.approvalSubject) else { return }
            context.writeError(
                "paydesk: \(payout.id) is kept and waits for approval by \(task.whoText). "
                    + "Nothing is sent before.\n"
            )
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Names the list where a bank has to be chosen from one.
    private func failure(_ error: ServiceError, _ provider: ProviderID) -> CommandFailure {
        let failure = CommandFailure(error)
        let fields = ProviderCatalogue.form(provider).fields
        guard case .invalid(let problems) = error,
            fields.contains(where: { field in
                field.kind == .bank && problems.problems.contains { $0.key == field.key }
            })
        else { return failure }
        return CommandFailure(
            failure.status,
            "\(failure.message)\n`paydesk banks --provider \(provider)` lists the banks."
        )
    }

    private func values(_ context: CommandContext) throws(CommandFailure) -> [String: String] {
        var values =
            try json.map { name throws(CommandFailure) in
                try FieldInput.object(from: name, context)
            } ?? [:]
        var given: Set<Substring> = []
        for assignment in assignments {
            let parts = assignment.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw CommandFailure(.usage, "--set \(assignment): write field=value.")
            }
            guard given.insert(parts[0]).inserted else {
                throw CommandFailure(.usage, "--set \(parts[0]) is given twice.")
            }
            values[String(parts[0])] = String(parts[1])
        }
        return values
    }
}
