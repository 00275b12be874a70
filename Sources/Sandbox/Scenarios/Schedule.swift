/// How an order moves from one state to the next, in simulated seconds since it was taken on.
struct Schedule: Hashable, Sendable {
    let steps: [Step]

    struct Step: Hashable, Sendable {
        let seconds: Double
        let state: SandboxState
    }

    private static let underWay = [
        Step(seconds: 0, state: .accepted),
        Step(seconds: waitingSeconds, state: .waiting),
        Step(seconds: payingSeconds, state: .paying),
    ]

    // At a time factor of 1: under way after 2 s, final after 20 s, reversed after a minute; slow
    // orders take thirty times as long.
    static let waitingSeconds: Double = 2
    static let payingSeconds: Double = 11
    static let finalSeconds: Double = 20
    static let reversalSeconds: Double = 60
    static let slowFactor: Double = 30

    /// Never final.
    static let endless = Schedule(steps: underWay)

    /// The usual way to a final state.
    static func ending(_ state: SandboxState) -> Schedule {
        Schedule(steps: underWay + [Step(seconds: finalSeconds, state: state)])
    }

    /// A final state, and later another.
    static func reversing(_ first: SandboxState, _ second: SandboxState) -> Schedule {
        Schedule(
            steps: ending(first).steps + [Step(seconds: reversalSeconds, state: second)]
        )
    }

    /// Final from the start.
    static func immediate(_ state: SandboxState) -> Schedule {
        Schedule(steps: [Step(seconds: 0, state: state)])
    }

    /// Whether it comes to an end at all.
    var isEverFinal: Bool { steps.contains { $0.state.isFinal } }

    /// The same with its first final state right after the start.
    var finalAtOnce: Schedule {
        guard let first = steps.firstIndex(where: { $0.state.isFinal }) else { return self }
        let coming = steps[first...].map {
            Step(seconds: $0.seconds - steps[first].seconds, state: $0.state)
        }
        return Schedule(steps: [Step(seconds: 0, state: .accepted)] + coming)
    }

    /// Everything later by a factor.
    func slowed(by factor: Double) -> Schedule {
        Schedule(steps: steps.map { Step(seconds: $0.seconds * factor, state: $0.state) })
    }
}
