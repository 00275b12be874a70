import Foundation
import Payouts

/// One provider's side of its documented API, as a function of request, ledger and time.
protocol SimulatedProvider: Sendable {
    var id: ProviderID { get }

    /// Does what a request asks, or says why not.
    func handle(
        _ request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxAnswer

    /// The answer to a create that was taken on.
    func confirmation(of order: SandboxOrder, at now: Date) -> SandboxAnswer

    /// A message about a change, in the provider's own words.
    ///
    /// `secret` signs it; only DVPay's may be `nil`, and then it is not signed.
    func notification(_ facts: NotificationFacts, secret: String?) -> NotificationMessage

    /// The provider's word for a state.
    func statusWord(_ state: SandboxState?) -> String

    /// How its settlement file is laid out.
    var settlement: SettlementLayout { get }

    /// A refusal in the provider's own words.
    func answer(to refusal: Refusal, at now: Date) -> SandboxAnswer
}

extension SimulatedProvider {
    /// Answers a request; nothing that is sent can make it fail.
    func respond(
        to request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) -> SandboxAnswer {
        if let outage = ledger.outage(of: id, at: now) { return outage.answer }
        do throws(Refusal) {
            return try handle(request, &ledger, at: now)
        } catch {
            return answer(to: error, at: now)
        }
    }

    /// Submits an instruction and lets the scenario's fault strike the answer.
    ///
    /// `repeated` says what the provider does about a reference that it knows.
    func create(
        _ instruction: Instruction,
        _ ledger: inout SandboxLedger,
        at now: Date,
        repeated: (SandboxOrder) throws(Refusal) -> SandboxAnswer = { _ throws(Refusal) in
            throw .orderDuplicate
        }
    ) throws(Refusal) -> SandboxAnswer {
        switch try ledger.submit(instruction, at: now) {
        case .repeated(let order):
            return try repeated(order)
        case .accepted(let order, let fault):
            // What arrives before the answer, the answer does not know yet.
            let known = order.fault == .beforeAnswer ? order.asAccepted : order
            var answer = confirmation(of: known, at: now)
            if let fault { answer = strike(fault, answer, instruction, at: now) }
            answer.precededBy = order.deliveryBeforeAnswer
            return answer
        case .interrupted(let fault):
            return strike(fault, SandboxAnswer(delivery: .reset), instruction, at: now)
        }
    }

    private func strike(
        _ fault: Fault,
        _ answer: SandboxAnswer,
        _ instruction: Instruction,
        at now: Date
    ) -> SandboxAnswer {
        switch fault {
        case .timeout: return SandboxAnswer(delivery: .held)
        case .reset: return SandboxAnswer(delivery: .reset)
        case .serverError:
            return SandboxAnswer(status: 500, ["error": "Internal Server Error", "status": 500])
        case .outage(let kind): return kind.answer
        case .badGateway: return SandboxAnswer(status: 502, html: Fault.badGatewayPage)
        case .truncated:
            var answer = answer
            answer.delivery = .truncated
            return answer
        case .badJSON:
            var answer = answer
            answer.body.removeLast(answer.body.count / 3)
            return answer
        case .insufficientBalance:
            let available = Money(minorUnits: 0, currency: instruction.amount.currency)
            let refusal = Refusal.balanceInsufficient(
                available: available,
                required: instruction.amount
            )
            return self.answer(to: refusal, at: now)
        case .refusal(let refusal): return self.answer(to: refusal, at: now)
        }
    }
}
