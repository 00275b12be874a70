/// The one function that changes a payout: a history and an event in, the next payout out.
package enum Lifecycle {
    /// How long a payout is held before the balance is looked at again.
    static let holdRecheck = Duration.seconds(60)
    /// How long a person's query puts off the schedule at most.
    static let longestPutOff = Duration.seconds(60)

    /// What an event does; the store writes it in one transaction.
    package struct Decision: Hashable, Sendable {
        /// The payout as it is after the event, at the next version.
        package let payout: Payout
        /// The change of status, or `nil` when the status stays.
        package let transition: StatusTransition?
        /// The evidence to keep, or `nil` when the event brought none or nothing new.
        package let evidence: Evidence?
    }

    /// Decides what an event does to a payout.
    ///
    /// - Parameters:
    ///   - event: What happened or is asked for.
    ///   - payout: The payout as the ledger has it.
    ///   - evidence: All evidence that the ledger has about it, in any order.
    ///   - context: When, by whom, under which policy.
    /// - Returns: What to write. Evidence seen before changes nothing and is not kept twice.
    /// - Throws: ``LifecycleError`` when the event must not happen in the payout's status.
    package static func decide(
        _ event: PayoutEvent,
        on payout: Payout,
        evidence: [Evidence],
        context: ChangeContext
    ) throws(LifecycleError) -> Decision {
        var next = payout
        next.version += 1
        next.updatedAt = context.at
        if case .evidence(let piece) = event {
            return learn(piece, on: payout, next: next, known: evidence, context: context)
        }
        next.status = try payout.status.step(event)
        if event == .beginAttempt || event == .repeatUnderKey { next.attemptCount += 1 }
        if case .outcomeUnknown(let why) = event { next.reason = why.reason }
        schedule(&next, after: payout, context: context)
        if event == .heldForBalance { next.nextAttemptAt = context.date(after: holdRecheck) }
        if case .notSent = event, next.status == .queued,
            context.policy.hasRetriedForLong(attemptCount: next.attemptCount)
        {
            next.attention.insert(.stuck)
        }
        next.attend(after: payout, because: event)
        let transition = transition(from: payout, to: next, cause: event.cause, context: context)
        return Decision(payout: next, transition: transition, evidence: nil)
    }

    private static func learn(
        _ piece: Evidence,
        on payout: Payout,
        next: Payout,
        known: [Evidence],
        context: ChangeContext
    ) -> Decision {
        var next = next
        guard !known.contains(piece) else {
            return Decision(payout: payout, transition: nil, evidence: nil)
        }
        let fold = EvidenceFold(base: base(of: payout.status), evidence: known + [piece])
        next.status = fold.status
        next.providerReference = piece.providerReference ?? payout.providerReference
        next.flags = flags(payout, piece: piece, fold: fold)
        if fold.deciding == piece || next.status != payout.status {
            next.reason = fold.deciding?.reason
        }
        schedule(&next, after: payout, context: context)
        if fold.reversalCount > reversals(of: payout, known) { next.attention.insert(.reversed) }
        // What a person has looked at is no news when the next query says the same again.
        let seen = known.flatMap(\.mismatches)
        if !piece.mismatches.allSatisfy(seen.contains) { next.attention.insert(.mismatch) }
        next.attend(after: payout, because: .evidence(piece))
        let cause = PayoutEvent.evidence(piece).cause
        let change = transition(from: payout, to: next, cause: cause, context: context)
        return Decision(
            payout: next,
            transition: change.map { $0.with(evidence: piece) },
            evidence: piece
        )
    }

    private static func reversals(of payout: Payout, _ known: [Evidence]) -> Int {
        guard payout.flags.contains(.reversed) else { return 0 }
        return EvidenceFold(base: base(of: payout.status), evidence: known).reversalCount
    }

    /// What our own side of the story says, evidence apart: what a fold starts from.
    private static func base(of status: PayoutStatus) -> PayoutStatus {
        switch status {
        case .processing, .paid, .failed, .returned: .unknown
        default: status
        }
    }

    private static func flags(
        _ payout: Payout,
        piece: Evidence,
        fold: EvidenceFold
    ) -> PayoutFlags {
        var flags = payout.flags
        if fold.isConflicting { flags.insert(.conflicting) } else { flags.remove(.conflicting) }
        if fold.reversalCount > 0 { flags.insert(.reversed) }
        if !piece.mismatches.isEmpty { flags.insert(.mismatch) }
        let neverSubmitted = payout.status.isWithdrawn || payout.status == .pendingApproval
        let moved = piece.claim == .pending || piece.claim == .paid || piece.claim == .returned
        if neverSubmitted, moved { flags.insert(.unexpected) }
        return flags
    }

    private static func schedule(_ next: inout Payout, after payout: Payout, context: ChangeContext)
    {
        scheduleQueries(&next, after: payout, context: context)
        guard next.status != payout.status else { return }
        next.statusSince = context.at
        next.nextAttemptAt = nil
        if next.status == .queued {
            let isRetry = payout.status == .submitting
            next.nextAttemptAt =
                isRetry
                ? context.policy.nextAttempt(after: payout.attemptCount, context: context)
                : context.at
        }
    }

    /// Asks for as long as an answer is needed.
    ///
    /// A running schedule runs on when the status wavers, so that it ends; one that ended begins
    /// anew only with news.
    private static func scheduleQueries(
        _ next: inout Payout,
        after payout: Payout,
        context: ChangeContext
    ) {
        if next.needsAnswer {
            let isNews = next.status != payout.status || !payout.needsAnswer
            guard isNews, next.nextQueryAt == nil else { return }
            next.nextQueryAt = context.policy.nextQuery(after: 0, context: context)
        } else {
            next.nextQueryAt = nil
        }
        next.queryCount = 0
        next.flags.remove(.gaveUpQuerying)
    }

    private static func transition(
        from payout: Payout,
        to next: Payout,
        cause: String,
        context: ChangeContext
    ) -> StatusTransition? {
        guard next.status != payout.status else { return nil }
        return StatusTransition(
            from: payout.status,
            to: next.status,
            at: context.at,
            by: context.by,
            cause: cause,
            isReversal: payout.status.isSettled && next.flags.contains(.reversed)
        )
    }
}

extension Lifecycle {
    /// Counts a query that ended, and schedules the next one or gives up.
    ///
    /// A person's query is one more: it does not use up the schedule, but puts it off a little, so
    /// that what was just asked is not asked again at once.
    ///
    /// - Parameters:
    ///   - payout: The payout after the query's evidence, if any, was applied.
    ///   - context: When, by whom, under which policy.
    /// - Returns: The payout with its next query, flagged when the schedule is exhausted.
    package static func countQuery(_ payout: Payout, context: ChangeContext) -> Payout {
        guard payout.needsAnswer else { return payout }
        var next = payout
        guard context.by.isPartOfPaydesk else {
            let step = context.policy.nextQuery(after: payout.queryCount, context: context)
            let soonest = [step, context.date(after: longestPutOff)].compactMap(\.self).min()
            next.nextQueryAt = payout.nextQueryAt.map { max($0, soonest ?? $0) }
            return next
        }
        next.updatedAt = context.at
        next.queryCount += 1
        next.nextQueryAt = context.policy.nextQuery(after: next.queryCount, context: context)
        if next.nextQueryAt == nil { next.flags.insert(.gaveUpQuerying) }
        next.attend(after: payout, because: nil)
        return next
    }
}

extension Payout {
    /// Whether somebody should ask the provider what became of it.
    fileprivate var needsAnswer: Bool {
        status == .processing || status == .unknown || flags.contains(.conflicting)
    }
}

extension StatusTransition {
    fileprivate func with(evidence: Evidence) -> StatusTransition {
        StatusTransition(
            from: from,
            to: to,
            at: at,
            by: by,
            cause: cause,
            isReversal: isReversal,
            evidence: evidence
        )
    }
}

extension PayoutEvent {
    /// Why the status changed, in plain words for the timeline.
    package var cause: String {
        switch self {
        case .approve: "approved"
        case .reject(let reason): "rejected: \(reason)"
        case .cancel(let reason): "canceled: \(reason)"
        case .beginAttempt: "submitted"
        case .notSent(let reason): "nothing was sent: \(reason.text)"
        case .outcomeUnknown(let reason): reason.text
        case .repeatUnderKey: "repeated under the same idempotency key"
        case .resubmit: "submitted again under the same order number"
        case .evidence(let evidence): evidence.cause
        case .heldForBalance: "the balance does not cover it"
        case .becameLate: "later than usual"
        case .approverMissing(let isMissing):
            isMissing ? "nobody may approve it" : "somebody may approve it"
        case .approvalVoided: "it is not what was approved"
        case .acknowledge: "seen"
        case .secondAwaited(let isWaiting):
            isWaiting ? "a resolution waits for a second person" : "no resolution waits"
        }
    }
}

extension Evidence {
    /// What this evidence said, from where, in plain words for the timeline.
    package var cause: String {
        let why = reason.map { ": \($0.explanation)" } ?? ""
        return (source == .query ? found : "\(speaker) \(said)") + why
    }

    /// A query was asked, and so it finds; all others say something of their own accord.
    private var found: String {
        switch claim {
        case .pending: "a query found it in progress"
        case .paid: "a query found it paid"
        case .failed: "a query found it failed"
        case .returned: "a query found it returned"
        case .unclear: "a query found no clear answer"
        case .notFound: "a query found no such order"
        }
    }

    private var speaker: String {
        switch source {
        case .createAnswer, .query: "the provider"
        case .notification: "a notification"
        case .settlementFile: "the settlement file"
        case .operator: "an operator"
        }
    }

    private var said: String {
        switch claim {
        case .pending: "says it is in progress"
        case .paid: "says it is paid"
        case .failed: "says it failed"
        case .returned: "says it was returned"
        case .unclear: "says nothing clear"
        case .notFound: "says there is no such order"
        }
    }
}
