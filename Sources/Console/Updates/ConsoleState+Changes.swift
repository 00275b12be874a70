import Payouts
import TerminalUI

/// The signs of rows that have changed since they were last shown.
extension ConsoleState {
    /// How many seconds until such a sign fades; `nil` while none is on the screen.
    var changesWait: Double? {
        guard !layout.list.isEmpty else { return nil }
        switch screen {
        case .payouts:
            let ids = list.rows.visible(height: listHeight).lazy.map(\.id)
            return list.changes.wait(of: ids, at: now)
        case .worklist:
            let ids = worklist.rows.visible(height: listHeight).lazy.map(\.id)
            return worklist.changes.wait(of: ids, at: now)
        case .providers, .batches, .approvals, .reconciliation, .audit, .notifications: return nil
        }
    }

    /// How many rows of the screen have changed just now, seen or not.
    var changeCount: Int {
        switch screen {
        case .payouts: list.changes.count(at: now)
        case .worklist: worklist.changes.count(at: now)
        case .providers, .batches, .approvals, .reconciliation, .audit, .notifications: 0
        }
    }

    /// What changed behind another screen's back is news from now on.
    mutating func showChanges() {
        switch screen {
        case .payouts: list.changes.show(at: now)
        case .worklist: worklist.changes.show(at: now)
        case .providers, .batches, .approvals, .reconciliation, .audit, .notifications: break
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
