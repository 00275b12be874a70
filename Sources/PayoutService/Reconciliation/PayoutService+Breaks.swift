package import Foundation
package import Payouts

/// What a person fills in to resolve a break.
package struct BreakResolutionDraft: Hashable, Sendable {
    /// What is done about it.
    package var action: BreakResolution.Action
    /// What others can look up.
    package var reference: String
    /// Why, in the person's own words.
    package var note: String

    /// Creates a draft.
    package init(action: BreakResolution.Action, reference: String = "", note: String = "") {
        self.action = action
        self.reference = reference
        self.note = note
    }

    /// What is missing, or does not fit the break, one plain sentence; `nil` when nothing is.
    package func problem(with found: Break) -> String? {
        if note.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            return "Say in a note why, so that others can follow."
        }
        let hasReference = !reference.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
        if case .correctRecord = action, !hasReference {
            return "Give a reference that others can look up: a ticket, a page, a transfer number."
        }
        return action.problem(with: found)
    }
}

extension PayoutService {
    /// Resolves a break, or proposes how.
    ///
    /// Leaving a difference as it is always needs a second person; moving a payout does above the
    /// amount from which on any resolution does.
    ///
    /// - Returns: The break; `proposed` when a second person must confirm it.
    /// - Throws: ``ServiceError/notSupported(_:)`` when something is missing or does not fit.
    @discardableResult
    package func resolveBreak(
        _ id: Int64,
        _ draft: BreakResolutionDraft,
        by name: OperatorName
    ) async throws(ServiceError) -> BreakRecord {
        try require(.reconcile, of: name)
        let record = try await existingBreak(id)
        if let problem = draft.problem(with: record.found) { throw .notSupported(problem) }
        let context = context(for: record, by: name)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.resolveBreak(
                id,
                BreakResolution(
                    action: draft.action,
                    reference: draft.reference,
                    note: draft.note,
                    by: name,
                    at: now
                ),
                needsSecond: needsSecond(draft.action, record),
                context: context
            )
        }
    }

    /// Confirms what somebody else proposed; it counts from now on.
    ///
    /// - Throws: ``ServiceError/store(_:)`` when the same person proposed it.
    @discardableResult
    package func confirmBreakResolution(
        of id: Int64,
        by name: OperatorName
    ) async throws(ServiceError) -> BreakRecord {
        try require(.confirm, of: name)
        try require(.reconcile, of: name)
        let context = context(for: try await existingBreak(id), by: name)
        return try await onLedger { (store, _) throws(StoreError) in
            try await store.confirmBreakResolution(of: id, context: context)
        }
    }

    /// Drops what somebody proposed.
    @discardableResult
    package func discardBreakResolution(
        of id: Int64,
        by name: OperatorName
    ) async throws(ServiceError) -> BreakRecord {
        try require(.reconcile, of: name)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.discardBreakResolution(of: id, by: name, at: now)
        }
    }

    /// Takes a break on, or gives it back with `release`.
    @discardableResult
    package func claimBreak(
        _ id: Int64,
        release: Bool = false,
        force: Bool = false,
        by name: OperatorName
    ) async throws(ServiceError) -> BreakRecord {
        try require(.care, of: name)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.claimBreak(
                id,
                owner: release ? nil : name,
                force: force || release,
                by: name,
                at: now
            )
        }
    }

    /// Takes a break off the worklist until a time, or back on it with `nil`.
    @discardableResult
    package func snoozeBreak(
        _ id: Int64,
        until: Date?,
        by name: OperatorName
    ) async throws(ServiceError) -> BreakRecord {
        try require(.care, of: name)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.snoozeBreak(id, until: until, by: name, at: now)
        }
    }

    /// Keeps what a person writes about a break.
    ///
    /// - Throws: ``ServiceError/notSupported(_:)`` for an empty note.
    package func addNote(
        _ text: String,
        toBreak id: Int64,
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.care, of: name)
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw .notSupported("A note needs words.") }
        try await onLedger { (store, now) throws(StoreError) in
            try await store.addNote(PayoutNote(at: now, by: name, text: text), toBreak: id)
        }
    }

    private func existingBreak(_ id: Int64) async throws(ServiceError) -> BreakRecord {
        let history = try await onLedger { (store, _) throws(StoreError) in
            try await store.breakHistory(id)
        }
        guard let history else { throw .store(.breakNotFound(id)) }
        return history.record
    }

    private func needsSecond(_ action: BreakResolution.Action, _ record: BreakRecord) -> Bool {
        guard !action.leavesDifference else { return true }
        if case .choose = action { return resolutions.needsSecond(record.found.stake) }
        guard action != .providerToFix, let ours = record.found.ours,
            let currency = Currency(code: ours.currency)
        else { return false }
        return resolutions.needsSecond(Money(minorUnits: ours.amount, currency: currency))
    }

    private func context(for record: BreakRecord, by name: OperatorName) -> ChangeContext {
        environment.context(by: name, policy: lines[record.provider]?.policy ?? .standard)
    }
}
