import Foundation
import Payouts

extension SandboxOrder {
    /// The simulated seconds between copies of a message, and between messages out of order.
    static let spacingSeconds: Double = 1

    /// More messages than this about one order cannot be asked for.
    static let maximumDeliveries = 1000

    /// The messages about changes to a final state; the providers' pages show no others.
    ///
    /// An order without an address is notified to nobody.
    func plannedDeliveries(
        about changes: [Change],
        after previous: SandboxState?
    ) -> [NotificationDelivery] {
        guard instruction.notifyURL != nil else { return [] }
        var state = previous
        var notified: [Change] = []
        for change in changes {
            if change.state.isFinal, change.state != state { notified.append(change) }
            state = change.state
        }
        guard fault == .outOfOrder, let last = notified.last else {
            return notified.flatMap(deliveries)
        }
        let moments = notified.indices.reversed().map { place in
            date(Double(place) * Self.spacingSeconds, after: due(last))
        }
        return zip(notified, moments).map { NotificationDelivery($0, due: $1) }
    }

    /// The first delivery that is to arrive before the create is answered.
    var deliveryBeforeAnswer: NotificationDelivery.ID? {
        guard fault == .beforeAnswer, !deliveries.isEmpty else { return nil }
        return NotificationDelivery.ID(platformNumber: platformNumber, index: 0)
    }

    private func due(_ change: Change) -> Date {
        date(NotificationPolicy.of(key.provider).waits[0], after: change.date)
    }

    private func deliveries(about change: Change) -> [NotificationDelivery] {
        let due = due(change)
        let later = date(Self.spacingSeconds, after: due)
        let genuine = NotificationDelivery(change, due: due)
        switch fault {
        case nil, .outOfOrder: return [genuine]
        case .lost: return [NotificationDelivery(lost: change)]
        case .late(let seconds):
            return [NotificationDelivery(change, due: date(seconds, after: due))]
        case .duplicated(let copies):
            return (0..<copies).map { copy in
                let moment = date(Double(copy) * Self.spacingSeconds, after: due)
                return NotificationDelivery(change, due: moment)
            }
        case .parallel(let copies): return Array(repeating: genuine, count: copies)
        case .forged: return [genuine, NotificationDelivery(change, .forged, due: later)]
        case .alteredAmount: return [NotificationDelivery(change, .alteredAmount, due: due)]
        case .unknownOrder:
            return [genuine, NotificationDelivery(change, .unknownOrder, due: due)]
        case .undocumentedStatus:
            return [genuine, NotificationDelivery(change, .undocumentedStatus, due: later)]
        case .beforeAnswer:
            return [
                NotificationDelivery(change, due: change.date == acceptedAt ? change.date : due)
            ]
        }
    }
}
