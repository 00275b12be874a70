import Foundation
import Payouts

/// What an answer says, before anybody asks whether it answers a create or a query.
enum Reading: Hashable {
    /// A documented state of this very order.
    case order(OrderState)
    /// A documented, definite refusal of the request.
    case refused(ProviderReason)
    /// A documented error that leaves open what became of the order.
    case undecided(ProviderReason)
    /// The provider says that it has no such order, in these words.
    case noSuchOrder(String)
    /// An answer about the order that nobody can vouch for.
    case unclear(UnclearAnswer)
    /// Nothing about the order at all.
    case unusable(UnknownReason)
}

/// A documented state of an order.
struct OrderState: Hashable {
    let claim: Evidence.Claim
    let rawStatus: String
    var reason: ProviderReason?
    var reference: String?
    var time: Date?
    var mismatches: [String] = []
    var stated: StatedMoney?
}

/// An answer that is undocumented, damaged or contradicts itself, and how.
struct UnclearAnswer: Error, Hashable {
    let rawStatus: String
    let detail: String
    /// The status explained, where the documentation has it but leaves the money open.
    let documented: ProviderReason?

    init(_ detail: String, rawStatus: String = "", documented: ProviderReason? = nil) {
        self.rawStatus = Self.bounded(rawStatus)
        self.detail = Self.bounded(detail)
        self.documented = documented
    }

    /// What to tell the operator about an answer or a notification of this kind.
    func reason(of what: String) -> ProviderReason {
        documented
            ?? ProviderReason(
                code: rawStatus,
                explanation: "The \(what) is not a documented one: \(detail).",
                nextStep: "Ask the provider's support about the order before paying again."
            )
    }

    /// The longest part of a provider's words that is kept in a reason.
    private static let maximumLength = 160

    static func bounded(_ text: String) -> String { String(text.prefix(maximumLength)) }
}

/// What a documented status means.
struct StatusMeaning: Hashable {
    /// `unclear` where the documentation itself leaves open what became of the money.
    let claim: Evidence.Claim
    let reason: ProviderReason?

    init(_ claim: Evidence.Claim, reason: ProviderReason? = nil) {
        self.claim = claim
        self.reason = reason
    }
}

// MARK: - Outcomes

extension Reading {
    /// What the reading means for a submission.
    ///
    /// Only a documented state or a documented refusal is an answer; all else is unknown.
    func outcome(at now: Date) -> AttemptOutcome {
        switch self {
        case .order(let state): .answered(Evidence(state, source: .createAnswer, at: now))
        case .refused(let reason): .answered(Evidence(refusal: reason, at: now))
        case .noSuchOrder(let words): .unknown(.init(.undocumentedAnswer, detail: words))
        case .undecided(let reason): .unknown(.init(undecided: reason))
        case .unclear(let answer): .unknown(answer.unknown)
        case .unusable(let reason): .unknown(reason)
        }
    }

    /// What the reading means for a query.
    ///
    /// A refused question says nothing about the order, so the payout stands where it stood.
    func queryResult(at now: Date) -> QueryResult {
        switch self {
        case .order(let state): .answered(Evidence(state, source: .query, at: now))
        case .refused(let reason), .undecided(let reason):
            .noAnswer("\(reason.code): \(reason.explanation)")
        case .noSuchOrder(let words):
            .answered(
                Evidence(source: .query, claim: .notFound, rawStatus: words, receivedAt: now)
            )
        case .unclear(let answer): .answered(Evidence(answer, source: .query, at: now))
        case .unusable(let reason): .noAnswer(reason.text)
        }
    }
}

extension UnclearAnswer {
    fileprivate var unknown: UnknownReason {
        let told = reason(of: "answer")
        return documented == nil
            ? UnknownReason(.undocumentedAnswer, detail: detail, reason: told)
            : UnknownReason(undecided: told)
    }
}

extension Evidence {
    /// What a documented state says.
    init(_ state: OrderState, source: Source, at now: Date) {
        self.init(
            source: source,
            claim: state.claim,
            rawStatus: state.rawStatus,
            reason: state.reason,
            providerReference: state.reference,
            providerTime: state.time,
            receivedAt: now,
            mismatches: state.mismatches,
            stated: state.stated
        )
    }

    fileprivate init(refusal reason: ProviderReason, at now: Date) {
        self.init(
            source: .createAnswer,
            claim: .failed,
            rawStatus: reason.code,
            reason: reason,
            receivedAt: now
        )
    }

    /// That nobody can vouch for what was said, and why.
    init(_ answer: UnclearAnswer, source: Source, at now: Date) {
        let what = source == .notification ? "notification" : "answer"
        self.init(
            source: source,
            claim: .unclear,
            rawStatus: answer.rawStatus,
            reason: answer.reason(of: what),
            receivedAt: now
        )
    }
}
