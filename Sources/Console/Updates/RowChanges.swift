import Foundation
import TerminalUI

/// Which rows of a list have changed since they were last shown.
///
/// A change counts from the moment it is on the screen, in two steps and then no more. What is on
/// another screen waits for its operator.
package struct RowChanges<ID: Hashable & Sendable>: Equatable, Sendable {
    private var shownAt: [ID: Date] = [:]
    private var unseen: Set<ID> = []

    /// For how many seconds a row's sign is bright.
    private static var freshSeconds: Double { 2 }
    /// After how many seconds it is gone.
    private static var seconds: Double { 5 }

    /// No row has changed.
    package init() {}
}

extension RowChanges {
    /// Whether more rows match than a list holds, beyond its first and beyond its last row: what
    /// is read there was not there before, and is no news.
    struct Ends {
        let isOpenAbove: Bool
        let isOpenBelow: Bool
    }

    /// Notes what a reading of the same list has changed.
    ///
    /// - Parameters:
    ///   - before: The rows as they were known.
    ///   - after: The rows as they were read.
    ///   - ends: What is beyond the rows that were known.
    ///   - now: The time; `nil` while the list is not on the screen.
    ///   - isChanged: Whether a row says something else than it did.
    mutating func note<Row>(
        from before: SelectableList<Row>,
        to after: SelectableList<Row>,
        ends: Ends,
        at now: Date?,
        isChanged: (Row, Row) -> Bool
    ) where Row.ID == ID {
        if let now { forget(at: now) }
        let places = Dictionary(
            before.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        func isKnown(_ row: Row) -> Bool { places[row.id] != nil }
        let first = ends.isOpenAbove ? after.firstIndex(where: isKnown) ?? after.endIndex : 0
        let last = ends.isOpenBelow ? after.lastIndex(where: isKnown) ?? -1 : after.endIndex
        for (index, row) in after.enumerated() {
            let isNews =
                places[row.id].map { isChanged(before[$0], row) }
                ?? (index >= first && index <= last)
            if isNews { note(row.id, at: now) }
        }
        // Nothing is kept of rows that are not held.
        if !unseen.isEmpty { unseen.formIntersection(after.lazy.map(\.id)) }
    }

    /// Shows what was read of a list that is read whole, and notes what is news in it.
    ///
    /// - Parameters:
    ///   - found: What was read.
    ///   - rows: The rows as they were known.
    ///   - isSameQuestion: Whether they answered the same question; what another filter brings was
    ///     there before.
    ///   - hasMore: Whether more matched than the rows that were known, beyond their last.
    ///   - now: The time; `nil` while the list is not on the screen.
    ///   - isChanged: Whether a row says something else than it did.
    mutating func show<Row>(
        _ found: [Row],
        in rows: inout SelectableList<Row>,
        isSameQuestion: Bool,
        hasMore: Bool = false,
        at now: Date?,
        isChanged: (Row, Row) -> Bool = { $0 != $1 }
    ) where Row.ID == ID {
        let before = rows
        rows.replace(with: found)
        guard isSameQuestion else { return }
        let ends = Ends(isOpenAbove: false, isOpenBelow: hasMore)
        note(from: before, to: rows, ends: ends, at: now, isChanged: isChanged)
    }

    /// Notes that a row has changed; `nil` while its list is not on the screen.
    mutating func note(_ id: ID, at now: Date?) {
        if let now {
            shownAt[id] = now
        } else {
            unseen.insert(id)
        }
    }

    /// The list is on the screen from now on.
    mutating func show(at now: Date) {
        forget(at: now)
        for id in unseen { shownAt[id] = now }
        unseen = []
    }

    private mutating func forget(at now: Date) {
        shownAt = shownAt.filter { Self.remaining(now.timeIntervalSince($1)) != nil }
    }

    /// How news of a row is shown, as long as it is.
    func change(of id: ID, at now: Date) -> TableView.Change? {
        shownAt[id].flatMap { Self.remaining(now.timeIntervalSince($0))?.change }
    }

    /// How many rows there is news of.
    func count(at now: Date) -> Int {
        shownAt.values.count { Self.remaining(now.timeIntervalSince($0)) != nil }
    }

    /// How many seconds until one of these rows looks different; `nil` when none will.
    func wait(of ids: some Sequence<ID>, at now: Date) -> Double? {
        guard !shownAt.isEmpty else { return nil }
        return ids.compactMap { id in
            shownAt[id].flatMap { Self.remaining(now.timeIntervalSince($0))?.seconds }
        }.min()
    }

    /// What is shown after so many seconds, and for how many more.
    private static func remaining(
        _ age: Double
    ) -> (change: TableView.Change, seconds: Double)? {
        if age < freshSeconds { return (.fresh, freshSeconds - age) }
        return age < seconds ? (.fading, seconds - age) : nil
    }
}
