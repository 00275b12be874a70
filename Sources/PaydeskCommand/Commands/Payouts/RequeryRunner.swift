import Console
import PayoutService
import Payouts
import Synchronization

/// Runs a re-query of many payouts to its end, with its progress on standard error.
struct RequeryRunner {
    let composition: Composition
    let service: PayoutService

    /// Starts a re-query, or goes on with one.
    ///
    /// - Returns: A row for each payout, in the order in which they were asked about.
    /// - Throws: ``CommandFailure``; told to end by a signal, it cancels the re-query and says so.
    func run(_ scope: RequeryScope?, resume: Int64?) async throws -> [RequeryRow] {
        try await follow(try await start(scope, resume))
    }

    /// Follows a re-query that was started.
    ///
    /// - Returns: A row for each payout, in the order in which they were asked about.
    /// - Throws: As above.
    @discardableResult
    func follow(_ run: RequeryRun) async throws -> [RequeryRow] {
        let rows = Mutex<[RequeryRow]>([])
        let isTold = try await composition.context.untilTold {
            let progress = ProgressLine(composition.context, doneBefore: run.job.done)
            for await update in run.updates {
                rows.withLock { $0 += update.lines.map { RequeryRow($0) } }
                progress.show(LongWork.Step(done: update.job.done, of: update.job.total))
            }
            progress.clear()
        }
        if isTold { throw try await canceled(run.job) }
        if let job = try await service.store.requeryJob(run.job.id), job.isCanceled {
            throw CommandFailure(
                .unavailable,
                "Somebody canceled re-query \(job.id) after \(job.done) of \(job.total)."
            )
        }
        return rows.withLock(\.self)
    }

    private func start(_ scope: RequeryScope?, _ resume: Int64?) async throws -> RequeryRun {
        do throws(ServiceError) {
            if let scope {
                return try await service.requery(scope, by: composition.operatorName)
            }
            guard let resume,
                let run = try await service.resumeRequery(resume, by: composition.operatorName)
            else {
                throw ServiceError.notSupported(
                    "There is no re-query \(resume ?? 0); `paydesk requery --jobs` lists them."
                )
            }
            return run
        } catch {
            throw CommandFailure(error)
        }
    }

    private func canceled(_ job: RequeryJob) async throws -> CommandFailure {
        do throws(ServiceError) {
            try await service.cancelRequery(job.id, by: composition.operatorName)
        } catch {
            return CommandFailure(error)
        }
        let done = try await service.store.requeryJob(job.id)?.done ?? 0
        return CommandFailure(
            .unavailable,
            "Re-query \(job.id) was canceled after \(done) of \(job.total); what was learnt is kept."
        )
    }
}

extension RequeryRow {
    init(_ line: RequeryLine) {
        self.init(
            line.payout,
            status: line.status,
            answered: line.outcome != .unanswered,
            message: line.message
        )
    }
}
