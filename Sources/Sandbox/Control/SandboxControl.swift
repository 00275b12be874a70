import Foundation
import Payouts

/// The control API: what really happened, and what is to happen, below `/sandbox`.
///
/// | Request | Does |
/// |---|---|
/// | `GET /orders` | lists every order, in order of arrival |
/// | `GET /orders/{provider}/{reference}` | one order |
/// | `GET /payments` | how often each reference was really charged and paid, with totals |
/// | `GET /scenarios` | every scenario's code, name and summary |
/// | `POST /scenario` `{provider, scenario, reference}` | chooses an order's scenario |
/// | `POST /scenario` `{provider, scenario, next: n}` | chooses that of the next n orders |
/// | `POST /status` `{provider, reference, status, reason?}` | moves an order now |
/// | `POST /offline` `{provider, offline}` | resets every connection to a provider, or stops |
/// | `POST /reset` | forgets all of the above |
enum SandboxControl {
    static func respond(
        to request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) -> SandboxAnswer {
        do throws(ControlProblem) {
            switch request.method {
            case "GET": return SandboxAnswer(try read(request.path, ledger, at: now))
            case "POST": return SandboxAnswer(try change(request, &ledger, at: now))
            default: throw .methodUnknown
            }
        } catch {
            return SandboxAnswer(status: error.status, ["error": .text(error.message)])
        }
    }

    private static func read(
        _ path: String,
        _ ledger: SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        switch path {
        case "/orders":
            let orders = ledger.arrivals.compactMap { ledger.orders[$0] }
            return ["orders": .array(orders.map { ControlReport.order($0, at: now) })]
        case "/payments": return ControlReport.payments(ledger, at: now)
        case "/scenarios": return ControlReport.scenarios
        default: return ControlReport.order(try order(atPath: path, ledger), at: now)
        }
    }

    private static func order(
        atPath path: String,
        _ ledger: SandboxLedger
    ) throws(ControlProblem) -> SandboxOrder {
        let parts = path.split(separator: "/", maxSplits: 2)
        guard parts.count == 3, parts[0] == "orders",
            let reference = parts[2].removingPercentEncoding
        else { throw .pathUnknown }
        guard let provider = ProviderID(rawValue: String(parts[1])) else {
            throw .fieldInvalid("provider")
        }
        guard let order = ledger.orders[OrderKey(provider: provider, reference: reference)] else {
            throw .orderUnknown
        }
        return order
    }

    private static func change(
        _ request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        if request.path == "/reset" {
            ledger.reset()
            return ["orders": 0]
        }
        guard let json = try? JSONDecoder().decode(JSON.self, from: request.body) else {
            throw .bodyNotJSON
        }
        guard let provider = json["provider"]?.text.flatMap(ProviderID.init(rawValue:)) else {
            throw .fieldInvalid("provider")
        }
        switch request.path {
        case "/scenario": return try chooseScenario(json, provider, &ledger)
        case "/status": return try moveOrder(json, provider, &ledger, at: now)
        case "/offline": return try switchOffline(json, provider, &ledger)
        default: throw .pathUnknown
        }
    }
}
