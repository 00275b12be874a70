package import Foundation
import Payouts

/// Tells people of what is new on the worklist, and not too often.
package struct Alarm: Equatable, Sendable {
    /// What can be news: a row, for one of the reasons that it is there for.
    package struct Item: Hashable, Sendable {
        /// What it is about.
        let subject: Subject
        /// The reason's bit; 0 for breaks and notifications, which have one reason only.
        let reason: Int
    }

    /// What news can be about.
    package enum Subject: Hashable, Sendable {
        /// A payout, by its place in the ledger.
        case payout(Int64)
        /// A break.
        case `break`(Int64)
        /// Messages of one provider with one fate.
        case notifications(WorklistRow.ID)
    }

    /// Whether it rings.
    package var isOn = true
    /// What was on the worklist at the last look; `nil` before the first one.
    package var known: Set<Item>?
    /// What has come since it last rang.
    package var news: Set<Item> = []
    /// When it last rang.
    package var rangAt: Date?

    /// The fewest seconds between two rings.
    static let pause = 10.0

    /// Looks at the worklist; what was there at the first look is no news.
    ///
    /// A further reason is news although its payout was there before: nobody asks any more about
    /// what was only in doubt.
    mutating func look(at listing: WorklistListing) {
        let payouts = listing.open.payouts.flatMap { place, attention in
            attention.reasons.map { Item(subject: .payout(place), reason: $0.rawValue) }
        }
        let breaks = listing.open.breaks.map { Item(subject: .break($0), reason: 0) }
        let groups = listing.groups.map { group in
            Item(subject: .notifications(WorklistRow.notifications(group).id), reason: 0)
        }
        let items = Set(payouts + breaks + groups)
        if let known { news.formUnion(items.subtracting(known)) }
        // What has left may come back, and is news again then.
        known = items
        news.formIntersection(items)
    }

    /// What is news, if it is time to say so; nothing is afterwards.
    mutating func ring(at now: Date) -> Set<Subject>? {
        guard isOn, !news.isEmpty, wait(at: now) <= 0 else { return nil }
        defer { news = [] }
        rangAt = now
        return Set(news.map(\.subject))
    }

    /// How many seconds until it may ring again.
    func wait(at now: Date) -> Double {
        rangAt.map { Self.pause - now.timeIntervalSince($0) } ?? 0
    }
}
