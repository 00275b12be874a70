import Foundation
import Payouts

/// What the control API tells.
enum ControlReport {
    static func order(_ order: SandboxOrder, at now: Date) -> JSON {
        let tally = order.tally(at: now)
        return [
            "provider": .text(order.key.provider.rawValue),
            "reference": .text(order.key.reference),
            "platformNumber": .text(order.platformNumber),
            "scenario": .text(order.scenario.name),
            "amount": .text(order.instruction.amount.plainText),
            "currency": .text(order.instruction.amount.currency.code),
            "account": .text(order.instruction.account),
            // Never taken on: a fault struck first.
            "status": .text(order.state(at: now)?.name ?? "absent"),
            "requests": .number(String(order.requests)),
            "debits": .number(String(tally.debits)),
            "credits": .number(String(tally.credits)),
            "payments": .number(String(tally.payments)),
            "returns": .number(String(tally.returns)),
            "createdAt": .text(ProviderTime.utc(order.createdAt)),
        ]
    }

    /// What was really paid, per reference and in total.
    static func payments(_ ledger: SandboxLedger, at now: Date) -> JSON {
        var total = SandboxOrder.Tally()
        let rows = ledger.arrivals.compactMap { ledger.orders[$0] }.map { order -> JSON in
            let tally = order.tally(at: now)
            total.debits += tally.debits
            total.credits += tally.credits
            total.payments += tally.payments
            total.returns += tally.returns
            return [
                "provider": .text(order.key.provider.rawValue),
                "reference": .text(order.key.reference),
                "debits": .number(String(tally.debits)),
                "credits": .number(String(tally.credits)),
                "payments": .number(String(tally.payments)),
                "returns": .number(String(tally.returns)),
            ]
        }
        return [
            "payments": .array(rows),
            "totals": [
                "references": .number(String(rows.count)),
                "debits": .number(String(total.debits)),
                "credits": .number(String(total.credits)),
                "payments": .number(String(total.payments)),
                "returns": .number(String(total.returns)),
            ],
        ]
    }

    static let scenarios: JSON = [
        "scenarios": .array(
            SandboxScenario.all.map { scenario in
                [
                    "code": .text(scenario.code), "name": .text(scenario.name),
                    "summary": .text(scenario.summary),
                ]
            }
        )
    ]
}
