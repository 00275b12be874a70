package import PayoutService
package import Payouts
package import TerminalUI

/// What lies over the panes and takes all keys.
package enum Overlay: Equatable, Sendable {
    /// The keys, explained; the number is the first line on the screen.
    case help(offset: Int)
    /// All commands by name.
    case palette(ChoiceList)
    /// A choice of something else.
    case choice(ChoicePurpose, ChoiceList)
    /// A question before something is done.
    case confirmation(Dialog, ConfirmedAction)
    /// Re-queries under way or done.
    case requery(RequeryProgress)

    /// What a choice is for.
    package enum ChoicePurpose: Equatable, Sendable {
        case statusFilter, providerFilter, formProvider
        case field(Int)
    }

    /// What is done when a question is answered with yes.
    package enum ConfirmedAction: Equatable, Sendable {
        case withdraw(PayoutID)
    }
}

/// How far a re-query of several payouts has come.
package struct RequeryProgress: Equatable, Sendable {
    /// All that are asked about, in order.
    package let ids: [PayoutID]
    /// What was learnt so far, in the same order.
    package var results: [RequeryResult] = []
    /// The first line on the screen.
    package var offset = 0

    var isDone: Bool { results.count >= ids.count }
    var awaited: PayoutID? { isDone ? nil : ids[results.count] }
}
