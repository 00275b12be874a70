import Payouts
import TerminalUI

/// The signs of rows that have changed since they were last shown.
extension ConsoleState {
    /// How many seconds until such a sign fades; `nil` while none is on the screen.
    var changesWait: Double? { layout.list.isEmpty ? nil : shownChanges.wait }

    /// How many rows of the screen have changed just now, seen or not.
    var changeCount: Int { shownChanges.count }

    /// What changed in the list of the screen, and when the sign of a row that is seen fades.
    private var shownChanges: (count: Int, wait: Double?) {
        switch screen {
        case .payouts: news(of: list.rows, list.changes)
        case .worklist: news(of: worklist.rows, worklist.changes)
        case .providers: news(of: providers.overviews, providers.changes)
        case .batches: news(of: batches.batches, batches.changes)
        case .approvals: news(of: approvals.tasks, approvals.changes)
        case .reconciliation where closes.isShown: news(of: closes.rows, closes.changes)
        case .reconciliation: news(of: reconciliations.breaks, reconciliations.changes)
        case .audit: news(of: audit.entries, audit.changes)
        case .notifications: news(of: notifications.rows, notifications.changes)
        }
    }

    private func news<Row>(
        of rows: SelectableList<Row>,
        _ changes: RowChanges<Row.ID>
    ) -> (count: Int, wait: Double?) {
        let seen = rows.visible(height: listHeight).lazy.map(\.id)
        return (changes.count(at: now), changes.wait(of: seen, at: now))
    }

    /// What changed behind another screen's back is news from now on.
    mutating func showChanges() {
        switch screen {
        case .payouts: list.changes.show(at: now)
        case .worklist: worklist.changes.show(at: now)
        case .providers: providers.changes.show(at: now)
        case .batches: batches.changes.show(at: now)
        case .approvals: approvals.changes.show(at: now)
        case .reconciliation where closes.isShown: closes.changes.show(at: now)
        case .reconciliation: reconciliations.changes.show(at: now)
        case .audit: audit.changes.show(at: now)
        case .notifications: notifications.changes.show(at: now)
        }
    }
}

extension WorklistRow {
    /// Whether it says something else than it did, to whoever decides what to do next.
    func isChanged(from before: WorklistRow) -> Bool {
        guard case .item(let item) = self, case .item(let old) = before else {
            return self != before
        }
        return item.payout.version != old.payout.version || item.care.owner != old.care.owner
            || item.proposal != old.proposal
    }
}
