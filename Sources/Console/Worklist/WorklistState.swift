package import Foundation
package import Payouts
package import TerminalUI

/// The list of what needs a person.
package struct WorklistState: Equatable, Sendable {
    /// What is shown.
    package var filter = WorklistFilter()
    /// Messages that were not believed, or belong to nobody, in groups, whatever is filtered.
    package var groups: [NotificationGroup] = []
    /// The groups that match, and below them the payouts that match, most urgent first.
    package var rows = SelectableList<WorklistRow>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<WorklistRow.ID>()
    /// Which question the rows answer.
    package var shownGeneration: Int?
    /// How many payouts need a person, whatever is filtered.
    package var openCount = 0
    /// How many there are, by provider and reason, whatever is filtered.
    package var tallies: [WorklistTally] = []
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When it was last read.
    package var readAt: Date?
    /// Tells answers to the present question from late ones.
    package var generation = 0
    /// How many payouts are asked for: more the further down the operator goes.
    package var wanted = Self.pageLimit
    /// Whether more match than the list holds.
    package var hasMore = false
    /// Whether the operator wants to be at the end of all that match.
    package var goesToEnd = false
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether an answer without rows is awaited.
    package var isCounting = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false

    /// Payouts asked for at first, and further ones at a time.
    static let pageLimit = 1_000
    /// Payouts in the list at most; beyond, a filter by reason or provider shows the rest.
    static let maximumRows = 10_000
    /// How near to the end of the list further ones are asked for.
    static let readAhead = 100
    /// From which count on there may be more.
    static let countLimit = 100_000
    /// How many seconds the header's count may be behind while another screen is shown.
    static let patience = 2.0
}

/// A row of the worklist: a payout, or a group of messages.
package enum WorklistRow: Hashable, Sendable, Identifiable {
    /// Messages of one provider with one fate.
    case notifications(NotificationGroup)
    /// A payout.
    case item(WorklistItem)

    /// What tells a row from all others, whatever changes about it.
    package enum ID: Hashable, Sendable {
        case notifications(ProviderID, NotificationDisposition, NotificationRefusal.Kind?)
        case payout(PayoutID)
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
        }
    }
}

extension WorklistState {
    /// The groups that match; they belong to no person and have no reason of a payout.
    private var shownGroups: [NotificationGroup] {
        guard filter.owner == nil, filter.reasons.isEmpty else { return [] }
        return groups.filter {
            filter.providers.isEmpty || filter.providers.contains($0.tally.provider)
        }
    }

    /// Takes what was read.
    ///
    /// - Parameters:
    ///   - listing: What was read.
    ///   - request: What was asked.
    ///   - now: The time; `nil` while the list is not on the screen.
    mutating func take(_ listing: WorklistListing, for request: WorklistRequest, at now: Date?) {
        let before = rows
        openCount = listing.open.count
        tallies = listing.tallies
        groups = listing.groups
        rows.replace(
            with: shownGroups.map(WorklistRow.notifications) + listing.items.map(WorklistRow.item)
        )
        // What another filter brings was there before.
        if shownGeneration == request.generation {
            let ends = RowChanges<WorklistRow.ID>.Ends(isOpenAbove: false, isOpenBelow: hasMore)
            changes.note(from: before, to: rows, ends: ends, at: now) { $1.isChanged(from: $0) }
        }
        shownGeneration = request.generation
        hasMore = listing.items.count >= request.limit
    }

    var selectedItem: WorklistItem? {
        if case .item(let item) = rows.selected { item } else { nil }
    }

    var selectedGroup: NotificationGroup? {
        if case .notifications(let group) = rows.selected { group } else { nil }
    }
}

/// Messages of one provider with one fate, and what is needed to be done with them.
package struct NotificationGroup: Hashable, Sendable {
    /// How many, and why.
    package let tally: NotificationTally
    /// The newest refused or unmatched message of the provider when the group was counted.
    package let newest: Int64

    /// Creates a group.
    package init(tally: NotificationTally, newest: Int64) {
        self.tally = tally
        self.newest = newest
    }
}

/// The worklist as it was read: what needs a person, with the counts around it.
package struct WorklistListing: Hashable, Sendable {
    /// The payouts that match.
    package let items: [WorklistItem]
    /// Every payout that needs a person, by its place in the ledger, with why, whatever is filtered.
    package let open: [Int64: Attention]
    /// How many there are, by provider and reason, whatever is filtered.
    package let tallies: [WorklistTally]
    /// Messages that were not believed, or belong to nobody.
    package let groups: [NotificationGroup]

    /// Creates a listing.
    package init(
        items: [WorklistItem],
        open: [Int64: Attention],
        tallies: [WorklistTally],
        groups: [NotificationGroup]
    ) {
        self.items = items
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
    /// How many payouts at most; none for the counts alone.
    package let limit: Int
}
