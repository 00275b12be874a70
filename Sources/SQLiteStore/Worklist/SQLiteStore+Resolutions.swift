package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Applies a resolution or keeps it as a proposal, which replaces one that waits.
    package func resolve(
        _ resolution: Resolution,
        of payout: Payout,
        needsSecond: Bool,
        context: ChangeContext
    ) async throws(StoreError) -> ResolutionResult {
        try await write { db in
            let stored = try db.existingPayout(asRead: payout)
            if !resolution.note.isEmpty {
                let note = PayoutNote(
                    at: resolution.at,
                    by: resolution.by,
                    text: resolution.note
                )
                try db.insert(note, seq: stored.seq)
            }
            guard needsSecond else {
                let decision = Decision(.applied, .resolve, by: context.by, at: context.at)
                try db.decide(resolution, about: stored, decision)
                return .applied(try db.apply(resolution, to: stored, context: context))
            }
            let decision = Decision(.proposed, .propose, by: context.by, at: context.at)
            try db.decide(resolution, about: stored, decision)
            let waiting = PayoutEvent.secondAwaited(true)
            return .awaitsSecond(try db.change(stored, by: waiting, context: context).payout)
        }
    }

    /// Applies the proposal of another person.
    package func confirmResolution(
        _ proposal: Resolution,
        of payout: Payout,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write { db in
            let stored = try db.existingPayout(asRead: payout)
            try db.require(proposal, about: stored)
            guard proposal.by != context.by else {
                throw StoreError.needsAnotherPerson(payout.id)
            }
            let decision = Decision(.applied, .confirm, by: context.by, at: context.at)
            try db.decide(proposal, about: stored, decision)
            return try db.apply(proposal, to: stored, context: context)
        }
    }

    /// Drops the proposal; what was written with it stays.
    package func discardResolution(
        _ proposal: Resolution,
        of id: PayoutID,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            let stored = try db.existingPayout(id)
            try db.require(proposal, about: stored)
            let decision = Decision(.discarded, .discard, by: name, at: at)
            try db.decide(proposal, about: stored, decision)
            let context = ChangeContext(at: at, by: name, policy: .standard)
            _ = try db.change(stored, by: .secondAwaited(false), context: context)
        }
    }
}

/// What becomes of a resolution, and who decided so.
private struct Decision {
    let state: ResolutionState
    let act: AuditAct
    let name: OperatorName
    let date: Date

    init(_ state: ResolutionState, _ act: AuditAct, by name: OperatorName, at date: Date) {
        self.state = state
        self.act = act
        self.name = name
        self.date = date
    }
}

extension Database {
    /// The payout, unless it has changed since it was read.
    fileprivate func existingPayout(asRead payout: Payout) throws -> StoredPayout {
        let stored = try existingPayout(payout.id)
        guard stored.payout.version == payout.version else {
            throw StoreError.contentChanged(payout.id.rawValue)
        }
        return stored
    }

    /// Nobody decides about a proposal that they have not read.
    fileprivate func require(_ proposal: Resolution, about stored: StoredPayout) throws {
        guard let waiting = try self.proposal(about: stored.seq) else {
            throw StoreError.notFound("\(stored.payout.id), proposed resolution")
        }
        guard waiting == proposal else {
            throw StoreError.contentChanged("What is proposed for \(stored.payout.id)")
        }
    }

    fileprivate func decide(
        _ resolution: Resolution,
        about stored: StoredPayout,
        _ decision: Decision
    ) throws {
        try insert(
            resolution,
            decision.state,
            by: decision.name,
            at: decision.date,
            seq: stored.seq
        )
        try record(
            decision.act,
            on: stored.payout.id.rawValue,
            reason: resolution.auditReason,
            by: decision.name,
            at: decision.date
        )
    }

    /// Lets what a person saw count, marks the open reasons as seen and takes the owner off.
    fileprivate func apply(
        _ resolution: Resolution,
        to stored: StoredPayout,
        context: ChangeContext
    ) throws -> Payout {
        var stored = stored
        if let evidence = resolution.evidence {
            let payout = try change(stored, by: .evidence(evidence), context: context).payout
            stored = StoredPayout(seq: stored.seq, payout: payout)
        }
        try setOwner(nil, since: nil, seq: stored.seq)
        return try change(stored, by: .acknowledge, context: context).payout
    }
}
