/// Whether notifications arrive faster than they are written one by one, and for how long.
///
/// To acknowledge is urgent, because a provider gives up and sends again; to apply is not. Applying
/// between two transactions of a rush would have everybody wait who sends the next message: it
/// takes three times as long as keeping. So it waits for the end of a rush. One that lasts is no
/// rush but the load there is, and applying gets its share.
struct ArrivalRush {
    /// Notifications in one transaction from which on it is a rush.
    static let size = 8
    /// How long no such transaction must have been for the rush to be over.
    static let quiet = Duration.milliseconds(20)
    /// How long applying waits for that at most.
    static let patience = Duration.seconds(5)
    /// How often it has a turn in a rush that goes on.
    static let share = Duration.milliseconds(20)

    /// When applying has its turn.
    enum Turn: Equatable {
        case now
        /// After the next transaction of arrivals, which everybody hears of who listens.
        case afterNext
        /// Not before so long; then the question is asked again.
        case after(Duration)
    }

    private var began: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?
    private var lastTurn: ContinuousClock.Instant?

    /// Notes a transaction of so many notifications.
    mutating func took(_ count: Int, at now: ContinuousClock.Instant) {
        guard count >= Self.size else { return }
        if !isOn(at: now) { began = now }
        last = now
    }

    /// Whether it is applying's turn; a turn in a rush is noted.
    mutating func turn(at now: ContinuousClock.Instant, isWaitedFor: Bool) -> Turn {
        guard let began, isOn(at: now) else { return isWaitedFor ? .afterNext : .now }
        guard now - began >= Self.patience else { return .after(Self.quiet) }
        if let lastTurn, now - lastTurn < Self.share {
            return .after(Self.share - (now - lastTurn))
        }
        lastTurn = now
        return .now
    }

    private func isOn(at now: ContinuousClock.Instant) -> Bool {
        last.map { now - $0 < Self.quiet } ?? false
    }
}
