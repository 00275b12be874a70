import Foundation

/// What this console told the others that it has open, and what they told it.
package struct PresenceState: Equatable, Sendable {
    /// Whether there is anybody to tell, and a way to.
    package var isShared = false
    /// What the other consoles have open.
    package var others: [OtherConsole] = []
    /// What the others know of this console.
    private(set) var told: OpenPayout?
    private var open: OpenPayout?
    /// Since when that is open.
    private var openSince: Date?
    /// Since when what was told is not so any more.
    private var leftSince: Date?

    /// How many seconds somebody looks before others are told, who are not to hear of every row
    /// that a held key passes; for as long they do not hear that the last one was left.
    static let rest = 0.3
    /// Waits are counted in milliseconds.
    private static let precision = 0.001

    /// Takes what is open now.
    ///
    /// - Returns: What tells the others, where that is due.
    mutating func follow(_ open: OpenPayout?, at now: Date) -> Effect? {
        if open != self.open || openSince == nil { (self.open, openSince) = (open, now) }
        guard open != told else {
            leftSince = nil
            return nil
        }
        leftSince = leftSince ?? now
        if Self.wait(since: openSince, at: now) < Self.precision {
            told = open
        } else if told != nil, Self.wait(since: leftSince, at: now) < Self.precision {
            told = nil
        } else {
            return nil
        }
        leftSince = nil
        return .presence(told)
    }

    /// How many seconds until the others are to be told something; `nil` while they know.
    func wait(at now: Date) -> Double? {
        guard isShared, open != told else { return nil }
        let rest = Self.wait(since: openSince, at: now)
        return told == nil ? rest : min(rest, Self.wait(since: leftSince, at: now))
    }

    /// How much of the rest is left; none where the clock was set back meanwhile.
    private static func wait(since start: Date?, at now: Date) -> Double {
        guard let start, now >= start else { return 0 }
        return rest - now.timeIntervalSince(start)
    }
}
