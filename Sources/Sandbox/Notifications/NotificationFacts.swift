import Foundation
import Payouts

/// What a message says, before a provider puts it into its own words.
struct NotificationFacts: Hashable, Sendable {
    var reference: String
    var platformNumber: String
    var transactionNumber: String
    let account: String
    var amount: Money
    var state: SandboxState
    /// When the status changed.
    let date: Date
    /// When the order was created.
    let createdAt: Date
}

extension NotificationFacts {
    /// What a delivery says about its order: the truth, or what its claim makes of it.
    init(_ order: SandboxOrder, _ delivery: NotificationDelivery) {
        reference = order.key.reference
        platformNumber = order.platformNumber
        transactionNumber = order.transactionNumber
        account = order.instruction.account
        amount = order.instruction.amount
        state = delivery.change.state
        date = delivery.change.date
        createdAt = order.createdAt
        switch delivery.claim {
        case .genuine: break
        case .forged: state = state == .paid ? .failed(reason: nil) : .paid
        case .alteredAmount: amount = order.amountLessOne
        case .undocumentedStatus: state = .undocumented
        case .unknownOrder:
            platformNumber = Self.unissued(platformNumber)
            transactionNumber = Self.unissued(transactionNumber)
            reference = "unknown\(platformNumber)"
        }
    }

    /// A number that no order gets: issued ones begin below 9.
    private static func unissued(_ number: String) -> String { "90" + number.dropFirst(2) }
}

extension SimulatedProvider {
    /// The message of a delivery, signed as its claim wants it.
    func message(
        of delivery: NotificationDelivery,
        about order: SandboxOrder,
        _ configuration: SandboxConfiguration
    ) -> NotificationMessage {
        let secret = configuration.notificationSecret(of: id)
        let facts = NotificationFacts(order, delivery)
        guard delivery.claim == .forged else { return notification(facts, secret: secret) }
        return notification(facts, secret: "not " + (secret ?? "a secret"))
    }
}
