import Foundation
import Payouts
import Testing

@testable import Sandbox

/// The counting of money under reversals.
struct SandboxTallyTests {
    struct Expectation: CustomTestStringConvertible {
        let states: [SandboxState]
        let payments: Int
        let returns: Int
        let outcome: SandboxOrder.Outcome

        init(
            _ states: [SandboxState],
            _ payments: Int,
            _ returns: Int,
            _ outcome: SandboxOrder.Outcome
        ) {
            self.states = states
            self.payments = payments
            self.returns = returns
            self.outcome = outcome
        }

        var testDescription: String { states.map(\.name).joined(separator: ", ") }
    }

    static let failed = SandboxState.failed(reason: nil)
    static let expectations = [
        Expectation([], 0, 0, .pending),
        Expectation([.paying], 0, 0, .pending),
        Expectation([.undocumented], 0, 0, .pending),
        Expectation([.paid], 1, 0, .paid),
        Expectation([.paid, .paid], 1, 0, .paid),
        Expectation([.paid, .paying, .paid], 1, 0, .paid),
        Expectation([failed], 0, 0, .failed),
        Expectation([.canceled], 0, 0, .failed),
        Expectation([.paid, .returned], 1, 1, .returned),
        Expectation([.paid, failed], 1, 1, .returned),
        Expectation([failed, .paid], 1, 0, .paid),
        Expectation([.paid, failed, .paid], 2, 1, .paid),
        Expectation([.paid, .returned, failed], 1, 1, .returned),
        Expectation([failed, .paying], 0, 0, .pending),
    ]

    @Test(arguments: expectations)
    func `money is counted when it gets there and when it comes back`(_ expected: Expectation) {
        let amount = Money(minorUnits: 100_00, currency: .usd)
        let endless = SandboxScenario.all.first { $0.name == "never-final" } ?? .success
        var order = SandboxOrder.sample(.dvpay, endless, amount: amount)
        for state in expected.states { order.change(to: state, at: ManualTime.start) }
        let tally = order.tally(at: ManualTime.start)
        #expect(tally.payments == expected.payments)
        #expect(tally.returns == expected.returns)
        #expect(order.outcome(at: ManualTime.start) == expected.outcome)
    }
}
