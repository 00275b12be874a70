import ArgumentParser
import Console
import Foundation
import PayoutService
import Payouts
import Synchronization

/// The command `paydesk reconcile`.
struct Reconcile: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare a provider's settlement files with the ledger, and list every break.",
        discussion: """
            The files' columns are named in config/settlements/PROVIDER.yaml. What is found is \
            kept: `paydesk breaks` lists it, `paydesk break resolve` settles it. Exit status 1 \
            says that something differs; 65 that lines could not be read.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "Whose files they are.", completion: .providers) var provider: String
    @Option(help: "The days in the provider's time zone: 2026-11-21 or 2026-11-01..2026-11-30.")
    var period: String
    @Option(
        name: .customLong("file"),
        help: "A settlement file of these days. Repeatable.",
        completion: .file()
    )
    var files: [String]
    @Flag(help: "Compare files once more that were compared before.") var again = false
    @Flag(help: "Also ask the provider about every payout that differs, within its rate limit.")
    var query = false

    func validate() throws {
        guard SettlementPeriod(period) != nil else {
            throw ValidationError("--period must be days such as 2026-11-21 or DATE..DATE.")
        }
        guard !files.isEmpty else { throw ValidationError("Name a settlement file with --file.") }
    }

    func run(in context: CommandContext) async throws {
        guard let period = SettlementPeriod(period) else { return }
        let provider = try FilterText.provider(provider)
        let composition = try Composition(context, configPath: shared.config)
        _ = try SettlementSettings.mapping(of: provider, files: InstalledFiles(context))
        let request = ReconciliationRequest(
            provider: provider,
            period: period,
            files: files.map(SettlementFile.init(path:)),
            again: again
        )
        let found = try await composition.withService { service in
            let outcome = try await compare(request, service, composition)
            let failure = query ? try await ask(about: outcome.run, service, composition) : nil
            let breaks = try await BreakReading(service.store).all(of: outcome.run, asked: query)
            return (outcome, breaks, failure)
        }
        let report = ReconciliationOutput(
            found.0,
            breaks: found.1,
            now: context.now(),
            composition.wording(of: output.format)
        )
        context.write(try report.text(output.format))
        say(found.0, composition)
        // What was compared is kept and told, whatever became of the question.
        if let failure = found.2 { throw failure }
        if found.0.run.unreadableLines > 0 { throw CommandFailure(.invalidData, "") }
        if found.0.run.breakCount > 0 { throw CommandFailure(.differences, "") }
    }

    private func compare(
        _ request: ReconciliationRequest,
        _ service: PayoutService,
        _ composition: Composition
    ) async throws -> ReconciliationOutcome {
        let result = Mutex<Result<ReconciliationOutcome, ServiceError>?>(nil)
        let line = ProgressLine(composition.context)
        let isTold = try await composition.context.untilTold {
            let found: Result<ReconciliationOutcome, ServiceError>
            do throws(ServiceError) {
                found = .success(
                    try await service.reconcile(
                        request,
                        by: composition.operatorName,
                        progress: { line.show(LongWork.Step($0)) }
                    )
                )
            } catch {
                found = .failure(error)
            }
            result.withLock { $0 = found }
        }
        line.clear()
        switch result.withLock(\.self) {
        case .success(let outcome): return outcome
        case .failure(let error): throw CommandFailure(error)
        case nil: throw CommandFailure(isTold ? .canceled : .store(.failed("no result")))
        }
    }

    /// The third side: what the provider says now; with why it was not asked to the end.
    private func ask(
        about run: ReconciliationRun,
        _ service: PayoutService,
        _ composition: Composition
    ) async throws -> CommandFailure? {
        do {
            let asked = try await service.requery(
                .comparison(run.id),
                by: composition.operatorName
            )
            let runner = RequeryRunner(composition: composition, service: service)
            return try await runner.follow(asked).failure
        } catch let error as ServiceError {
            return CommandFailure(error)
        }
    }

    /// What belongs beside the report: where it is kept, and what was left out of it.
    private func say(_ outcome: ReconciliationOutcome, _ composition: Composition) {
        let (run, context) = (outcome.run, composition.context)
        if outcome.report == nil {
            let time = composition.wording(of: .table).time(run.at)
            context.writeError(
                "paydesk: These files were compared before, by \(run.by.rawValue) at "
                    + "\(time); this is what was found then. "
                    + "--again compares once more.\n"
            )
        } else {
            for name in outcome.readBefore {
                context.writeError("paydesk: \(name) was read before.\n")
            }
        }
        for problem in outcome.problems.prefix(Self.shownProblems) {
            let place = problem.column.isEmpty ? "" : ", \(problem.column) “\(problem.text)”"
            context.writeError(
                "paydesk: \(problem.file), line \(problem.line)\(place): \(problem.reason).\n"
            )
        }
        if run.unreadableLines > Self.shownProblems {
            context.writeError(
                "paydesk: \(run.unreadableLines.grouped) lines could not be read in all.\n"
            )
        }
        context.writeError("paydesk: Kept as reconciliation \(run.id).\n")
    }

    /// Unreadable lines that are shown; `--format json` has more.
    private static let shownProblems = 20
}
