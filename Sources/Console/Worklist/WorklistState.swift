package import Foundation
package import Payouts
package import TerminalUI

/// The list of what needs a person: a stretch around the selection, never all of it.
package struct WorklistState: Equatable, Sendable {
    /// What is shown.
    package var filter = WorklistFilter()
    /// Messages that were not believed, or belong to nobody, in groups, whatever is filtered.
    package var groups: [NotificationGroup] = []
    /// A stretch of what matches, oldest first, with the groups that match where their age puts
    /// them.
    package var rows = SelectableList<WorklistRow>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<WorklistRow.ID>()
    /// Which question the rows answer.
    package var shownGeneration: Int?
    /// How many payouts and breaks need a person, whatever is filtered.
    package var openCount = 0
    /// How many of those are breaks.
    package var breakCount = 0
    /// How many payouts there are by their most urgent reason, which is the one that a row shows.
    package var payoutCounts: [Attention: Int] = [:]
    /// How many there are, by provider and reason, whatever is filtered.
    package var tallies: [WorklistTally] = []
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When it was last read.
    package var readAt: Date?
    /// Tells answers to the present question from late ones.
    package var generation = 0
    /// Whether more urgent ones match than the stretch holds.
    package var hasEarlier = false
    /// Whether less urgent ones match than the stretch holds.
    package var hasLater = false
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether an answer without rows is awaited.
    package var isCounting = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false
    /// Whether the selection is to be found wherever it is, as after a restart.
    package var isSeeking = false

    /// Rows kept at most, and asked for at first: as many as can be marked at once.
    static let maximumRows = SelectableList<WorklistRow>.maximumMarks
    /// Further rows asked for at a time.
    static let pageLimit = 400
    /// How near to the end of the stretch the next one is asked for.
    static let readAhead = 100
    /// From which count on there may be more.
    static let countLimit = 100_000
    /// How many seconds the header's count may be behind while another screen is shown.
    static let patience = 2.0
}

/// A row of the worklist: a payout, a break, or a group of messages.
package enum WorklistRow: Hashable, Sendable, Identifiable {
    /// Messages of one provider with one fate.
    case notifications(NotificationGroup)
    /// A payout.
    case item(WorklistItem)
    /// A break that nobody has resolved yet.
    case `break`(BreakRecord)

    /// What tells a row from all others, whatever changes about it.
    package enum ID: Hashable, Sendable {
        case notifications(ProviderID, NotificationDisposition, NotificationRefusal.Kind?)
        case payout(PayoutID)
        case `break`(Int64)
    }

    /// A row for a thing that needs a person.
    init(_ entry: WorklistEntry) {
        self =
            switch entry {
            case .payout(let item): .item(item)
            case .break(let record): .break(record)
            }
    }

    /// The thing that needs a person; a group of messages is none.
    var entry: WorklistEntry? {
        switch self {
        case .notifications: nil
        case .item(let item): .payout(item)
        case .break(let record): .break(record)
        }
    }

    /// What tells it from all others.
    package var id: ID {
        switch self {
        case .notifications(let group):
            .notifications(
                group.tally.provider,
                group.tally.disposition,
                group.tally.refusal
            )
        case .item(let item): .payout(item.payout.id)
        case .break(let record): .break(record.id)
        }
    }
}

extension WorklistRow.ID {
    /// What it is about; `nil` for a group of messages, which has no place of its own.
    fileprivate var subject: WorklistSubject? {
        switch self {
        case .notifications: nil
        case .payout(let id): .payout(id)
        case .break(let id): .break(id)
        }
    }
}

extension WorklistState {
    /// Takes what was read.
    ///
    /// A stretch that grows at one end loses rows at the other, but never the selection.
    ///
    /// - Parameters:
    ///   - listing: What was read.
    ///   - request: What was asked.
    ///   - now: The time.
    ///   - isShown: Whether the list is on the screen.
    mutating func take(
        _ listing: WorklistListing,
        for request: WorklistRequest,
        at now: Date,
        isShown: Bool
    ) {
        count(listing.open)
        tallies = listing.tallies
        groups = listing.groups
        let page = listing.page
        switch request.purpose {
        case .refresh, .replace, .replaceSelectingLast:
            let ends = RowChanges<WorklistRow.ID>.Ends(
                isOpenAbove: hasEarlier,
                isOpenBelow: hasLater
            )
            (hasEarlier, hasLater) = (page.hasEarlier, page.hasLater)
            let read = merged(page.entries, at: now)
            replace(with: read, for: request, ends, at: isShown ? now : nil)
        case .later: append(page, at: now)
        case .earlier: prepend(page, at: now)
        }
    }

    /// Counts what needs a person, whatever is shown.
    mutating func count(_ open: OpenAttention) {
        openCount = open.count
        breakCount = open.breaks.count
        payoutCounts = open.counts
    }

    private mutating func replace(
        with read: [WorklistRow],
        for request: WorklistRequest,
        _ ends: RowChanges<WorklistRow.ID>.Ends,
        at now: Date?
    ) {
        let before = rows
        switch request.purpose {
        case .replace(let keepsSelection):
            rows.restart(with: read, keepsSelection: keepsSelection)
        case .replaceSelectingLast:
            rows.replace(with: read)
            rows.select(at: rows.count - 1)
        default: rows.replace(with: read)
        }
        // What another filter or a jump brings was there before.
        if shownGeneration == request.generation, request.purpose == .refresh {
            changes.note(from: before, to: rows, ends: ends, at: now) { $1.isChanged(from: $0) }
        }
        shownGeneration = request.generation
    }

    private mutating func append(_ page: WorklistPage, at now: Date) {
        let entries = rows.compactMap(\.entry) + page.entries
        let kept = Array(entries.suffix(Self.maximumRows))
        guard keepsSelection(kept) else { return }
        (hasEarlier, hasLater) = (hasEarlier || kept.count < entries.count, page.hasLater)
        rows.replace(with: merged(kept, at: now))
    }

    private mutating func prepend(_ page: WorklistPage, at now: Date) {
        let entries = page.entries + rows.compactMap(\.entry)
        let kept = Array(entries.prefix(Self.maximumRows))
        guard keepsSelection(kept) else { return }
        (hasEarlier, hasLater) = (page.hasEarlier, hasLater || kept.count < entries.count)
        rows.replace(with: merged(kept, at: now))
    }

    /// Whether what stays of a stretch that grew has the selected payout or break; a group goes
    /// with its neighbors.
    private func keepsSelection(_ entries: [WorklistEntry]) -> Bool {
        guard let selected = rows.selected?.entry else { return true }
        let id = WorklistRow(selected).id
        return entries.contains { WorklistRow($0).id == id }
    }

    /// Puts the groups that match among payouts and breaks in a row, by age, of one minute first;
    /// one that is older or newer than the stretch belongs to what the stretch leaves out, where it
    /// does.
    private func merged(_ entries: [WorklistEntry], at now: Date) -> [WorklistRow] {
        var groups = groups.filter { filter.matches($0, at: now) }
            .sorted { $0.tally.oldest < $1.tally.oldest }[...]
        if hasEarlier, let first = entries.first {
            groups = groups.drop { $0.tally.oldest.wholeMinutes < first.since.wholeMinutes }
        }
        var rows: [WorklistRow] = []
        for entry in entries {
            let older = groups.prefix { $0.tally.oldest.wholeMinutes <= entry.since.wholeMinutes }
            groups = groups.dropFirst(older.count)
            rows += older.map(WorklistRow.notifications) + [WorklistRow(entry)]
        }
        return rows + (hasLater ? [] : groups.map(WorklistRow.notifications))
    }

    /// Selects what is to be found wherever it is by now.
    mutating func seek(_ id: WorklistRow.ID) {
        rows.select(id)
        isSeeking = true
    }

    /// Where to look for what is sought where the first rows do not hold it; `nil` when they do.
    func positionSought(
        _ page: WorklistPage,
        for request: WorklistRequest
    ) -> WorklistPosition? {
        guard isSeeking, request.position == .first, page.hasLater, let id = rows.selection,
            !page.entries.contains(where: { WorklistRow($0).id == id })
        else { return nil }
        return id.subject.map { .at($0) }
    }

    /// Whether what is sought is not where it should be.
    func isWithoutSought(_ page: WorklistPage, for request: WorklistRequest) -> Bool {
        guard case .at = request.position else { return false }
        return page.entries.first.map { WorklistRow($0).id } != rows.selection
    }

    /// Where to look again when what was read does not hold the selected row any more: more may
    /// have come above it than a page holds, or all of the stretch is dealt with.
    func positionBeyond(
        _ page: WorklistPage,
        for request: WorklistRequest
    ) -> WorklistPosition? {
        guard request.purpose == .refresh else { return nil }
        if page.entries.isEmpty { return page.hasEarlier ? .last : nil }
        guard request.position == .first, page.hasLater, let selected = rows.selected?.entry,
            rows.indices.contains(rows.top), let top = rows[rows.top].entry
        else { return nil }
        let id = WorklistRow(selected).id
        return page.entries.contains { WorklistRow($0).id == id } ? nil : .from(top)
    }

    /// The first payout or break of the stretch.
    var firstEntry: WorklistEntry? { rows.lazy.compactMap(\.entry).first }

    /// The last payout or break of the stretch.
    var lastEntry: WorklistEntry? { rows.reversed().lazy.compactMap(\.entry).first }

    var selectedItem: WorklistItem? {
        if case .item(let item) = rows.selected { item } else { nil }
    }

    var selectedBreak: BreakRecord? {
        if case .break(let record) = rows.selected { record } else { nil }
    }

    var selectedGroup: NotificationGroup? {
        if case .notifications(let group) = rows.selected { group } else { nil }
    }
}

/// The worklist as it was read: what needs a person, with the counts around it.
package struct WorklistListing: Hashable, Sendable {
    /// Some of what matches.
    package let page: WorklistPage
    /// Everything that needs a person, whatever is filtered.
    package let open: OpenAttention
    /// How many there are, by provider and reason, whatever is filtered; none beside no rows.
    package let tallies: [WorklistTally]
    /// Messages that were not believed, or belong to nobody.
    package let groups: [NotificationGroup]

    /// Creates a listing.
    package init(
        page: WorklistPage,
        open: OpenAttention,
        tallies: [WorklistTally],
        groups: [NotificationGroup]
    ) {
        self.page = page
        self.open = open
        self.tallies = tallies
        self.groups = groups
    }
}

/// A question for the worklist.
package struct WorklistRequest: Hashable, Sendable {
    /// Which state of the list asked.
    package let generation: Int
    /// What to show.
    package let filter: WorklistFilter
    /// Where to begin.
    package let position: WorklistPosition
    /// How many at most; none for the counts alone.
    package let limit: Int
    /// What to do with the answer.
    package let purpose: Purpose

    /// What to do with an answer.
    package enum Purpose: Hashable, Sendable {
        /// Show it instead from its first row on, which is selected unless what was selected may
        /// stay so and is there.
        case replace(keepsSelection: Bool)
        /// Show it instead, with its last row selected.
        case replaceSelectingLast
        /// Show it instead, and stay where the operator is.
        case refresh
        /// Add it at the end.
        case later
        /// Add it at the start.
        case earlier
    }
}

extension Date {
    /// The minutes that were full by then: of one minute the worklist goes by the amount.
    fileprivate var wholeMinutes: Double { (timeIntervalSince1970 / 60).rounded(.down) }
}
