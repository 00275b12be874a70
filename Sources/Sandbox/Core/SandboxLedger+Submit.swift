import Foundation
import Payouts

extension SandboxLedger {
    /// Takes on a payout, unless it is a repetition, a fault strikes, or money is short.
    ///
    /// A fault strikes a reference once: the same request sent again is treated as usual.
    mutating func submit(_ instruction: Instruction, at now: Date) throws(Refusal) -> Submission {
        if var known = orders[instruction.key] {
            known.requests += 1
            let isRepeated = known.acceptedAt != nil
            if !isRepeated {
                try requireBalance(for: instruction, at: now)
                known.instruction = instruction
                accept(&known, at: now)
            }
            store(known)
            return isRepeated ? .repeated(known) : .accepted(known, nil)
        }
        guard orders.count < Self.maximumOrders else { throw .maintenance }
        var order = makeOrder(instruction, takeScenario(for: instruction), at: now)
        if order.scenario.isTakenOn {
            try requireBalance(for: instruction, at: now)
            accept(&order, at: now)
        }
        store(order)
        if case .outage(let kind) = order.scenario.fault {
            let end = order.date(Outage.usualSeconds, after: now)
            outages[order.key.provider] = Outage(kind: kind, end: end)
        }
        guard let fault = order.scenario.fault, !order.scenario.isTakenOn else {
            return .accepted(order, order.scenario.fault)
        }
        return .interrupted(fault)
    }

    private mutating func accept(_ order: inout SandboxOrder, at now: Date) {
        order.accept(at: now)
        charge(order)
        enqueue(order)
    }

    private mutating func takeScenario(for instruction: Instruction) -> SandboxScenario {
        if let forced = forcedByReference.removeValue(forKey: instruction.key) { return forced }
        let provider = instruction.key.provider
        if let next = forcedNext[provider]?.first {
            forcedNext[provider]?.removeFirst()
            return next
        }
        return SandboxScenario.marked(inAccount: instruction.account)
            ?? storm?.scenario(for: instruction.key) ?? .success
    }

    private func requireBalance(for instruction: Instruction, at now: Date) throws(Refusal) {
        let required = instruction.amount
        let provider = instruction.key.provider
        guard !covers(required, of: provider, at: now) else { return }
        let balance = balance(of: provider, required.currency, at: now)
        throw .balanceInsufficient(available: balance.available, required: required)
    }

    private mutating func makeOrder(
        _ instruction: Instruction,
        _ scenario: SandboxScenario,
        at now: Date
    ) -> SandboxOrder {
        var order = SandboxOrder(
            instruction: instruction,
            scenario: scenario,
            platformNumber: nextPlatformNumber(),
            transactionNumber: nextPlatformNumber(),
            createdAt: now,
            timeFactor: configuration.timeFactor
        )
        order.fault = forcedFaults.removeValue(forKey: order.key) ?? scenario.notification
        return order
    }
}
