/// Whether notifications arrive faster than they are written one by one, and how far applying them
/// is behind.
///
/// To acknowledge is urgent, because a provider gives up and sends again; to apply is not. Applying
/// between two transactions of a rush would have everybody wait who sends the next message: it
/// takes three times as long as keeping. So it waits for the end of a rush, but not for long:
/// after a while keeping and applying take turns until everything is applied.
struct ArrivalRush {
    /// Notifications in one transaction from which on it is a rush.
    static let size = 8
    /// How long no such transaction must have been for the rush to be over.
    static let quiet = Duration.milliseconds(20)
    /// How long applying may be behind because of rushes.
    static let patience = Duration.seconds(3)
    /// Notifications that are applied in a turn, if others arrive meanwhile.
    static let bite = 16
    /// The same for one that has waited: fewer and larger turns cost less.
    static let largeBite = 64

    /// When applying has its turn.
    enum Turn: Equatable {
        /// At once, so many before those that arrive meanwhile.
        case now(Int)
        /// After the next transaction of arrivals, which everybody hears of who listens.
        case afterNext
        /// Not before so long; then the question is asked again.
        case after(Duration)
    }

    /// The last transaction that was one of a rush.
    private var last: ContinuousClock.Instant?
    /// The first transaction since everything was applied.
    private var behindSince: ContinuousClock.Instant?

    /// Notes a transaction of so many notifications.
    mutating func took(_ count: Int, at now: ContinuousClock.Instant) {
        behindSince = behindSince ?? now
        if count >= Self.size { last = now }
    }

    /// Notes that everything that was kept is applied.
    mutating func caughtUp() { behindSince = nil }

    /// Whether it is applying's turn.
    func turn(at now: ContinuousClock.Instant, isWaitedFor: Bool) -> Turn {
        if let behindSince, now - behindSince >= Self.patience { return .now(Self.largeBite) }
        if let last, now - last < Self.quiet { return .after(Self.quiet) }
        return isWaitedFor ? .afterNext : .now(Self.bite)
    }
}
