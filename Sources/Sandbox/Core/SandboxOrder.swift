import Foundation
import Payouts

/// One payout at a simulated provider: what was asked, and what became of it.
///
/// Nothing happens to an order by itself: when it is taken on, the moments of its changes are fixed
/// by its scenario, and its state is computed from them and the moment of asking.
struct SandboxOrder: Sendable {
    var instruction: Instruction
    var scenario: SandboxScenario
    /// What the provider calls the order, 19 digits that fit 64 bits but not a double.
    let platformNumber: String
    /// DVPay's second number, for the transaction.
    let transactionNumber: String
    /// When the first request came.
    let createdAt: Date
    let timeFactor: Double
    /// How often the caller sent it, refused duplicates included.
    var requests = 1
    /// When the provider took it on; `nil` while a fault has struck before that.
    var acceptedAt: Date?
    /// What goes wrong with its messages.
    var fault: NotificationFault?
    /// Its changes, past and to come, oldest first; empty until it is taken on.
    var timeline: [Change] = []
    /// The messages about its changes, sent and to be sent; none is ever taken out.
    var deliveries: [NotificationDelivery] = []

    struct Change: Hashable, Sendable {
        let date: Date
        let state: SandboxState
    }

    var key: OrderKey { instruction.key }
}

// MARK: - What became of it

extension SandboxOrder {
    /// Every state it has had until now, oldest first; empty when it was never taken on.
    func changes(until now: Date) -> ArraySlice<Change> { timeline.prefix { $0.date <= now } }

    /// Its state now, or `nil` when it was never taken on.
    func state(at now: Date) -> SandboxState? { changes(until: now).last?.state }

    /// Whether a query finds it.
    func isVisible(at now: Date) -> Bool {
        guard let acceptedAt else { return false }
        return now.timeIntervalSince(acceptedAt) * timeFactor >= scenario.hiddenSeconds
    }

    /// When it reached the final state that it is in, or `nil` while it is under way.
    func settledAt(_ now: Date) -> Date? {
        changes(until: now).last.flatMap { $0.state.isFinal ? $0.date : nil }
    }
}

// MARK: - What queries say

extension SandboxOrder {
    /// The amount that queries report; another one when the scenario says so.
    var reportedAmount: Money {
        guard scenario.distortion == .amount else { return instruction.amount }
        return amountLessOne
    }

    /// The amount without one unit of its currency.
    var amountLessOne: Money {
        let unit = instruction.amount.currency.minorUnitsPerMajor
        return Money(
            minorUnits: instruction.amount.minorUnits - unit,
            currency: instruction.amount.currency
        )
    }

    /// The order number that queries report; another one when the scenario says so.
    var reportedReference: String {
        scenario.distortion == .reference ? key.reference + "-other" : key.reference
    }
}
