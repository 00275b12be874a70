import Foundation
package import Payouts

// MARK: - Starting and ending

extension PayoutService {
    /// Starts a re-query that is kept until it is through, and works on it.
    ///
    /// Whoever works on the ledger works on it too, each within its provider's rate limit; after a
    /// crash others go on with what is left. Canceling the task that reads the updates stops only
    /// the watching; ``cancelRequery(_:by:)`` ends the re-query.
    ///
    /// - Parameters:
    ///   - scope: Which payouts; of a filter, those whose provider is configured here.
    ///   - name: Who asks.
    /// - Returns: The re-query and each line of it, as they come.
    /// - Throws: ``ServiceError/notConfigured(_:)`` when nobody here can ask, else
    ///   ``ServiceError/store(_:)``.
    package func requery(
        _ scope: RequeryScope,
        by name: OperatorName
    ) async throws(ServiceError) -> RequeryRun {
        try require(.requery, of: name)
        let scope = try await askable(scope)
        let job = try await onLedger { (store, now) throws(StoreError) in
            try await store.startRequery(of: scope, by: name, at: now)
        }
        return follow(job)
    }

    /// Watches a re-query that was started before, from its first line on, and works on it.
    package func follow(_ job: RequeryJob) -> RequeryRun {
        RequeryRun(job: job, updates: updates(of: job))
    }

    /// Goes on with a re-query, from its first line.
    ///
    /// - Parameters:
    ///   - id: The re-query.
    ///   - name: Who goes on with it.
    /// - Returns: It with all its lines, those before and those to come; `nil` without such a one.
    /// - Throws: ``ServiceError/store(_:)``.
    package func resumeRequery(
        _ id: Int64,
        by name: OperatorName
    ) async throws(ServiceError) -> RequeryRun? {
        try require(.requery, of: name)
        let job = try await onLedger { (store, _) throws(StoreError) in
            try await store.requeryJob(id)
        }
        return job.map(follow)
    }

    /// The latest re-queries, newest first; at most 100.
    package func requeries() async throws(ServiceError) -> [RequeryJob] {
        try await onLedger { (store, _) throws(StoreError) in
            try await store.requeryJobs(limit: 100)
        }
    }

    /// Ends a re-query; what was learnt is kept.
    package func cancelRequery(
        _ id: Int64,
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.requery, of: name)
        try await onLedger { (store, now) throws(StoreError) in
            try await store.cancelRequery(id, at: now)
        }
    }

    /// What of a scope somebody here can ask about: the rest would wait for ever.
    private func askable(_ scope: RequeryScope) async throws(ServiceError) -> RequeryScope {
        switch scope {
        case .payouts(let ids):
            for id in ids { _ = try line(try await existingPayout(id).provider) }
            return scope
        case .matching(var filter):
            let wanted = filter.providers.isEmpty ? Set(ProviderID.allCases) : filter.providers
            filter.providers = wanted.intersection(lines.keys)
            if filter.providers.isEmpty, let other = wanted.first { throw .notConfigured(other) }
            return .matching(filter)
        case .comparison(let id):
            let run = try await onLedger { (store, _) throws(StoreError) in
                try await store.reconciliation(id)
            }
            guard let run else { throw .notSupported("There is no reconciliation \(id).") }
            _ = try line(run.provider)
            return scope
        }
    }
}

// MARK: - Watching

extension PayoutService {
    /// Works on what waits, and tells every line of one re-query, whoever brought it.
    private func updates(of job: RequeryJob) -> AsyncStream<RequeryUpdate> {
        AsyncStream(bufferingPolicy: .bufferingOldest(RequeryScope.maximumCount)) { continuation in
            let task = Task {
                await withDiscardingTaskGroup { group in
                    for line in lines.values { group.addTask { await keepWorking(line) } }
                    await tellLines(of: job, to: continuation)
                    group.cancelAll()
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func tellLines(
        of job: RequeryJob,
        to continuation: AsyncStream<RequeryUpdate>.Continuation
    ) async {
        var told = 0
        while !Task.isCancelled {
            do throws(StoreError) {
                guard let now = try await store.requeryJob(job.id) else { return }
                let lines = try await store.requeryLines(of: job.id, after: told, limit: 1_000)
                told += lines.count
                let isOver = now.endedAt != nil && told >= now.done
                if !lines.isEmpty || isOver {
                    continuation.yield(RequeryUpdate(job: now, lines: lines))
                }
                if isOver { return }
            } catch {
                environment.logger.workFailed("re-query", error)
            }
            try? await environment.clock.sleep(for: Self.watchTick)
        }
    }

    /// Works until it is canceled: what others took and left behind comes up again.
    private func keepWorking(_ line: ProviderLine) async {
        let open = OpenQuestions()
        await withDiscardingTaskGroup { answers in
            await Wake.each(
                of: store.changes(.allButArrivals),
                open.hasRoom,
                orEvery: Self.workTick,
                on: environment.clock
            ) {
                await open.ask(in: &answers) { await nextRequery(line) }
            }
        }
    }

    /// How often the progress of a re-query is looked at.
    private static var watchTick: Duration { .milliseconds(100) }
    /// How often somebody who watches looks for what was left behind.
    private static var workTick: Duration { .seconds(1) }
}

// MARK: - Asking

extension PayoutService {
    /// The next payout that a running re-query has left at a provider, in its turn.
    ///
    /// - Returns: `nil` when there is none.
    func nextRequery(_ line: ProviderLine) async -> Question? {
        do throws(StoreError) {
            let claimed = try await store.claimRequeries(
                at: line.provider.id,
                limit: 1,
                lease: QueryWorker.lease(line),
                now: environment.now()
            )
            guard let item = claimed.first, try await isTurn(at: line) else { return nil }
            return { await ask(item) }
        } catch {
            environment.logger.workFailed("re-query", error)
            return nil
        }
    }

    /// An answer since then is as good as a new one: since it was asked for, but no older than a
    /// minute, however long that is ago.
    private func freshSince(_ item: ClaimedRequery) -> Date {
        max(item.startedAt, environment.now() - 60)
    }

    /// What was not asked is left for the next who claims it, unless the re-query was ended.
    private func ask(_ item: ClaimedRequery) async {
        var isLeft = false
        let id = item.payout.id
        let result = await learn(about: id, by: item.by) { payout, line throws(StoreError) in
            let isRunning = try await store.requeryJob(item.job)?.endedAt == nil
            let answer =
                isRunning
                ? try await ask(about: id, line, by: item.by, unlessSince: freshSince(item)) : nil
            isLeft = answer == nil
            return answer ?? .nothing(about: payout, "")
        }
        guard !isLeft, Wake.isWanted || result.isLearnt else { return }
        do throws(StoreError) {
            try await store.finishRequery(
                item,
                outcome: result.outcome(after: item.payout.status),
                message: result.message,
                at: environment.now()
            )
        } catch {
            environment.logger.workFailed("re-query", error)
        }
    }
}

/// A re-query that is being worked on.
package struct RequeryRun: Sendable {
    /// The re-query as it began.
    package let job: RequeryJob
    /// Each line as it comes; the last update has the end.
    package let updates: AsyncStream<RequeryUpdate>
}

/// What is new about a re-query.
package struct RequeryUpdate: Hashable, Sendable {
    /// The re-query as it stands.
    package let job: RequeryJob
    /// The lines since the last update.
    package let lines: [RequeryLine]
}

extension RequeryResult {
    /// Whether the provider answered.
    fileprivate var isLearnt: Bool {
        guard case .success(let answer) = outcome else { return false }
        return if case .answered = answer.result { true } else { false }
    }

    fileprivate func outcome(after status: PayoutStatus) -> RequeryLine.Outcome {
        guard case .success(let answer) = outcome, isLearnt else { return .unanswered }
        return answer.payout.status == status ? .unchanged : .changed
    }
}
