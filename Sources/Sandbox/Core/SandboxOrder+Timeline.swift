import Foundation

extension SandboxOrder {
    /// Takes the order on: fixes the moments of its changes and of the messages about them.
    mutating func accept(at now: Date) {
        acceptedAt = now
        let schedule = fault == .beforeAnswer ? scenario.schedule.finalAtOnce : scenario.schedule
        append(schedule.steps.map { Change(date: date($0.seconds, after: now), state: $0.state) })
    }

    /// Follows another scenario from now on; what happened stays.
    mutating func follow(_ scenario: SandboxScenario, at now: Date) {
        self.scenario = scenario
        guard let acceptedAt else { return }
        callOff(after: now)
        let steps = scenario.schedule.steps.map {
            Change(date: date($0.seconds, after: acceptedAt), state: $0.state)
        }
        let isSettled = state(at: now)?.isFinal ?? false
        // Where the scenario would be by now, an order under way goes now.
        let missed = steps.last { $0.date <= now && $0.state.isFinal && !isSettled }
        let coming = steps.filter { $0.date > now && ($0.state.isFinal || !isSettled) }
        append((missed.map { [Change(date: now, state: $0.state)] } ?? []) + coming)
    }

    /// Changes the state at a moment; nothing of the schedule happens after it.
    mutating func change(to state: SandboxState, at date: Date) {
        callOff(after: date)
        append([Change(date: date, state: state)])
    }

    /// Lets another fault strike the messages about what has not happened yet.
    mutating func strike(_ fault: NotificationFault?, at now: Date) {
        self.fault = fault
        let coming = timeline.filter { $0.date > now }
        callOff(after: now)
        append(coming)
    }

    /// The order as it was when it was taken on.
    var asAccepted: SandboxOrder {
        var order = self
        order.timeline = Array(timeline.prefix(1))
        return order
    }

    private mutating func append(_ changes: [Change]) {
        let before = timeline.last?.state
        timeline += changes
        deliveries += plannedDeliveries(about: changes, after: before)
    }

    private mutating func callOff(after date: Date) {
        timeline.removeAll { $0.date > date }
        for index in deliveries.indices where deliveries[index].change.date > date {
            deliveries[index].status = .withdrawn
            deliveries[index].due = nil
        }
    }

    /// Simulated seconds after a moment.
    func date(_ seconds: Double, after date: Date) -> Date {
        guard seconds > 0 else { return date }
        return date + (timeFactor > 0 ? seconds / timeFactor : .infinity)
    }
}
