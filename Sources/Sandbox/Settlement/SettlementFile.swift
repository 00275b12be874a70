import Foundation
import Payouts

/// A provider's settlement file of one day, oldest movement first, as its portal would offer it.
struct SettlementFile {
    private let provider: any SimulatedProvider
    private let day: String

    /// The file of a day in the provider's own zone, as ISO 8601 writes days: `2026-03-02`.
    init(_ provider: any SimulatedProvider, day: String) {
        self.provider = provider
        self.day = day
    }

    /// The lines, CR LF after each; orders that are under way at the time of asking have none.
    func text(_ ledger: SandboxLedger, at now: Date) -> String {
        let movements = ledger.orders.values.lazy
            .filter { $0.key.provider == provider.id }
            .flatMap { order in order.movements(until: now).map { (order, $0) } }
            .filter { dayText($0.1.date) == day }
            .sorted { ($0.1.date, $0.0.key.reference) < ($1.1.date, $1.0.key.reference) }
        let lines = [provider.settlement.header] + movements.map(line)
        return lines.map { $0 + "\r\n" }.joined()
    }

    private func dayText(_ date: Date) -> Substring {
        let offset = provider.settlement.utcOffset
        return ProviderTime.zoneless(date, secondsFromUTC: offset).prefix(10)
    }

    private func line(_ order: SandboxOrder, _ movement: SandboxOrder.Movement) -> String {
        let layout = provider.settlement
        let amount = order.reportedAmount
        let none = Money(minorUnits: 0, currency: amount.currency)
        let fee = movement.kind == .paid ? layout.fee(amount) : none
        let word =
            movement.kind == .returned
            ? layout.returnedWord : provider.statusWord(movement.state)
        let cells = [
            amount.plainText, fee.plainText, amount.currency.code, word,
            layout.time(movement.date),
        ]
        return (layout.subject(order) + cells).joined(separator: ",")
    }
}

extension SandboxOrder {
    /// A change at which money reached the beneficiary, came back, or was known not to go.
    struct Movement: Hashable, Sendable {
        let kind: Kind
        let date: Date
        let state: SandboxState

        enum Kind { case paid, failed, returned }
    }

    /// The movements until now, oldest first; what changes no money's place is none.
    func movements(until now: Date) -> [Movement] {
        var last: Movement.Kind?
        return changes(until: now).compactMap { change in
            guard change.state.isFinal else { return nil }
            let kind: Movement.Kind
            switch (change.state, last) {
            case (.paid, .paid?): return nil
            case (.paid, _): kind = .paid
            case (_, .paid?): kind = .returned
            case (_, nil): kind = .failed
            case (_, _?): return nil
            }
            last = kind
            return Movement(kind: kind, date: change.date, state: change.state)
        }
    }
}
