import Foundation
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
        let run = try await start(scope, resume)
        let rows = Mutex<[RequeryRow]>([])
        let isTold = try await composition.context.untilTold {
            var progress = RequeryProgress(run.job, startedAt: composition.context.now())
            for await update in run.updates {
                rows.withLock { $0 += update.lines.map { RequeryRow($0) } }
                progress.show(update.job, composition.context)
            }
            progress.clear(composition.context)
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
            guard let resume, let run = try await service.resumeRequery(resume) else {
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
            try await service.cancelRequery(job.id)
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

/// How far a re-query is, in one line that is written over: `1,204 of 38,112 · 310/s · 12 s left`.
struct RequeryProgress {
    private let startedAt: Date
    private let doneBefore: Int
    private var shown = 0

    init(_ job: RequeryJob, startedAt: Date) {
        self.startedAt = startedAt
        doneBefore = job.done
    }

    /// The line without the cursor's movements.
    func text(_ job: RequeryJob, at now: Date) -> String {
        let seconds = now.timeIntervalSince(startedAt)
        let done = job.done - doneBefore
        var parts = ["\(job.done.grouped) of \(job.total.grouped)"]
        if seconds > 0, done > 0 {
            let rate = Double(done) / seconds
            let left = Int((Double(job.total - job.done) / rate).rounded(.up))
            parts.append("\(Int(rate.rounded(.up)).grouped)/s")
            parts.append("\(left.grouped) s left")
        }
        return parts.joined(separator: " · ")
    }

    /// Shows it where a person watches.
    mutating func show(_ job: RequeryJob, _ context: CommandContext) {
        guard context.ask != nil else { return }
        let text = text(job, at: context.now())
        context.writeError("\r" + text + String(repeating: " ", count: max(0, shown - text.count)))
        shown = text.count
    }

    /// Makes room for the result.
    mutating func clear(_ context: CommandContext) {
        guard shown > 0 else { return }
        context.writeError("\r" + String(repeating: " ", count: shown) + "\r")
        shown = 0
    }
}

extension Int {
    /// Grouped by thousands: `38,112`.
    ///
    /// Foundation's formats would bring ICU and its 3 MB with them.
    var grouped: String {
        let digits = String(self)
        return digits.enumerated().reduce(into: "") { text, digit in
            let place = digits.count - digit.offset
            if digit.offset > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit.element)
        }
    }
}
