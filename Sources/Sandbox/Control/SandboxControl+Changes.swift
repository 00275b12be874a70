import Foundation
import Payouts

extension SandboxControl {
    static func chooseScenario(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger
    ) throws(ControlProblem) -> JSON {
        guard let scenario = json["scenario"]?.text.flatMap(SandboxScenario.named) else {
            throw .fieldInvalid("scenario")
        }
        if let reference = json["reference"]?.text {
            try force(scenario, OrderKey(provider: provider, reference: reference), &ledger)
        } else {
            guard let count = json["next"]?.digits.flatMap(Int.init),
                (1...SandboxLedger.maximumForced).contains(count)
            else { throw .fieldInvalid("next") }
            let waiting = ledger.forcedNext[provider, default: []]
            let added = Array(repeating: scenario, count: count)
            ledger.forcedNext[provider] = Array(
                (waiting + added).prefix(SandboxLedger.maximumForced)
            )
        }
        return ["provider": .text(provider.rawValue), "scenario": .text(scenario.name)]
    }

    /// An order that exists keeps what was answered; what comes next follows the new scenario.
    private static func force(
        _ scenario: SandboxScenario,
        _ key: OrderKey,
        _ ledger: inout SandboxLedger
    ) throws(ControlProblem) {
        if var order = ledger.orders[key] {
            order.scenario = scenario
            ledger.store(order)
        } else {
            guard ledger.forcedByReference.count < SandboxLedger.maximumForced else {
                throw .tooMany
            }
            ledger.forcedByReference[key] = scenario
        }
    }

    static func moveOrder(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        guard let reference = json["reference"]?.text else { throw .fieldInvalid("reference") }
        let key = OrderKey(provider: provider, reference: reference)
        guard var order = ledger.orders[key], order.acceptedAt != nil else { throw .orderUnknown }
        guard let name = json["status"]?.text,
            let state = SandboxState(name: name, reason: json["reason"]?.text)
        else { throw .fieldInvalid("status") }
        order.changesByHand.append(SandboxOrder.Change(date: now, state: state))
        ledger.store(order)
        return ControlReport.order(order, at: now)
    }

    static func switchOffline(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger
    ) throws(ControlProblem) -> JSON {
        guard case .bool(let offline) = json["offline"] else { throw .fieldInvalid("offline") }
        if offline { ledger.offline.insert(provider) } else { ledger.offline.remove(provider) }
        return ["provider": .text(provider.rawValue), "offline": .bool(offline)]
    }
}
