/// When to paint: at once for a key, soon for what a person is likely to wait for, and now and then
/// in a storm of what nobody asked for.
struct PaintPace {
    /// A storm of wake-ups paints no more often than this.
    static let stormInterval = Duration.milliseconds(100)
    /// How often while a person is likely to wait for what wakes the loop.
    static let promptInterval = Duration.milliseconds(16)
    /// How long that is, after a key as after the start.
    static let promptTime = Duration.seconds(1)
    /// How many wake-ups after a key are painted at once: the answer to it is mostly among them.
    static let promptPaints = 3

    private var painted: ContinuousClock.Instant
    private var asked: ContinuousClock.Instant
    private var promptPaints = Self.promptPaints
    private var needsPaint = true
    private var isUrgent = true

    /// Starts with a paint that is due.
    init(at now: ContinuousClock.Instant) {
        painted = now
        asked = now
    }

    /// Something may look different, and nobody waits for it.
    mutating func noteChange() { needsPaint = true }

    /// Something must be seen at once.
    mutating func noteUrgency() { (needsPaint, isUrgent) = (true, true) }

    /// A person did something.
    mutating func noteInput(at now: ContinuousClock.Instant) {
        noteUrgency()
        asked = now
        promptPaints = Self.promptPaints
    }

    /// Something came from another thread.
    mutating func noteWake() {
        needsPaint = true
        guard promptPaints > 0 else { return }
        promptPaints -= 1
        isUrgent = true
    }

    /// What was to be seen is on the screen.
    mutating func notePaint(at now: ContinuousClock.Instant) {
        painted = now
        (needsPaint, isUrgent) = (false, false)
    }

    /// How long until the next paint is due, zero or less when it is; `nil` when none is needed.
    func wait(at now: ContinuousClock.Instant) -> Duration? {
        guard needsPaint else { return nil }
        guard !isUrgent else { return .zero }
        let isPrompt = painted - asked < Self.promptTime
        return (isPrompt ? Self.promptInterval : Self.stormInterval) - (now - painted)
    }
}
