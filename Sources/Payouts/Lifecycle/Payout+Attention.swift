import Foundation

extension Payout {
    /// Adds and removes the reasons why it needs a person.
    ///
    /// - Parameters:
    ///   - before: The payout before the change.
    ///   - event: What changed it, or `nil` for a query that was counted.
    mutating func attend(after before: Payout, because event: PayoutEvent?) {
        attention.set(.unknownOutcome, status == .unknown)
        attention.set(.conflicting, flags.contains(.conflicting))
        attention.set(.gaveUpQuerying, flags.contains(.gaveUpQuerying))
        if status != .processing { attention.remove(.late) }
        // An attempt that ends without a byte sent brings it back to the queue: it stuck all along.
        if status != .queued, status != .submitting { attention.remove(.stuck) }
        if status != .queued { attention.remove(.heldForBalance) }
        if status != .pendingApproval { attention.remove(.noApprover) }
        switch event {
        case .approverMissing(let isMissing): attention.set(.noApprover, isMissing)
        case .approvalVoided: attention.insert(.approvalVoid)
        case .approve, .reject, .cancel: attention.remove(.approvalVoid)
        case .becameLate: attention.insert(status == .queued ? .stuck : .late)
        case .heldForBalance: attention.insert(.heldForBalance)
        case .acknowledge: attention.subtract([.acknowledgeable, .secondAwaited])
        case .secondAwaited(let isWaiting): attention.set(.secondAwaited, isWaiting)
        case .evidence:
            let isNew = !before.flags.contains(.unexpected)
            if isNew, flags.contains(.unexpected) { attention.insert(.unexpected) }
        default: break
        }
        if attention.isEmpty {
            attentionSince = nil
        } else if attentionSince == nil {
            attentionSince = updatedAt
        }
    }
}

extension Attention {
    fileprivate mutating func set(_ reason: Attention, _ isOpen: Bool) {
        if isOpen { insert(reason) } else { remove(reason) }
    }
}
