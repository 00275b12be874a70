import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// Random keys on the providers screen.
struct ProvidersStormTests {
    private static let tasks: [[Input]] = [
        [.key(.character("3"))],
        [.key(.character("P")), .paste("slow"), .key(.enter), .key(.tab), .key(.enter)],
        [.key(.character("P")), .paste("slow"), .key(.enter), .key(.enter)],
        [.key(.character("R")), .key(.tab), .key(.enter)],
        [.key(.escape), .key(.escape), .key(.character("3")), .key(.character("j"))],
    ]

    @Test func `nothing is paused or resumed without a question that names it`() throws {
        var acted = 0
        for seed in 1...4 as ClosedRange<UInt64> {
            var chance = Chance(state: seed)
            var console = try Harness(providers: .incident, width: 100, height: 30)
            for step in 0..<200 {
                if chance.below(4) == 0 { chance.plan(Self.tasks[chance.below(Self.tasks.count)]) }
                if chance.below(20) == 0 { console.advance(by: Double(chance.below(40))) }
                let before = console.state.overlay
                let input = chance.input()
                console.effects = []
                console.send(.input(input))
                for case .provider(let effect) in console.effects where effect != .readBalances {
                    acted += 1
                    #expect(input == .key(.enter), "seed \(seed)")
                    #expect(Self.asked(before) == effect, "seed \(seed)")
                }
                #expect(console.state.providers.overviews.selection != nil, "seed \(seed)")
                if step.isMultiple(of: 10) { _ = console.text }
            }
        }
        #expect(acted > 0)
    }

    /// What a question on the screen is about.
    private static func asked(_ overlay: Overlay?) -> ProviderEffect? {
        switch overlay {
        case .confirmation(_, .pauseProvider(let id, let reason)): .pause(id, reason: reason)
        case .confirmation(_, .resumeProvider(let id, _, let forgettingMoney)):
            .resume(id, forgettingMoney: forgettingMoney)
        default: nil
        }
    }
}
