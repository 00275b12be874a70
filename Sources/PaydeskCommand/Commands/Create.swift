import ArgumentParser
import Foundation
import PayoutService
import Payouts

/// The command `paydesk create`.
struct Create: ContextCommand {
    static let configuration = CommandConfiguration(
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
        help: "Which provider pays: \(ProviderID.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var provider: String
    @Option(name: .customLong("set"), help: "A field and its value, as field=value. Repeatable.")
    var assignments: [String] = []
    @Option(help: "A file with a JSON object of fields, or - for standard input.")
    var json: String?
    @Flag(help: "Leave the submission to a running `paydesk serve`.")
    var queue = false

    func run(in context: CommandContext) async throws {
        let provider = try FilterText.provider(provider)
        let values = try self.values(context)
        let composition = try Composition(context, configPath: shared.config)
        let payout = try await composition.withService { service in
            do throws(ServiceError) {
                let draft = try await service.draft(provider, values: values)
                return try await pay(draft, service, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
        }
        let shown = PayoutOutput(payout)
        let result = CommandOutput(
            payload: shown,
            columns: PayoutOutput.columns,
            rows: [shown.cells]
        )
        context.write(try result.text(output.format))
        if let failure = failure(payout) { throw failure }
    }

    private func pay(
        _ draft: PayoutDraft,
        _ service: PayoutService,
        by name: OperatorName
    ) async throws(ServiceError) -> Payout {
        let payout = service.prepare(draft, by: name)
        try await service.create(payout)
        guard !queue else { return payout }
        return try await service.submit(payout.id, patience: .seconds(60))
    }

    /// What a caller must know beyond the payout itself.
    private func failure(_ payout: Payout) -> CommandFailure? {
        switch payout.status {
        case .queued where queue: nil
        case .queued:
            CommandFailure(
                .unavailable,
                "\(payout.id): nothing was sent; the provider could not be reached. It stays "
                    + "queued for `paydesk serve`."
            )
        case .submitting, .unknown:
            CommandFailure(
                .unknownOutcome,
                "\(payout.id): the outcome is unknown. Do not create it again; "
                    + "`paydesk requery \(payout.id)` asks the provider."
            )
        case .failed:
            CommandFailure(
                .invalidData,
                "\(payout.id) was refused: \(payout.reason?.explanation ?? "no reason given")"
                    + " \(payout.reason?.nextStep ?? "")"
            )
        default: nil
        }
    }

    private func values(_ context: CommandContext) throws(CommandFailure) -> [String: String] {
        var values =
            try json.map { name throws(CommandFailure) in
                try FieldInput.object(from: name, context)
            } ?? [:]
        for assignment in assignments {
            let parts = assignment.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw CommandFailure(.usage, "--set \(assignment): write field=value.")
            }
            values[String(parts[0])] = String(parts[1])
        }
        return values
    }
}
