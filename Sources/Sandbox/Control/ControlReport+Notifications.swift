import Foundation
import Payouts

extension ControlReport {
    /// One order with every message about it, and when something last happened to either.
    static func orderWithNotifications(_ order: SandboxOrder, at now: Date) -> JSON {
        guard case .object(let members) = Self.order(order, at: now) else { return .null }
        let notifications = JSON.array(order.deliveries.map(notification))
        return .object(
            members + [
                JSON.Member(key: "lastEventAt", value: moment(order.lastEvent(at: now))),
                JSON.Member(key: "notifications", value: notifications),
            ]
        )
    }

    private static func notification(_ delivery: NotificationDelivery) -> JSON {
        [
            "about": .text(delivery.change.state.name),
            "changedAt": moment(delivery.change.date), "claim": .text(delivery.claim.rawValue),
            "status": .text(delivery.status.rawValue), "due": moment(delivery.due),
            "attempts": .number(String(delivery.attempts)),
            "lastAnswer": (delivery.last?.answer.text).map { .text($0) } ?? .null,
            "lastAnswerAt": moment(delivery.last?.date),
        ]
    }

    /// How many messages have which status, and when something happened last and happens next.
    static func notifications(_ ledger: SandboxLedger, at now: Date) -> JSON {
        var rows: [ProviderID: NotificationCount] = [:]
        for order in ledger.orders.values {
            for delivery in order.deliveries {
                rows[order.key.provider, default: NotificationCount()].add(delivery)
            }
        }
        let coming = ledger.orders.values.lazy.compactMap { $0.nextChange(after: now) }.min()
        return [
            "lastEventAt": moment(
                ledger.orders.values.lazy.compactMap { $0.lastEvent(at: now) }.max()
            ),
            "nextChangeAt": moment(coming), "nextDue": moment(ledger.queue.nextDue),
            "inFlight": .number(String(ledger.queue.inFlight)),
            "providers": .array(
                ProviderID.allCases.map { id in
                    rows[id, default: NotificationCount()].json(named: id.rawValue)
                }
            ),
        ]
    }

    /// How every order stands, to compare with another ledger: one short row each.
    static func outcomes(
        _ ledger: SandboxLedger,
        _ providers: SandboxProviders,
        at now: Date
    ) -> JSON {
        let rows = ledger.arrivals.compactMap { ledger.orders[$0] }.map { order -> JSON in
            let tally = order.tally(at: now)
            let state = order.state(at: now)
            let word = state.flatMap { providers[order.key.provider]?.statusWord($0) }
            return [
                "provider": .text(order.key.provider.rawValue),
                "reference": .text(order.key.reference),
                "platformNumber": .text(order.platformNumber),
                "transactionNumber": .text(order.transactionNumber),
                "payments": .number(String(tally.payments)),
                "returns": .number(String(tally.returns)),
                "status": word.map { .text($0) } ?? .null,
                "outcome": .text(order.outcome(at: now).rawValue),
            ]
        }
        return ["orders": .array(rows)]
    }

    private static func moment(_ date: Date?) -> JSON {
        // A time factor of nothing puts changes where no calendar reaches.
        guard let date, date < .distantFuture else { return .null }
        return .text(ProviderTime.precise(date))
    }
}

extension SandboxOrder {
    /// When it last changed, or last had an answer to a message.
    fileprivate func lastEvent(at now: Date) -> Date? {
        let answers = deliveries.compactMap(\.last?.date)
        return (answers + [changes(until: now).last?.date ?? createdAt]).max()
    }

    fileprivate func nextChange(after now: Date) -> Date? {
        timeline.first { $0.date > now }?.date
    }
}
