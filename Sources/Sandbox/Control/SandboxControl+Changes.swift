import Foundation
import Payouts

extension SandboxControl {
    static func chooseScenario(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        guard let scenario = json["scenario"]?.text.flatMap(SandboxScenario.named) else {
            throw .fieldInvalid("scenario")
        }
        if let reference = json["reference"]?.text {
            let key = OrderKey(provider: provider, reference: reference)
            try force(scenario, key, &ledger, at: now)
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

    /// An order that exists keeps what happened; what comes next follows the new scenario.
    private static func force(
        _ scenario: SandboxScenario,
        _ key: OrderKey,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) {
        guard ledger.orders[key] == nil else {
            ledger.update(key) { order in
                order.fault = scenario.notification
                order.follow(scenario, at: now)
            }
            return
        }
        guard ledger.forcedByReference.count < SandboxLedger.maximumForced else { throw .tooMany }
        ledger.forcedByReference[key] = scenario
    }

    static func moveOrder(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        let order = try takenOnOrder(json, provider, ledger)
        guard let name = json["status"]?.text,
            let state = SandboxState(name: name, reason: json["reason"]?.text)
        else { throw .fieldInvalid("status") }
        let date = order.date(try seconds(json, "after") ?? 0, after: now)
        ledger.update(order.key) { $0.change(to: state, at: date) }
        return ControlReport.order(try takenOnOrder(json, provider, ledger), at: now)
    }

    static func switchOffline(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        guard case .bool(let offline) = json["offline"] else { throw .fieldInvalid("offline") }
        guard offline else {
            ledger.outages[provider] = nil
            return ["provider": .text(provider.rawValue), "offline": false]
        }
        guard let kind = Outage.Kind(rawValue: json["answer"]?.text ?? "closed") else {
            throw .fieldInvalid("answer")
        }
        let factor = ledger.configuration.timeFactor
        let end = try seconds(json, "seconds").map { now + $0 / factor }
        ledger.outages[provider] = Outage(kind: kind, end: end)
        return ["provider": .text(provider.rawValue), "offline": true]
    }

    static func switchStorm(
        _ json: JSON,
        _ ledger: inout SandboxLedger
    ) throws(ControlProblem) -> JSON {
        switch json["seed"] {
        case .null: ledger.storm = nil
        case .number(let digits):
            guard let seed = UInt64(digits) else { throw .fieldInvalid("seed") }
            ledger.storm = FaultStorm(seed: seed)
        default: throw .fieldInvalid("seed")
        }
        return ["seed": ledger.storm.map { .number(String($0.seed)) } ?? .null]
    }

    /// The order that a request names, if the provider has taken it on.
    static func takenOnOrder(
        _ json: JSON,
        _ provider: ProviderID,
        _ ledger: SandboxLedger
    ) throws(ControlProblem) -> SandboxOrder {
        let key = try key(json, provider)
        guard let order = ledger.orders[key], order.acceptedAt != nil else { throw .orderUnknown }
        return order
    }

    static func key(_ json: JSON, _ provider: ProviderID) throws(ControlProblem) -> OrderKey {
        guard let reference = json["reference"]?.text else { throw .fieldInvalid("reference") }
        return OrderKey(provider: provider, reference: reference)
    }

    /// Simulated seconds, 30 days of them at most.
    static func seconds(_ json: JSON, _ name: String) throws(ControlProblem) -> Double? {
        guard let value = json[name] else { return nil }
        guard let seconds = value.digits.flatMap(Double.init), seconds > 0,
            seconds <= NotificationFault.maximumSeconds
        else { throw .fieldInvalid(name) }
        return seconds
    }
}
