package import Payouts

/// What is taken off the worklist for a while.
package enum SnoozeSubject: Equatable, Sendable {
    case payout(PayoutID)
    case `break`(Int64)
    /// All marked rows.
    case marked

    /// What a question calls it.
    func words(marked: String) -> String {
        switch self {
        case .payout(let id): "\(id)"
        case .break(let id): "break \(id)"
        case .marked: marked
        }
    }
}
