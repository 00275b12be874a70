package import Foundation
package import Payouts

/// Tells people of what is new on the worklist, and not too often.
package struct Alarm: Equatable, Sendable {
    /// Whether it rings.
    package var isOn = true
    /// What was on the worklist at the last look; `nil` before the first one.
    package var known: Set<PayoutID>?
    /// What has come since it last rang.
    package var news: Set<PayoutID> = []
    /// When it last rang.
    package var rangAt: Date?

    /// The fewest seconds between two rings.
    static let pause = 10.0

    /// Looks at the worklist; what was there at the first look is no news.
    mutating func look(at items: Set<PayoutID>) {
        if let known { news.formUnion(items.subtracting(known)) }
        // What has left may come back, and is news again then.
        known = items
        news.formIntersection(items)
    }

    /// How many are news, if it is time to say so; they are none afterwards.
    mutating func ring(at now: Date) -> Int? {
        guard isOn, !news.isEmpty, wait(at: now) <= 0 else { return nil }
        defer { news = [] }
        rangAt = now
        return news.count
    }

    /// How many seconds until it may ring again.
    func wait(at now: Date) -> Double {
        rangAt.map { Self.pause - now.timeIntervalSince($0) } ?? 0
    }
}
