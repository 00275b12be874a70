import Foundation
import Payouts

/// The past of one seeded payout, made by the lifecycle event by event.
struct SeedStory {
    var history: PayoutHistory
    /// When the last thing happened.
    var now: Date

    /// How a past went.
    ///
    /// Weights follow an ordinary day: most is paid.
    enum Plot: CaseIterable {
        case paid, failed, returned, paidAfterFailure, conflicting
        case processing, unknown, denied, gaveUp, queued, notSent, canceled, pendingApproval,
            rejected

        /// How many of about a thousand payouts of an age in seconds go so.
        func weight(at age: TimeInterval) -> Int {
            switch self {
            case .paid: 700
            case .failed: 110
            // Nearly all settle in half an hour; what does not is late.
            case .processing: age < SeedStory.usualSeconds ? 60 : 8
            case .returned: 20
            case .canceled: 15
            case .pendingApproval, .rejected: 12
            case .paidAfterFailure, .queued, .notSent: 8
            case .unknown, .denied: 6
            case .conflicting, .gaveUp: 4
            }
        }

        /// Whether it comes to an end that nobody has to look into.
        var ends: Bool {
            switch self {
            case .paid, .failed, .returned, .paidAfterFailure, .canceled, .rejected: true
            case .conflicting, .processing, .unknown, .denied, .gaveUp, .queued, .notSent,
                .pendingApproval:
                false
            }
        }

        /// How long it takes, so that no seeded payout has a future.
        var seconds: TimeInterval {
            switch self {
            case .queued, .pendingApproval: 0
            case .paid, .failed, .processing, .notSent, .unknown, .canceled: 100
            case .denied, .conflicting, .rejected: 700
            case .paidAfterFailure: 1_100
            case .returned: 1_900
            case .gaveUp: 303_000
            }
        }
    }

    init(_ payout: Payout) {
        now = payout.createdAt
        let start = StatusTransition(
            from: nil,
            to: .queued,
            at: payout.createdAt,
            by: payout.createdBy,
            cause: "created"
        )
        history = PayoutHistory(
            payout: payout,
            transitions: [start],
            attempts: [],
            evidence: [],
            queries: []
        )
    }

    mutating func play(_ plot: Plot, reference: String) {
        switch plot {
        case .queued: break
        case .pendingApproval: holdForApproval()
        case .rejected:
            holdForApproval()
            happen(.reject("the beneficiary was paid yesterday"), after: 240, by: "sofia")
        case .canceled: happen(.cancel("asked for by the customer"), after: 90, by: "dara")
        case .notSent: submit(.notSent(.connectionRefused))
        case .unknown, .denied:
            submit(.unknown(UnknownReason(.timeout, detail: "30 s")), after: 30)
            // DVPay gets no order number and so cannot deny the order.
            let denials = plot == .denied && history.payout.provider != .dvpay ? 3 : 0
            for _ in 0..<denials { learn(.notFound, .query, "order not exist", after: 180) }
        case .gaveUp:
            submit(.unknown(UnknownReason(.timeout, detail: "30 s")), after: 30)
            giveUp()
        case .processing: accept(reference)
        case .failed:
            accept(reference)
            learn(.failed, .query, "00029", after: 40, reason: Self.refusal)
        case .paid: pay(reference)
        case .returned:
            pay(reference)
            learn(.failed, .query, "FAIL", after: 1_800, reason: Self.comeback)
        case .paidAfterFailure:
            accept(reference)
            learn(.failed, .query, "FAIL", after: 60, reason: Self.refusal)
            learn(.paid, .notification, "SUCCESS", after: 900)
        case .conflicting:
            pay(reference)
            learn(.failed, .notification, "FAIL", after: 600, reason: Self.comeback, isDated: false)
        }
    }

    private static let refusal = ProviderReason(
        code: "ACCOUNT_NOT_EXIST",
        explanation: "The bank does not know this account.",
        nextStep: "Ask the customer for the account number, then create a new payout."
    )
    private static let comeback = ProviderReason(
        code: "PAYMENT_OFFSET",
        explanation: "The bank sent the money back.",
        nextStep: "Tell the customer, check the account, then create a new payout."
    )
}

// MARK: - Events

extension SeedStory {
    private mutating func pay(_ reference: String) {
        accept(reference)
        learn(.paid, .query, "SUCCESS", after: 25)
    }

    private mutating func accept(_ reference: String) {
        let evidence = Evidence(
            source: .createAnswer,
            claim: .pending,
            rawStatus: "PROCESSING",
            providerReference: reference,
            receivedAt: now.addingTimeInterval(2)
        )
        submit(.answered(evidence))
    }

    /// Lets every scheduled query end without an answer.
    private mutating func giveUp() {
        let policy = LifecyclePolicy.standard
        for delay in policy.queryDelays {
            now += delay.inSeconds
            let context = ChangeContext(at: now, by: .queryWorker, policy: policy)
            history.payout = Lifecycle.countQuery(history.payout, context: context)
        }
        history.payout.nextQueryAt = nil
    }

    mutating func becomeLate() {
        happen(.becameLate, after: Self.usualSeconds, by: "watch")
    }

    mutating func acknowledge(by name: String) { happen(.acknowledge, after: 60, by: name) }

    /// Puts a fresh payout before a checker instead of into the queue.
    private mutating func holdForApproval() {
        let payout = history.payout
        history.payout.status = .pendingApproval
        history.payout.nextAttemptAt = nil
        history.transitions = [
            StatusTransition(
                from: nil,
                to: .pendingApproval,
                at: now,
                by: payout.createdBy,
                cause: "created"
            )
        ]
    }

    private mutating func submit(_ outcome: AttemptOutcome, after seconds: TimeInterval = 2) {
        happen(.beginAttempt, after: 1, by: "dispatcher")
        var attempt = Attempt(
            number: 1,
            startedAt: now,
            leaseUntil: now.addingTimeInterval(60)
        )
        attempt.outcome = outcome
        attempt.finishedAt = now.addingTimeInterval(seconds)
        history.attempts = [attempt]
        switch outcome {
        case .notSent(let reason): happen(.notSent(reason), after: seconds, by: "dispatcher")
        case .answered(let evidence):
            happen(.evidence(evidence), after: seconds, by: "dispatcher")
        case .unknown(let reason):
            happen(.outcomeUnknown(reason), after: seconds, by: "dispatcher")
        }
    }

    private mutating func learn(
        _ claim: Evidence.Claim,
        _ source: Evidence.Source,
        _ rawStatus: String,
        after seconds: TimeInterval,
        reason: ProviderReason? = nil,
        isDated: Bool = true
    ) {
        let evidence = Evidence(
            source: source,
            claim: claim,
            rawStatus: rawStatus,
            reason: reason,
            providerTime: isDated ? now.addingTimeInterval(seconds - 1) : nil,
            receivedAt: now.addingTimeInterval(seconds)
        )
        happen(.evidence(evidence), after: seconds, by: "query worker")
    }

    private mutating func happen(_ event: PayoutEvent, after seconds: TimeInterval, by name: String)
    {
        now += seconds
        let context = ChangeContext(
            at: now,
            by: OperatorName(rawValue: name),
            policy: .standard
        )
        let decision = try? Lifecycle.decide(
            event,
            on: history.payout,
            evidence: history.evidence,
            context: context
        )
        guard let decision else { return }
        history.payout = decision.payout
        // A seeded payout is unknown to the sandbox: nobody asks about it by itself.
        history.payout.nextQueryAt = nil
        if let transition = decision.transition { history.transitions.append(transition) }
        if let evidence = decision.evidence { history.evidence.append(evidence) }
    }
}
