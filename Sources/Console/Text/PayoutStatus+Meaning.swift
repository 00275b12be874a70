import Payouts

extension PayoutStatus {
    /// What it means for the money, one plain sentence.
    var meaning: String {
        switch self {
        case .pendingApproval: "No money has moved: a second person has to agree."
        case .queued: "No money has moved: it waits for its turn."
        case .submitting: "Money is about to move."
        case .processing: "The provider has accepted it, which is not final."
        case .unknown: Attention.unknownOutcome.explanation
        case .paid: "The provider says that it was paid out."
        case .failed: "The provider says that no money moved."
        case .returned: "It was paid, and the money came back."
        case .rejected, .canceled: "No money has moved, and none will."
        }
    }

    /// What to do about it, whatever else is known.
    var nextStep: String {
        switch self {
        case .pendingApproval: "Wait for a second person. Nothing is sent before."
        case .queued: "Nothing: it is submitted by itself."
        case .submitting: "Wait: the request is on its way."
        case .processing: "Wait: the provider works on it."
        case .unknown: Attention.unknownOutcome.nextStep(canQuery: true)
        case .paid: "Nothing: the money arrived."
        case .failed: "Find out why, and tell the customer."
        case .returned: "Tell the customer."
        case .rejected: "Nothing: a checker refused it."
        case .canceled: "Nothing: it was withdrawn and never sent."
        }
    }
}
