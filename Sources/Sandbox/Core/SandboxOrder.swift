import Foundation
import Payouts

/// One payout at a simulated provider: what was asked, and what became of it.
///
/// Nothing happens to an order by itself: its state is computed from its scenario, the changes
/// made by hand, and the moment of asking.
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
    var changesByHand: [Change] = []

    struct Change: Hashable, Sendable {
        let date: Date
        let state: SandboxState
    }

    var key: OrderKey { instruction.key }
}

// MARK: - What became of it

extension SandboxOrder {
    /// Every state it has had until now, oldest first; empty when it was never taken on.
    func changes(until now: Date) -> [Change] {
        guard let acceptedAt else { return [] }
        let scheduled = scenario.schedule.steps.map { step in
            let seconds = timeFactor > 0 ? step.seconds / timeFactor : .infinity
            return Change(
                date: step.seconds == 0 ? acceptedAt : acceptedAt + seconds,
                state: step.state
            )
        }
        // A change by hand ends the schedule.
        let end = changesByHand.first?.date ?? .distantFuture
        return scheduled.filter { $0.date <= min(now, end) }
            + changesByHand
    }

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

// MARK: - What was really paid

extension SandboxOrder {
    /// Counts of what happened to the money.
    struct Tally: Hashable, Sendable {
        /// How often the merchant's balance was charged; 2 for one reference is a double payment.
        var debits = 0
        /// How often the charge was given back.
        var credits = 0
        /// How often the money reached the beneficiary.
        var payments = 0
    }

    func tally(at now: Date) -> Tally {
        var tally = Tally()
        var previous: SandboxState?
        for change in changes(until: now) where change.state != previous {
            let wasDebited = previous?.isDebited ?? false
            if change.state.isDebited, !wasDebited { tally.debits += 1 }
            if !change.state.isDebited, wasDebited { tally.credits += 1 }
            if change.state == .paid { tally.payments += 1 }
            previous = change.state
        }
        return tally
    }
}

// MARK: - What queries say

extension SandboxOrder {
    /// The amount that queries report; another one when the scenario says so.
    var reportedAmount: Money {
        guard scenario.distortion == .amount else { return instruction.amount }
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
