import Payouts
import TerminalUI

/// What the lists of all screens have in common: moving, marking, and following the selection.
extension ConsoleState {
    /// Where the operator is in the list of the screen.
    var place: ListPosition {
        switch screen {
        case .payouts: list.rows.position
        case .worklist: worklist.rows.position
        case .providers: providers.overviews.position
        case .batches: batches.batches.position
        case .approvals: approvals.tasks.position
        case .reconciliation where closes.isShown: closes.rows.position
        case .reconciliation: reconciliations.breaks.position
        case .audit: audit.entries.position
        case .notifications: notifications.rows.position
        }
    }

    /// Does in the list of the screen what the operator wants.
    mutating func take(_ step: ListStep) {
        let height = listHeight
        switch screen {
        case .payouts: list.rows.take(step, height: height)
        case .worklist:
            // Notifications are dealt with by group, and breaks on their own screen.
            worklist.rows.take(step, height: height) { row in
                if case .item = row { true } else { false }
            }
        case .providers: providers.overviews.take(step, height: height)
        case .batches: batches.batches.take(step, height: height)
        case .approvals: approvals.tasks.take(step, height: height)
        case .reconciliation where closes.isShown: closes.rows.take(step, height: height)
        case .reconciliation: reconciliations.breaks.take(step, height: height)
        case .audit: audit.entries.take(step, height: height)
        case .notifications: notifications.rows.take(step, height: height)
        }
    }

    /// Moves or marks in the list of the screen, and reads what is to be seen of the row.
    ///
    /// Where a list holds a stretch of the ledger, its ends are read first.
    mutating func move(_ step: ListStep) -> [Effect] {
        switch (screen, step) {
        case (.payouts, .first) where list.hasNewer:
            return reload(.newest, .replace(select: nil))
        case (.payouts, .last) where list.hasOlder:
            return reload(.oldest, .replaceSelectingLast)
        case (.worklist, .first) where worklist.hasEarlier:
            return reloadWorklist(.first, .replace(keepsSelection: false))
        case (.worklist, .last) where worklist.hasLater:
            return reloadWorklist(.last, .replaceSelectingLast)
        case (.notifications, .first) where notifications.hasNewer:
            return reloadNotifications(.newest, .replace(keepsSelection: false))
        case (.notifications, .last) where notifications.hasOlder:
            return reloadNotifications(.oldest, .replaceSelectingLast)
        default: break
        }
        let before = (subject, place.index, reconciliations.breaks.selection)
        let day = closes.rows.selected?.record.day
        let notification = notifications.rows.selection
        take(step)
        if place.index != before.1 { detail.offset = 0 }
        switch screen {
        case .payouts: return followSubject(before: before.0) + readAhead()
        case .worklist: return followSubject(before: before.0) + readMoreWorklist()
        case .approvals: return followApproval(before: before.0)
        case .reconciliation where closes.isShown: return followClose(before: day)
        case .reconciliation: return followBreak(before: before.2)
        case .batches: return place.index == before.1 ? [] : readFirstLines()
        case .audit: return readOlderAudit()
        case .notifications:
            let isSame = notifications.rows.selection == notification
            return (isSame ? [] : followNotification(before: notification))
                + readMoreNotifications()
        case .providers: return []
        }
    }

    /// The row of the list that is drawn at a place, if one is.
    func row(at point: Point) -> Int? {
        let rows = rowsRect
        let row = place.top + point.y - rows.y
        return rows.contains(point) && row < place.count ? row : nil
    }
}

extension ConsoleCommand {
    /// What it does in the list of whichever screen, if it does something there.
    var listStep: ListStep? {
        switch self {
        case .up: .up
        case .down: .down
        case .pageUp: .pageUp
        case .pageDown: .pageDown
        case .first: .first
        case .last: .last
        case .mark: .toggleMark
        case .markRange: .markRange
        case .markAll: .markAll
        case .unmarkAll: .unmarkAll
        default: nil
        }
    }
}
