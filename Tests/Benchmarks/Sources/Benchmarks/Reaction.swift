/// What a program did after a key.
struct Reaction {
    /// Until the watched area showed what it then went on to show.
    let time: Duration
    /// Until the whole screen did.
    let wholeTime: Duration
    /// Bytes written until the watched area was complete.
    let bytes: Int
    /// Bytes written until the program was quiet.
    let wholeBytes: Int

    /// - Parameters:
    ///   - start: When the key was sent.
    ///   - changes: Everything that followed; at least one.
    init?(since start: ContinuousClock.Instant, _ changes: [TerminalProgram.Change]) {
        guard let last = changes.last else { return nil }
        let settled = changes.first(settledBy: \.fingerprint) ?? last
        let whole = changes.first(settledBy: \.wholeFingerprint) ?? last
        time = settled.time - start
        wholeTime = whole.time - start
        bytes = settled.bytes
        wholeBytes = last.bytes
    }
}

extension [TerminalProgram.Change] {
    /// The first from which on a fingerprint stays as it is at the end.
    fileprivate func first(settledBy fingerprint: (Element) -> Int) -> Element? {
        guard let last else { return nil }
        let unsettled = lastIndex { fingerprint($0) != fingerprint(last) }
        return unsettled.map { self[$0 + 1] } ?? first
    }
}

extension TerminalProgram {
    /// Presses a key that changes an area and watches what comes of it.
    ///
    /// - Parameters:
    ///   - key: The bytes that the terminal sends for it.
    ///   - area: What the key changes.
    ///   - quiet: How long nothing may come before it is over.
    /// - Returns: What the program did.
    /// - Throws: If the area does not change.
    func press(_ key: String, area: Screen.Area, quiet: Duration) throws(BenchmarkError) -> Reaction
    {
        let before = screen.fingerprint(area)
        let start = ContinuousClock.now
        type(key)
        let changes = try record(area: area, quiet: quiet) { $0.fingerprint(area) != before }
        guard let reaction = Reaction(since: start, changes) else {
            throw BenchmarkError("\(key.debugDescription) changed nothing:\n\(text)")
        }
        return reaction
    }
}
