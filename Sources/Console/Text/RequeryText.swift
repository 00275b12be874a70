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

    init(_ result: RequeryResult) {
        switch result.outcome {
        case .failure(let error):
            (tone, learnt, status) = (.error, error.message, nil)
        case .success(let answer):
            tone = Self.tone(answer)
            learnt = Self.learnt(answer.result)
            status = answer.payout.status
        }
    }

    /// One sentence with the status; one that only repeats what was learnt is left out.
    var sentence: String {
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
        // What was known before is no news of this question.
        let isAnswered = if case .answered = answer.result { true } else { false }
        return switch payout.status {
        case .paid: isAnswered ? .success : .information
        case .unknown, .failed, .returned: .attention
        case .pendingApproval, .queued, .submitting, .processing, .rejected, .canceled: .information
        }
    }

    private static func learnt(_ result: QueryResult) -> String {
        switch result {
        case .answered(let evidence): evidence.cause
        case .noAnswer(let detail): "no usable answer (\(detail))"
        case .notSupported: "this provider cannot be asked"
        }
    }
}
