import Foundation
import Payouts

extension SandboxControl {
    /// Strikes the messages about what has not happened yet to an order, which need not have come.
    static func chooseFault(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        let key = try key(json, provider)
        let copies = json["copies"]?.digits.flatMap(Int.init)
        guard (json["copies"] == nil) == (copies == nil) else { throw .fieldInvalid("copies") }
        let seconds = try seconds(json, "seconds")
        let named = json["fault"]?.text.flatMap {
            NotificationFault(name: $0, seconds: seconds, copies: copies)
        }
        guard let fault = named else { throw .fieldInvalid("fault") }
        if ledger.orders[key] != nil {
            ledger.update(key) { $0.strike(fault, at: now) }
        } else {
            guard ledger.forcedFaults.count < SandboxLedger.maximumForced else { throw .tooMany }
            ledger.forcedFaults[key] = fault
        }
        return ["provider": .text(provider.rawValue), "fault": .text(fault.name)]
    }

    /// Sends the message about an order's status now, once more if need be.
    static func notify(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        let order = try takenOnOrder(json, provider, ledger)
        let name = json["claim"]?.text ?? NotificationDelivery.Claim.genuine.rawValue
        guard let claim = NotificationDelivery.Claim(rawValue: name) else {
            throw .fieldInvalid("claim")
        }
        guard order.receiver != nil, let change = order.changes(until: now).last,
            change.state.isFinal
        else { throw .notNotifiable }
        guard order.deliveries.count < SandboxOrder.maximumDeliveries else { throw .tooMany }
        ledger.update(order.key) {
            $0.deliveries.append(NotificationDelivery(change, claim, due: now))
        }
        return ControlReport.orderWithNotifications(
            try takenOnOrder(json, provider, ledger),
            at: now
        )
    }
}
