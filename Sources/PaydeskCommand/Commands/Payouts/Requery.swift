import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk requery`.
struct Requery: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "requery",
        abstract: "Ask the providers what became of payouts. Moves no money.",
        discussion: """
            Give ids, or a filter as for `paydesk list`. What a filter finds is asked about as one \
            job, which is kept: Ctrl-C cancels it, and after a crash --resume goes on with it. A \
            running `paydesk serve` or console works on it too, and ends it in any case.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payouts' ids or order numbers.") var ids: [String] = []
    @Option(
        help: "Ask about all that match, oldest first: 'status:unknown provider:dvpay'.",
        completion: .filterWords
    )
    var filter: String?
    @Option(help: ArgumentHelp("Go on with a job and show all of it.", valueName: "job"))
    var resume: Int64?
    @Flag(help: "List the latest jobs instead.") var jobs = false

    struct Row: Encodable {
        let id: String
        @NullWithoutValue var status: String?
        let answered: Bool
        let message: String
    }

    func validate() throws {
        let ways = [!ids.isEmpty, filter != nil, resume != nil, jobs].filter { $0 }.count
        guard ways == 1 else {
            throw ValidationError("Give either ids, --filter, --resume or --jobs.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let selection = try filter.map { text throws(CommandFailure) in
            try FilterText.parse(text, in: composition.filterContext)
        }
        if jobs { return try await RequeryJobs(composition, output.format).list() }
        let end: RequeryEnd = try await composition.withService { service in
            if ids.isEmpty {
                let job = RequeryRunner(composition: composition, service: service)
                return try await job.run(selection.map { .matching($0) }, resume: resume)
            }
            var results: [RequeryRow] = []
            for id in ids { results.append(try await ask(about: id, service, composition)) }
            return RequeryEnd(rows: results)
        }
        let rows = end.rows.map(\.row)
        let result = CommandOutput(
            payload: rows,
            columns: ["id", "status", "message"],
            rows: rows.map { [$0.id, $0.status ?? "", $0.message] }
        )
        context.write(try result.text(output.format))
        // What was learnt before somebody canceled it is shown all the same.
        let failures = end.rows.compactMap(\.failure)
        if let failure = end.failure ?? Self.failure(failures, of: rows.count) { throw failure }
    }

    /// Asks about one payout; an id that the ledger does not know is a result like any other.
    private func ask(
        about id: String,
        _ service: PayoutService,
        _ composition: Composition
    ) async throws(CommandFailure) -> RequeryRow {
        let payout: Payout
        do throws(CommandFailure) {
            payout = try await composition.find(id, in: service.store).payout
        } catch  where error.status == .invalidData {
            return RequeryRow(id: id, failure: error)
        }
        let result = await service.requery(payout.id, by: composition.operatorName)
        switch result.outcome {
        case .failure(let error):
            return RequeryRow(id: "\(payout.id)", failure: CommandFailure(error))
        case .success(let answer):
            let answered = if case .answered = answer.result { true } else { false }
            return RequeryRow(
                payout.id,
                status: answer.payout.status,
                answered: answered,
                message: result.message
            )
        }
    }

    /// An outcome that is still unknown weighs most, then the silence of a provider.
    private static func failure(_ failures: [ExitStatus], of count: Int) -> CommandFailure? {
        if failures.contains(.unknownOutcome) {
            return CommandFailure(.unknownOutcome, "The outcome of some payouts is still unknown.")
        }
        guard let first = failures.first else { return nil }
        return CommandFailure(
            failures.contains(.unavailable) ? .unavailable : first,
            "Nothing was learnt about \(failures.count) of \(count); each message says why."
        )
    }
}

/// What came of asking about one payout, as it is printed, and what it means for the exit status.
struct RequeryRow {
    let row: Requery.Row
    let failure: ExitStatus?

    init(_ id: PayoutID, status: PayoutStatus, answered: Bool, message: String) {
        row = Requery.Row(
            id: "\(id)",
            status: status.rawValue,
            answered: answered,
            message: message
        )
        failure = status == .unknown ? .unknownOutcome : answered ? nil : .unavailable
    }

    init(id: String, failure: CommandFailure) {
        row = Requery.Row(id: id, status: nil, answered: false, message: failure.message)
        self.failure = failure.status
    }
}
