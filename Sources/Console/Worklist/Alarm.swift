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
    private var known: Sight?
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
        let sight = Sight(
            open: listing.open,
            groups: Set(listing.groups.map { WorklistRow.notifications($0).id })
        )
        // What has left may come back, and is news again then.
        news = news.filter(sight.contains)
        if let known { news.formUnion(sight.items(since: known)) }
        known = sight
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

/// What a look at the worklist saw.
///
/// It may be tens of thousands of payouts, and is compared while keys wait: in one walk, and
/// without a copy.
private struct Sight: Equatable {
    let open: OpenAttention
    let groups: Set<WorklistRow.ID>

    func contains(_ item: Alarm.Item) -> Bool {
        switch item.subject {
        case .payout(let place):
            let attention = open.payouts.first(at: place, by: \.place)?.attention ?? []
            return attention.contains(Attention(rawValue: item.reason))
        case .break(let id): return open.breaks.first(at: id, by: \.self) != nil
        case .notifications(let id): return groups.contains(id)
        }
    }

    /// What was not there before.
    func items(since earlier: Sight) -> [Alarm.Item] {
        let payouts = open.payouts.changes(since: earlier.open.payouts, by: \.place)
            .flatMap { now, before in
                now.attention.subtracting(before?.attention ?? []).reasons
                    .map { Alarm.Item(subject: .payout(now.place), reason: $0.rawValue) }
            }
        let breaks = open.breaks.changes(since: earlier.open.breaks, by: \.self)
            .map { Alarm.Item(subject: .break($0.now), reason: 0) }
        let messages = groups.subtracting(earlier.groups)
            .map { Alarm.Item(subject: .notifications($0), reason: 0) }
        return payouts + breaks + messages
    }
}

extension Array where Element: Equatable {
    /// The elements that were not the same in an earlier array, each with what stood at its place;
    /// both are in the order of their places.
    fileprivate func changes(
        since earlier: [Element],
        by place: (Element) -> Int64
    ) -> [(now: Element, before: Element?)] {
        var changes: [(now: Element, before: Element?)] = []
        var next = earlier.startIndex
        for element in self {
            while next < earlier.endIndex, place(earlier[next]) < place(element) { next += 1 }
            let isKnown = next < earlier.endIndex && place(earlier[next]) == place(element)
            let before = isKnown ? earlier[next] : nil
            if before != element { changes.append((element, before)) }
        }
        return changes
    }

    /// The element at a place, found by halves.
    fileprivate func first(at sought: Int64, by place: (Element) -> Int64) -> Element? {
        var range = startIndex..<endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if place(self[middle]) < sought {
                range = (middle + 1)..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        guard range.lowerBound < endIndex, place(self[range.lowerBound]) == sought else {
            return nil
        }
        return self[range.lowerBound]
    }
}
