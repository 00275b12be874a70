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
    /// Told to end by a signal, it cancels the re-query.
    func run(_ scope: RequeryScope?, resume: Int64?) async throws -> RequeryEnd {
        try await follow(try await start(scope, resume))
    }

    /// Follows a re-query that was started, as above.
    func follow(_ run: RequeryRun) async throws -> RequeryEnd {
        let lines = Mutex<[RequeryLine]>([])
        let isTold = try await composition.context.untilTold {
            let progress = ProgressLine(composition.context, doneBefore: run.job.done)
            for await update in run.updates {
                lines.withLock { $0 += update.lines }
                progress.show(LongWork.Step(done: update.job.done, of: update.job.total))
            }
            progress.clear()
        }
        let failure = isTold ? try await cancel(run.job) : try await cancellation(of: run.job)
        let told = lines.withLock(\.self)
        let rest = failure == nil ? [] : try await self.lines(of: run.job, after: told.count)
        return RequeryEnd(rows: (told + rest).map { RequeryRow($0) }, failure: failure)
    }

    /// Why not all were asked about: somebody canceled it.
    private func cancellation(of job: RequeryJob) async throws -> CommandFailure? {
        guard let job = try await service.store.requeryJob(job.id), job.isCanceled else {
            return nil
        }
        return CommandFailure(
            .unavailable,
            "Somebody canceled re-query \(job.id) after \(job.done) of \(job.total)."
        )
    }

    /// What the signal came before.
    private func lines(of job: RequeryJob, after count: Int) async throws -> [RequeryLine] {
        var found: [RequeryLine] = []
        while true {
            let more = try await service.store.requeryLines(
                of: job.id,
                after: count + found.count,
                limit: 1_000
            )
            if more.isEmpty { return found }
            found += more
        }
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

    private func cancel(_ job: RequeryJob) async throws -> CommandFailure {
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

/// What came of following a re-query.
struct RequeryEnd {
    /// A row for each payout that was asked about, in that order.
    let rows: [RequeryRow]
    /// Why there are no more.
    var failure: CommandFailure?
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
