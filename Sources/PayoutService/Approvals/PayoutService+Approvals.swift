import Foundation
package import Payouts
import Synchronization

// MARK: - Looking

extension PayoutService {
    /// How many payouts of a batch, the largest, a checker sees beside each other.
    package static let maximumLargest = 10

    /// What waits for checkers and matches, oldest first, read page by page.
    package func approvalTasks(
        _ filter: ApprovalFilter = ApprovalFilter(),
        limit: Int
    ) async throws(ServiceError) -> [ApprovalTask] {
        var tasks: [ApprovalTask] = []
        while tasks.count < limit {
            let wanted = limit - tasks.count
            let page = try await approvalTasks(filter, after: tasks.last, limit: wanted)
            guard !page.isEmpty else { break }
            tasks += page
        }
        return tasks
    }

    /// What comes after one of these; at most 1,000.
    private func approvalTasks(
        _ filter: ApprovalFilter = ApprovalFilter(),
        after last: ApprovalTask?,
        limit: Int = 1_000
    ) async throws(ServiceError) -> [ApprovalTask] {
        try await onLedger { (store, _) throws(StoreError) in
            try await store.pendingApprovals(filter, after: last?.pending, limit: limit).map {
                ApprovalTask($0, approvals, access)
            }
        }
    }

    /// One of these; `nil` when it does not wait.
    package func approvalTask(
        _ subject: ApprovalSubject
    ) async throws(ServiceError) -> ApprovalTask? {
        try await onLedger { (store, _) throws(StoreError) in
            try await store.pendingApproval(of: subject).map {
                ApprovalTask($0, approvals, access)
            }
        }
    }

    /// What a checker looks at before deciding.
    ///
    /// - Parameters:
    ///   - subject: A payout or a batch.
    ///   - index: Which payout of the batch, in the order of the file, from 0.
    /// - Returns: It; `nil` when it does not wait any more, or has no such payout.
    /// - Throws: ``ServiceError/store(_:)`` or ``ServiceError/notConfigured(_:)``.
    package func approvalCase(
        _ subject: ApprovalSubject,
        showing index: Int = 0
    ) async throws(ServiceError) -> ApprovalCase? {
        let content = try await onLedger { (store, _) throws(StoreError) in
            try await store.approvalContent(of: subject, limit: Self.maximumLargest)
        }
        guard let content, let shown = try await approvalSight(subject, at: index) else {
            return nil
        }
        return ApprovalCase(
            task: ApprovalTask(content.pending, approvals, access),
            content: content,
            shown: shown
        )
    }

    /// One of the payouts that a checker looks at, exactly as it would be sent.
    ///
    /// - Parameters:
    ///   - subject: A payout or a batch.
    ///   - index: Which of its payouts, in the order of the file, from 0.
    /// - Returns: It; `nil` where there is none.
    /// - Throws: ``ServiceError/store(_:)`` or ``ServiceError/notConfigured(_:)``.
    package func approvalSight(
        _ subject: ApprovalSubject,
        at index: Int
    ) async throws(ServiceError) -> ApprovalSight? {
        let payout = try await onLedger { (store, _) throws(StoreError) in
            try await store.approvalPayout(of: subject, at: index)
        }
        guard let payout else { return nil }
        return ApprovalSight(
            index: index,
            payout: payout,
            request: try preview(payout),
            history: try await onLedger { (store, _) throws(StoreError) in
                try await store.beneficiaryHistory(of: payout)
            }
        )
    }
}

// MARK: - Deciding

extension PayoutService {
    /// Approves what somebody else made; the last approval that is needed queues it.
    ///
    /// - Parameters:
    ///   - subject: A payout or a batch.
    ///   - digest: The content that was looked at: ``ApprovalContent/digest``.
    ///   - reason: May be empty.
    ///   - name: Who approves.
    ///   - progress: Hears now and then how many of its payouts are queued.
    /// - Returns: Whether it was the last, or how many more are needed.
    /// - Throws: ``ServiceError/notPermitted(_:)`` for its maker and for whom the policy does not
    ///   name; ``ServiceError/store(_:)`` when it was changed or decided meanwhile;
    ///   ``ServiceError/canceled`` where the task was, and nothing of it is kept.
    package func approve(
        _ subject: ApprovalSubject,
        digest: ContentDigest,
        reason: String = "",
        by name: OperatorName,
        progress: @escaping @Sendable (RowProgress) -> Void = { _ in }
    ) async throws(ServiceError) -> ApprovalResult {
        let task = try await task(subject, for: name)
        let context = environment.context(by: name, policy: .standard)
        let isCanceled = Atomic(false)
        let result = await withTaskCancellationHandler { () -> Result<ApprovalResult, StoreError> in
            do throws(StoreError) {
                let result = try await store.approve(
                    subject,
                    digest: digest,
                    reason: reason.trimmingCharacters(in: .whitespacesAndNewlines),
                    needed: task.requirement.checkers,
                    context: context
                ) { done in
                    // The ledger's thread is no part of the task, so it looks for itself.
                    guard !isCanceled.load(ordering: .relaxed) else { throw StoreError.canceled }
                    progress(RowProgress(done: done, total: max(done, task.pending.count)))
                }
                return .success(result)
            } catch {
                return .failure(error)
            }
        } onCancel: {
            isCanceled.store(true, ordering: .relaxed)
        }
        do throws(StoreError) {
            return try result.get()
        } catch .canceled {
            throw .canceled
        } catch {
            throw .store(error)
        }
    }

    /// Rejects what somebody else made; it is never sent.
    ///
    /// - Throws: ``ServiceError/notSupported(_:)`` without a reason: its maker will ask for it.
    package func reject(
        _ subject: ApprovalSubject,
        reason: String,
        by name: OperatorName
    ) async throws(ServiceError) {
        _ = try await task(subject, for: name)
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw .notSupported("A rejection needs a reason.") }
        let context = environment.context(by: name, policy: .standard)
        try await onLedger { (store, _) throws(StoreError) in
            try await store.reject(subject, reason: reason, context: context)
        }
    }

    /// Takes back what one has made oneself, before the last checker has decided.
    package func recall(
        _ subject: ApprovalSubject,
        reason: String = "",
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.create, of: name)
        let context = environment.context(by: name, policy: .standard)
        try await onLedger { (store, _) throws(StoreError) in
            try await store.recall(
                subject,
                reason: reason.trimmingCharacters(in: .whitespacesAndNewlines),
                context: context
            )
        }
    }

    /// What waits, if somebody may decide about it.
    private func task(
        _ subject: ApprovalSubject,
        for name: OperatorName
    ) async throws(ServiceError) -> ApprovalTask {
        try require(.approve, of: name)
        guard let task = try await approvalTask(subject) else {
            throw .notSupported("\(subject) does not wait for approval; look at it again.")
        }
        if let why = task.refusal(of: name, access) {
            throw .notPermitted("\(name.rawValue) may not decide about \(subject): \(why).")
        }
        return task
    }
}

// MARK: - Nobody who may

extension PayoutService {
    /// Puts what nobody can approve on the worklist, and takes off what somebody can.
    func reviewBlocked() async throws(ServiceError) {
        var page = try await approvalTasks(after: nil)
        while let last = page.last {
            for task in page where task.isBlocked != task.pending.isBlocked {
                try await onLedger { (store, now) throws(StoreError) in
                    try await store.setBlocked(task.isBlocked, task.pending.subject, at: now)
                }
            }
            page = try await approvalTasks(after: last)
        }
    }
}
