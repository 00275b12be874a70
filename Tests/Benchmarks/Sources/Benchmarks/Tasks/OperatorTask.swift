/// One of the commonest tasks, as it is played before the demo's console.
struct OperatorTask: Sendable {
    let title: String
    let play: @Sendable (TaskDesk) throws -> Void

    /// The most keys that a task may need beside the text that is typed.
    static let maximumKeys = 12

    static let all = finding + asking + creating + deciding + finance
}

// MARK: - What many begin with

extension OperatorTask {
    /// Finds a payout that something is then done to.
    static func keep(_ payout: TaskLedger.Payout, at desk: TaskDesk) throws {
        try desk.press("/", shows: "name, id, 9852")
        try desk.type(payout.orderNumber, then: .enter, shows: "╭ \(payout.id) ", "n new", "1 of ")
    }

    static func required<Value>(_ value: Value?, _ what: String) throws -> Value {
        guard let value else { throw BenchmarkError("The demo has not \(what).") }
        return value
    }

    /// A payout of the past, which nothing moves while it is looked at.
    static func seeded(_ filter: String, at desk: TaskDesk) throws -> TaskLedger.Payout {
        let payouts = try desk.ledger.payouts("\(filter) !currency:USD,KHR")
        return try required(payouts.first { $0.orderNumber.hasPrefix("SEED") }, filter)
    }
}
