import Foundation
import Payouts

/// The control API: what really happened, and what is to happen, below `/sandbox`.
///
/// | Request | Does |
/// |---|---|
/// | `GET /orders` | lists every order, in order of arrival |
/// | `GET /orders/{provider}/{reference}` | one order with its messages and its last event |
/// | `GET /outcomes` | how every order stands: its numbers, payments, status and outcome |
/// | `GET /payments` | how often each reference was really charged and paid, with totals |
/// | `GET /notifications` | how many messages have which status; the last and the next event |
/// | `GET /settlement/{provider}/{day}` | the provider's settlement file of a day of its own zone |
/// | `GET /scenarios` | every scenario's code, name and summary |
/// | `POST /scenario` `{provider, scenario, reference}` | chooses an order's scenario |
/// | `POST /scenario` `{provider, scenario, next: n}` | chooses that of the next n orders |
/// | `POST /fault` `{provider, reference, fault, seconds?, copies?}` | strikes its messages |
/// | `POST /status` `{provider, reference, status, reason?, after?}` | moves an order |
/// | `POST /notify` `{provider, reference, claim?}` | sends the message about its status now |
/// | `POST /offline` `{provider, offline, answer?, seconds?}` | an outage begins, or ends |
/// | `POST /storm` `{seed}` | every kind of trouble at random from now on; `null` ends it |
/// | `POST /reset` | forgets all of the above |
///
/// `seconds` and `after` are simulated seconds. An `outcome` is `paid`, `failed`, `returned` (the
/// beneficiary had the money, and it came back), `pending`, or `absent` (never taken on).
struct SandboxControl {
    let providers: SandboxProviders

    func respond(
        to request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) -> SandboxAnswer {
        do throws(ControlProblem) {
            switch request.method {
            case "GET" where request.path.hasPrefix(Self.settlementPath):
                return SandboxAnswer(csv: try settlement(request.path, ledger, at: now))
            case "GET": return SandboxAnswer(try read(request.path, ledger, at: now))
            case "POST": return SandboxAnswer(try change(request, &ledger, at: now))
            default: throw .methodUnknown
            }
        } catch {
            return SandboxAnswer(status: error.status, ["error": .text(error.message)])
        }
    }

    private func read(
        _ path: String,
        _ ledger: SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> JSON {
        switch path {
        case "/orders":
            let orders = ledger.arrivals.compactMap { ledger.orders[$0] }
            return ["orders": .array(orders.map { ControlReport.order($0, at: now) })]
        case "/outcomes": return ControlReport.outcomes(ledger, providers, at: now)
        case "/payments": return ControlReport.payments(ledger, at: now)
        case "/notifications": return ControlReport.notifications(ledger, at: now)
        case "/scenarios": return ControlReport.scenarios
        default:
            return ControlReport.orderWithNotifications(try order(atPath: path, ledger), at: now)
        }
    }

    private static let settlementPath = "/settlement/"

    private func settlement(
        _ path: String,
        _ ledger: SandboxLedger,
        at now: Date
    ) throws(ControlProblem) -> String {
        let parts = path.dropFirst(Self.settlementPath.count).split(separator: "/")
        guard parts.count == 2 else { throw .pathUnknown }
        guard let id = ProviderID(rawValue: String(parts[0])), let provider = providers[id] else {
            throw .fieldInvalid("provider")
        }
        guard parts[1].wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil else {
            throw .fieldInvalid("day")
        }
        return SettlementFile(provider, day: String(parts[1])).text(ledger, at: now)
    }

    private func order(
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

    private func change(
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
        if request.path == "/storm" { return try Self.switchStorm(json, &ledger) }
        guard let provider = json["provider"]?.text.flatMap(ProviderID.init(rawValue:)) else {
            throw .fieldInvalid("provider")
        }
        switch request.path {
        case "/scenario": return try Self.chooseScenario(json, provider, &ledger, at: now)
        case "/fault": return try Self.chooseFault(json, provider, &ledger, at: now)
        case "/status": return try Self.moveOrder(json, provider, &ledger, at: now)
        case "/notify": return try Self.notify(json, provider, &ledger, at: now)
        case "/offline": return try Self.switchOffline(json, provider, &ledger, at: now)
        default: throw .pathUnknown
        }
    }
}
