import Payouts
import TerminalUI

/// Marking rows, and what marks stand in the way of.
extension ConsoleState {
    /// Whether a command would act on what is marked, and not on the row that is selected.
    func isOfMarked(_ command: ConsoleCommand) -> Bool {
        guard place.markCount > 0 else { return false }
        return switch command {
        case .requery: screen != .approvals
        case .claim, .snooze: screen == .worklist || screen == .payouts
        case .approve, .claimBreak, .queryBreak, .resolveBreak, .confirmBreak, .export: true
        default: false
        }
    }

    /// How many are marked, in words.
    var markedText: String { "\(place.markCount.grouped) marked" }

    /// Why nothing can be marked or unmarked now; `nil` when it can.
    func markUnavailable(_ command: ConsoleCommand) -> String? {
        guard scopes.contains(.marks) || focus != .list else { return "this list has no marks" }
        if command == .unmarkAll { return place.markCount == 0 ? "nothing is marked" : nil }
        if place.index == nil { return "nothing is selected" }
        guard screen == .worklist, command == .mark, !place.isRangeBegun else { return nil }
        switch worklist.rows.selected {
        case .notifications:
            return "notifications are not marked; \(keymap.firstKey(of: .dismiss)) deals with them"
        case .break:
            let key = keymap.firstKey(of: Screen.reconciliation.command)
            return "breaks are marked on screen \(key)"
        case .item, nil: return nil
        }
    }

    /// Marks, or takes marks off.
    ///
    /// The list of payouts holds a stretch of the ledger: all that match are read to be marked.
    mutating func runMark(_ command: ConsoleCommand) -> [Effect] {
        if command == .markAll, screen == .payouts, list.hasNewer || list.hasOlder {
            let filter = payoutFilter
            list.matching = filter
            return [.bulk(.match(filter, limit: SelectableList<Payout>.maximumMarks))]
        }
        let wasBegun = place.isRangeBegun
        let effects = command.listStep.map { move($0) } ?? []
        if command == .markRange, !wasBegun {
            let key = keymap.firstKey(of: .markRange)
            notice = Notice(.information, "Go to the other end of the range; \(key) marks it.")
        } else if place.markCount == SelectableList<Payout>.maximumMarks {
            notice = Notice(.attention, "1,000 are marked: there can be no more at once.")
        }
        return effects
    }

    /// Marks the payouts that match, unless others are looked for by now.
    mutating func markMatching(_ payouts: [Payout], of filter: PayoutFilter, isCut: Bool) {
        guard filter == list.matching else { return }
        list.matching = nil
        list.rows.mark(payouts)
        guard isCut else { return }
        let key = keymap.firstKey(of: .requeryFilter)
        notice = Notice(
            .attention,
            "The newest \(payouts.count.grouped) are marked; \(key) asks about all that match."
        )
    }

    /// What is done to one row only; marks would make it unclear to which.
    var marksInTheWay: String? {
        guard place.markCount > 0 else { return nil }
        let key = keymap.firstKey(of: .unmarkAll)
        return "it is for one \(screen == .reconciliation ? "break" : "payout"), and "
            + (place.markCount == 1 ? "1 is" : "\(place.markCount.grouped) are")
            + " marked; \(key) takes the marks off"
    }
}

extension ConsoleCommand {
    /// Whether its key is the one that takes back what narrows the list.
    var isClearing: Bool {
        switch self {
        case .clearFilters, .clearWorklistFilters, .clearApprovalFilters, .clearBreakFilters,
            .clearBatchFilters, .clearAuditFilter, .unmarkAll:
            true
        default: false
        }
    }
}
