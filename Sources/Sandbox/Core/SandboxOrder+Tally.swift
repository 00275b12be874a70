import Foundation

extension SandboxOrder {
    /// Counts of what happened to the money.
    struct Tally: Hashable, Sendable {
        /// How often the merchant's balance was charged.
        var debits = 0
        /// How often the charge was given back.
        var credits = 0
        /// How often the money reached the beneficiary.
        var payments = 0
        /// How often it came back from the beneficiary; never more often than it got there.
        var returns = 0

        /// Whether the beneficiary has the money: what got there and did not come back.
        var isPaid: Bool { payments > returns }
    }

    func tally(at now: Date) -> Tally {
        var tally = Tally()
        var wasDebited = false
        for state in changes(until: now).lazy.map(\.state) {
            if state.isDebited, !wasDebited { tally.debits += 1 }
            if !state.isDebited, wasDebited { tally.credits += 1 }
            if state == .paid, !tally.isPaid { tally.payments += 1 }
            if !state.isDebited, tally.isPaid { tally.returns += 1 }
            wasDebited = state.isDebited
        }
        return tally
    }

    /// Where an order's money ended, in the words in which ledgers are compared.
    enum Outcome: String, CaseIterable, Hashable, Sendable {
        case paid
        /// No money reached the beneficiary, and none will.
        case failed
        /// The beneficiary had the money, and it came back.
        case returned
        case pending
        /// Never taken on.
        case absent
    }

    func outcome(at now: Date) -> Outcome {
        guard let state = state(at: now) else { return .absent }
        let tally = tally(at: now)
        if tally.isPaid { return .paid }
        guard state.isFinal else { return .pending }
        return tally.returns > 0 ? .returned : .failed
    }
}
