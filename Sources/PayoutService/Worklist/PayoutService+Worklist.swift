package import Foundation
package import Payouts

/// From which amount on a resolution needs a second person.
package struct ResolutionPolicy: Hashable, Sendable {
    /// The largest amount that one person may resolve alone; a currency without one needs no
    /// second person.
    package let aloneUpTo: [Currency: Money]

    /// Creates a policy.
    package init(aloneUpTo: [Currency: Money] = [:]) { self.aloneUpTo = aloneUpTo }

    /// Whether an amount is too large for one person alone.
    package func needsSecond(_ amount: Money) -> Bool {
        aloneUpTo[amount.currency].map { amount > $0 } ?? false
    }
}

extension PayoutService {
    /// Takes a payout on, so that nobody else does the same work.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - name: Who takes it.
    ///   - force: Whether it may be taken from somebody else.
    /// - Returns: Who is on it now.
    /// - Throws: ``ServiceError/store(_:)`` when somebody else is on it.
    @discardableResult
    package func claim(
        _ id: PayoutID,
        by name: OperatorName,
        force: Bool = false
    ) async throws(ServiceError) -> PayoutCare {
        try require(.care, of: name)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.claim(id, owner: name, force: force, by: name, at: now)
        }
    }

    /// Gives a payout back to everybody.
    @discardableResult
    package func release(
        _ id: PayoutID,
        by name: OperatorName
    ) async throws(ServiceError) -> PayoutCare {
        try require(.care, of: name)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.claim(id, owner: nil, force: true, by: name, at: now)
        }
    }

    /// Takes a payout off the worklist until a time, or back on it with `nil`.
    @discardableResult
    package func snooze(
        _ id: PayoutID,
        until: Date?,
        by name: OperatorName
    ) async throws(ServiceError) -> PayoutCare {
        try require(.care, of: name)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.snooze(id, until: until, by: name, at: now)
        }
    }

    /// Keeps what a person writes about a payout.
    ///
    /// - Throws: ``ServiceError/notSupported(_:)`` for an empty note.
    package func addNote(
        _ text: String,
        to id: PayoutID,
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.care, of: name)
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw .notSupported("A note needs words.") }
        try await onLedger { (store, now) throws(StoreError) in
            try await store.addNote(PayoutNote(at: now, by: name, text: text), to: id)
        }
    }

    /// Settles a payout by what a person saw, or marks its reasons as seen.
    ///
    /// - Parameters:
    ///   - payout: The payout as it was looked at.
    ///   - draft: What was seen, where, and why it can be believed.
    ///   - name: Who saw it.
    /// - Returns: Whether it counts already, or waits for a second person.
    /// - Throws: ``ServiceError/notSupported(_:)`` when something is missing, or the payout's
    ///   request is on its way; ``ServiceError/store(_:)`` when the payout has changed since.
    package func resolve(
        _ payout: Payout,
        _ draft: ResolutionDraft,
        by name: OperatorName
    ) async throws(ServiceError) -> ResolutionResult {
        try require(.resolve, of: name)
        if let problem = draft.problem { throw .notSupported(problem) }
        if draft.claim != nil { try requireAnswered(payout) }
        let needsSecond = draft.claim != nil && resolutions.needsSecond(payout.amount)
        let context = environment.context(by: name, policy: policy(of: payout.provider))
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.resolve(
                draft.resolution(by: name, at: now),
                of: payout,
                needsSecond: needsSecond,
                context: context
            )
        }
    }

    /// What a person saw says nothing about a request that is on its way: it may be taken on a
    /// moment later, and its answer, or the end of its lease, comes by itself.
    private func requireAnswered(_ payout: Payout) throws(ServiceError) {
        guard payout.status != .submitting else {
            throw .notSupported(
                "The request of \(payout.id) is on its way; wait for what comes of it."
            )
        }
    }

    /// Confirms what somebody else proposed; it counts from now on.
    ///
    /// - Parameters:
    ///   - proposal: What was proposed, as it was read.
    ///   - payout: The payout as it was looked at.
    ///   - name: Who confirms it.
    /// - Returns: The payout as it stands.
    /// - Throws: ``ServiceError/store(_:)`` when the same person proposed it, or either has
    ///   changed since; ``ServiceError/notSupported(_:)`` when the payout's request is on its way.
    @discardableResult
    package func confirmResolution(
        _ proposal: Resolution,
        of payout: Payout,
        by name: OperatorName
    ) async throws(ServiceError) -> Payout {
        try require(.confirm, of: name)
        if proposal.claim != nil { try requireAnswered(payout) }
        let context = environment.context(by: name, policy: policy(of: payout.provider))
        return try await onLedger { (store, _) throws(StoreError) in
            try await store.confirmResolution(proposal, of: payout, context: context)
        }
    }

    /// Drops what somebody proposed.
    ///
    /// - Throws: ``ServiceError/store(_:)`` when another proposal waits than was read.
    package func discardResolution(
        _ proposal: Resolution,
        of id: PayoutID,
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.resolve, of: name)
        try await onLedger { (store, now) throws(StoreError) in
            try await store.discardResolution(proposal, of: id, by: name, at: now)
        }
    }

    /// Marks notifications of a provider as looked at, up to the given one.
    package func dismissNotifications(
        of provider: ProviderID,
        upTo id: Int64,
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.care, of: name)
        try await onLedger { (store, now) throws(StoreError) in
            try await store.dismissNotifications(of: provider, upTo: id, by: name, at: now)
        }
    }

    /// Marks one notification that was not believed, or has no payout, as looked at.
    ///
    /// - Parameters:
    ///   - id: The notification.
    ///   - reason: Why nothing has to be done about it.
    ///   - name: Who has looked.
    /// - Returns: The notification as it is kept now.
    /// - Throws: ``ServiceError/notSupported(_:)`` when it needs nobody to look at it.
    @discardableResult
    package func dismissNotification(
        _ id: Int64,
        reason: String,
        by name: OperatorName
    ) async throws(ServiceError) -> NotificationRecord {
        try require(.care, of: name)
        let isDismissed = try await onLedger { (store, now) throws(StoreError) in
            try await store.dismissNotification(id, reason: reason, by: name, at: now)
        }
        let record = try await onLedger { (store, _) throws(StoreError) in
            try await store.notification(id)
        }
        guard let record else { throw .store(.notFound("notification \(id)")) }
        guard isDismissed else {
            let fate = record.summary.disposition.rawValue
            throw .notSupported(
                "Notification \(id) is \(fate); only what was refused, or has no payout, waits "
                    + "for somebody to look at it."
            )
        }
        return record
    }

    private func policy(of provider: ProviderID) -> LifecyclePolicy {
        lines[provider]?.policy ?? .standard
    }

    /// Does something with the ledger now, and turns its error into one of the service.
    func onLedger<Value>(
        _ body: (any PayoutStore, Date) async throws(StoreError) -> Value
    ) async throws(ServiceError) -> Value {
        do throws(StoreError) {
            return try await body(store, environment.now())
        } catch {
            throw .store(error)
        }
    }
}
