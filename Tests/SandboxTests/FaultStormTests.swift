import Foundation
import Payouts
import Testing

@testable import Sandbox

/// Every kind of trouble at random.
struct FaultStormTests {
    private func scenarios(seed: UInt64) -> [SandboxScenario] {
        (0..<3000).map { number in
            let key = OrderKey(provider: .dvpay, reference: "R\(number)")
            return FaultStorm(seed: seed).scenario(for: key)
        }
    }

    @Test func `the same seed has the same storm, another seed another`() {
        #expect(scenarios(seed: 7) == scenarios(seed: 7))
        #expect(scenarios(seed: 7) != scenarios(seed: 8))
    }

    @Test func `every kind of trouble comes, and every order comes to an end`() {
        let scenarios = scenarios(seed: 7)
        #expect(
            Set(scenarios.compactMap(\.notification?.name))
                == Set(NotificationFault.every.map(\.name))
        )
        #expect(scenarios.allSatisfy { $0.schedule.isEverFinal })
        let faults = Set(scenarios.compactMap(\.fault))
        #expect(faults.isSuperset(of: SandboxScenario.endingAnswers.compactMap(\.fault)))
        #expect(faults.isSuperset(of: [.outage(.closed), .outage(.unavailable)]))
        let schedules = Set(scenarios.map(\.schedule))
        #expect(schedules.isSuperset(of: SandboxScenario.endingOutcomes.map(\.schedule)))
        #expect(scenarios.contains { $0.fault == nil && $0.notification == nil })
    }
}
