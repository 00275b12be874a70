import Foundation

extension SandboxLedger {
    /// Puts the deliveries of an order from a place on into the queue.
    mutating func enqueue(_ order: SandboxOrder, from first: Int = 0) {
        guard let receiver = order.receiver else { return }
        for index in order.deliveries.indices.dropFirst(first) {
            guard let due = order.deliveries[index].due else { continue }
            let id = NotificationDelivery.ID(platformNumber: order.platformNumber, index: index)
            queue.insert(id, to: receiver, due: due)
        }
    }

    /// Changes an order that is known, and puts its new deliveries into the queue.
    mutating func update(_ key: OrderKey, _ change: (inout SandboxOrder) -> Void) {
        guard var order = orders[key] else { return }
        let count = order.deliveries.count
        change(&order)
        store(order)
        enqueue(order, from: count)
    }

    /// Takes every delivery that is due and has room.
    mutating func takeDueDeliveries(at now: Date) -> [(SandboxOrder, NotificationDelivery.ID)] {
        var taken: [(SandboxOrder, NotificationDelivery.ID)] = []
        while let entry = queue.take(at: now) {
            guard var order = order(of: entry.id), let receiver = order.receiver else {
                // Forgotten by a reset, together with its lane.
                continue
            }
            // Called off, or moved to another moment.
            guard order.deliveries[entry.id.index].due == entry.due else {
                queue.release(receiver)
                continue
            }
            order.deliveries[entry.id.index].due = nil
            order.deliveries[entry.id.index].status = .inFlight
            order.deliveries[entry.id.index].attempts += 1
            store(order)
            taken.append((order, entry.id))
        }
        return taken
    }

    /// Notes what came back for a message, and when it is sent again.
    mutating func record(
        _ answer: NotificationAnswer,
        for id: NotificationDelivery.ID,
        at now: Date
    ) {
        guard var order = order(of: id), let receiver = order.receiver else { return }
        queue.release(receiver)
        var delivery = order.deliveries[id.index]
        delivery.last = NotificationDelivery.Attempt(date: now, answer: answer)
        let policy = NotificationPolicy.of(order.key.provider)
        if policy.accepts(answer) {
            delivery.status = .delivered
        } else if delivery.attempts < policy.waits.count {
            delivery.status = .waiting
            delivery.due = order.date(policy.waits[delivery.attempts], after: now)
        } else {
            delivery.status = .givenUp
        }
        order.deliveries[id.index] = delivery
        store(order)
        if let due = delivery.due { queue.insert(id, to: receiver, due: due) }
    }

    /// Whether a delivery has come to an end once, or never will.
    func wasAttempted(_ id: NotificationDelivery.ID) -> Bool {
        order(of: id).map { $0.deliveries[id.index].last != nil } ?? true
    }

    private func order(of id: NotificationDelivery.ID) -> SandboxOrder? {
        guard let order = order(platformNumber: id.platformNumber),
            order.deliveries.indices.contains(id.index)
        else { return nil }
        return order
    }
}

extension SandboxOrder {
    /// Whom its messages share a lane with: everything that goes to the same host and port.
    var receiver: String? {
        guard let address = instruction.notifyURL else { return nil }
        guard let url = URL(string: address), let host = url.host() else { return "" }
        return "\(host):\(url.port ?? 0)"
    }
}
