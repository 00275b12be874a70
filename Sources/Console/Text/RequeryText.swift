import PayoutService
import Payouts
import TerminalUI

/// What came of asking about one payout, as people read it.
struct RequeryText {
    /// Good news, nothing new, something for a person, or a failure.
    let tone: Notice.Kind
    /// What was learnt, without the payout's name.
    let learnt: String
    /// Where the payout stands now, where that is known.
    let status: PayoutStatus?
    /// Whether what was learnt contradicts what we hold as final.
    private let isContrary: Bool

    init(_ result: RequeryResult) {
        switch result.outcome {
        case .failure(let error):
            (tone, learnt, status, isContrary) = (.error, error.message, nil, false)
        case .success(let answer):
            isContrary = answer.isContrary
            tone = Self.tone(answer)
            learnt = Self.learnt(answer)
            status = answer.payout.status
        }
    }

    /// One sentence with the status; one that only repeats what was learnt is left out.
    var sentence: String {
        if isContrary, let status {
            return "\(learnt), and we have it as \(StatusBadge(status).word)"
        }
        guard let status, !learnt.contains(status.rawValue) else { return learnt }
        return status == .unknown
            ? "\(learnt); its outcome is unknown"
            : "\(learnt); it is \(StatusBadge(status).word)"
    }

    var role: Role {
        switch tone {
        case .information: .muted
        case .success: .success
        case .attention: .attention
        case .error: .error
        }
    }

    /// Only money that arrived is good news; what is on its way is none.
    private static func tone(_ answer: RequeryResult.Answer) -> Notice.Kind {
        let payout = answer.payout
        guard !payout.flags.contains(.conflicting) else { return .attention }
        return switch payout.status {
        // What was known before is no news of this question, and a word against it a bad one.
        case .paid: answer.claim.map { $0 == .paid ? .success : .attention } ?? .information
        case .unknown, .failed, .returned: .attention
        case .pendingApproval, .queued, .submitting, .processing, .rejected, .canceled: .information
        }
    }

    private static func learnt(_ answer: RequeryResult.Answer) -> String {
        switch answer.result {
        case .answered where answer.isContrary && answer.claim == .notFound:
            "the provider knows no such order"
        case .answered(let evidence): evidence.cause
        case .noAnswer(let detail): "no usable answer (\(detail))"
        case .notSupported: "this provider cannot be asked"
        }
    }
}

extension RequeryResult.Answer {
    /// What the provider said, where it said anything.
    fileprivate var claim: Evidence.Claim? {
        if case .answered(let evidence) = result { evidence.claim } else { nil }
    }

    /// Whether the provider says something else than what we hold as final.
    ///
    /// Money that did not move may well belong to an order that the provider does not have.
    fileprivate var isContrary: Bool {
        switch (payout.status, claim) {
        case (_, nil), (_, .unclear?), (.failed, .notFound?): false
        case (.paid, let claim?): claim != .paid
        case (.failed, let claim?): claim != .failed
        case (.returned, let claim?): claim != .returned
        default: false
        }
    }
}
