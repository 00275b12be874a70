import Foundation
import Payouts

@testable import Sandbox

extension SandboxOrder {
    /// An order with known numbers that was taken on at the start.
    static func sample(
        _ provider: ProviderID,
        _ scenario: SandboxScenario = .success,
        amount: Money,
        account: String = "123456789",
        fault: NotificationFault? = nil
    ) -> SandboxOrder {
        var order = SandboxOrder(
            instruction: Instruction(
                key: OrderKey(provider: provider, reference: "R1"),
                amount: amount,
                account: account,
                remark: "",
                body: Data(),
                notifyURL: "http://127.0.0.1:1/notify"
            ),
            scenario: scenario,
            platformNumber: "1234567890123456789",
            transactionNumber: "2345678901234567890",
            createdAt: ManualTime.start,
            timeFactor: 1
        )
        order.fault = fault ?? scenario.notification
        order.accept(at: ManualTime.start)
        return order
    }
}

/// A message that a ledger sent, for a table.
struct Sent: Hashable, CustomStringConvertible {
    /// Seconds since the order was taken on.
    let at: Double
    let about: String
    let claim: String

    init(_ at: Double, _ about: String, _ claim: String = "genuine") {
        self.at = at
        self.about = about
        self.claim = claim
    }

    var description: String { "\(at) s: \(claim) \(about)" }
}

extension SandboxLedger {
    /// A ledger that has taken on one order.
    static func with(_ order: SandboxOrder) -> SandboxLedger {
        var ledger = SandboxLedger(configuration: SandboxConfiguration(), seed: 1)
        ledger.store(order)
        ledger.enqueue(order)
        return ledger
    }

    /// Sends until nothing is due any more, each message answered at once, and tells what it sent.
    mutating func sendAll(
        answering answer: NotificationAnswer = .answered(status: 200, body: Data("OK".utf8))
    ) -> [Sent] {
        var sent: [Sent] = []
        while let due = queue.nextDue {
            for (order, id) in takeDueDeliveries(at: due) {
                let delivery = order.deliveries[id.index]
                let seconds = due.timeIntervalSince(ManualTime.start)
                let about = delivery.change.state.name
                sent.append(Sent(seconds, about, delivery.claim.rawValue))
                record(answer, for: id, at: due)
            }
        }
        return sent
    }
}
