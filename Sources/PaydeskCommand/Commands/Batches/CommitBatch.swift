import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk batch commit FILE`.
struct CommitBatch: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "commit",
        abstract: "Keep a file's payouts, all in one transaction; a running console or serve pays.",
        discussion: """
            Without --accept, only a file whose every row is good is committed.

            \(BatchFileOptions.explanation)
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var options: BatchFileOptions
    @Option(
        help: ArgumentHelp(
            "all: also rows that may be repetitions, and none may be bad. good: the good rows.",
            valueName: "all|good"
        )
    )
    var accept: BatchDecision?

    func run(in context: CommandContext) async throws {
        let upload = try options.upload(context)
        let composition = try Composition(context, configPath: shared.config)
        let batch = try await composition.withService { service in
            let preview = try await composition.check(upload, service)
            let decision = accept ?? .all
            let doubtful = preview.findings.count(.doubtful)
            if accept == nil, doubtful > 0, preview.objection(to: .all) == nil {
                let what = doubtful == 1 ? "row may be a repetition" : "rows may be repetitions"
                throw CommandFailure(
                    .invalidData,
                    "\(doubtful) \(what) or damaged; `paydesk batch check` names them. Accept them "
                        + "with --accept all, or leave them with --accept good."
                )
            }
            // What cannot be written is known before anything is kept.
            try options.writeRejected(of: preview, by: decision, context)
            let name = composition.operatorName
            return try await composition.watched { report throws(ServiceError) in
                try await service.commit(preview, accepting: decision, by: name, progress: report)
            }
        }
        context.write(try CommandOutput(batch).text(output.format))
    }
}

extension BatchDecision: ExpressibleByArgument {}
