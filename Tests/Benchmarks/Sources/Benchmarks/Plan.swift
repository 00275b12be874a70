/// How much is measured.
struct Plan {
    var sizes: [TerminalSize]
    let starts: Int
    /// Keys of each kind.
    let moves: Int
    let pages: Int
    let ends: Int
    /// Moves for which the detail is waited for.
    let details: Int
    let idleTime: Duration
    /// Notifications that are posted, and plain requests beside them.
    let notifications: Int

    /// Ledgers of these sizes are compared; budgets are for the last.
    static let ledgers = [10_000, 1_000_000]

    /// What a storm needs at least, so that no payout is overturned twice in a second.
    static let quickStorm = 100_000

    static let full = Plan(
        sizes: [TerminalSize(columns: 80, rows: 24), TerminalSize(columns: 200, rows: 60)],
        starts: 30,
        moves: 300,
        pages: 100,
        ends: 40,
        details: 50,
        idleTime: .seconds(10),
        notifications: 60_000
    )

    static let quick = Plan(
        sizes: [TerminalSize(columns: 80, rows: 24)],
        starts: 10,
        moves: 100,
        pages: 30,
        ends: 10,
        details: 10,
        idleTime: .seconds(3),
        notifications: 15_000
    )
}
