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
        guard !ledger.offline.contains(id) else { return SandboxAnswer(delivery: .reset) }
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
            let answer = confirmation(of: order, at: now)
            guard let fault else { return answer }
            return strike(fault, answer, instruction, at: now)
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
