import Payouts
import TerminalUI

// MARK: - State

extension ConsoleState {
    /// Whether keys are text for the filter of the list.
    var isTypingFilter: Bool { focus == .list && typedFilter != nil }

    /// Where the filter of the screen's list is typed, while it is.
    var typedFilter: TextField? {
        guard screen != .payouts else { return list.filter.field }
        return filterLine.flatMap { $0.list == viewedList ? $0.field : nil }
    }

    /// Why some of what is typed has no meaning.
    var filterProblem: FilterProblem? {
        screen == .payouts ? list.filter.problem : filterLine?.problem
    }
}

// MARK: - Keys

extension ConsoleState {
    /// Begins to type what the list is filtered by.
    mutating func beginFilter() -> [Effect] {
        guard let content = shownContent else { return [] }
        focus = .list
        guard content.payouts == nil else {
            list.selectionBeforeTyping = list.rows.selection
            return filter { $0.beginTyping(placeholder: content.list.placeholder) }
        }
        filterLine = FilterLine(
            content,
            selection: SelectedList(content.list).flatMap(selection),
            placeholder: content.list.placeholder
        )
        return []
    }

    mutating func takeInFilter(_ key: Key) -> [Effect] {
        switch key {
        case .enter: return keepFilter()
        case .escape: return endFilter()
        case .up, .down: return run(key == .up ? .up : .down)
        case .ctrl("p"), .ctrl("n"): return recall(key == .ctrl("p") ? 1 : -1)
        case .tab:
            guard let completed = completedFilter else { return [] }
            return typeInFilter { field in
                field.setText(completed)
                return true
            }
        case .backspace where screen == .payouts && typedFilter?.isEmpty == true:
            return filter { $0.takeBack() }
        default: return typeInFilter { $0.handle(key) }
        }
    }

    mutating func pasteInFilter(_ text: String) -> [Effect] {
        typeInFilter { field in
            field.insert(text)
            return true
        }
    }

    /// What is typed applies at once, as far as it has a meaning.
    private mutating func typeInFilter(_ edit: (inout TextField) -> Bool) -> [Effect] {
        guard screen != .payouts else { return filter { _ = $0.type(edit) } }
        guard filterLine?.type(edit) == true, let content = filterLine?.content else { return [] }
        return show(content)
    }

    /// Shows again what was shown before.
    private mutating func endFilter() -> [Effect] {
        guard screen != .payouts else {
            // Where nothing typed has moved the selection, the operator has.
            if let selection = list.selectionBeforeTyping, list.filter.isTypedApplied {
                list.rows.select(selection)
            }
            return filter { $0.endTyping() }
        }
        guard let line = filterLine else { return [] }
        filterLine = nil
        // Where nothing typed has moved the selection, the operator has.
        guard line.hasApplied else { return show(line.before) }
        return selectAgain(line.selectionBefore, in: line.list) + show(line.before)
    }

    /// Selects what was selected before, and forgets what was read of another row.
    private mutating func selectAgain(_ text: String?, in list: ViewedList) -> [Effect] {
        let before = (reconciliations.breaks.selection, notifications.rows.selection)
        if let text, let list = SelectedList(list) { select(text, in: list) }
        switch list {
        case .reconciliation: return followBreak(before: before.0)
        case .notifications: return followNotification(before: before.1)
        default: return []
        }
    }

    private mutating func keepFilter() -> [Effect] {
        do throws(FilterProblem) {
            if let problem = filterProblem { throw problem }
            if screen == .payouts { _ = try list.filter.applied.filter(in: filterContext) }
        } catch {
            notice = Notice(.attention, error.sentence)
            return []
        }
        rememberFilter()
        if let line = filterLine, !line.content.filter.isEmpty { switchedOff[line.list] = nil }
        filterLine = nil
        return filter { _ = $0.keep() }
    }

    /// Ends typing without a key for it; what has a meaning stays.
    mutating func leaveTypedFilter() -> [Effect] {
        filterLine = nil
        return filter { if !$0.keep() { $0.endTyping() } }
    }
}

// MARK: - History

extension ConsoleState {
    private mutating func rememberFilter() {
        guard let list = viewedList else { return }
        let typed = typedFilter?.text.trimmingBlanks ?? ""
        if !typed.isEmpty { filterHistories[list, default: FilterHistory()].add(typed) }
        filterHistories[list]?.place = nil
    }

    /// Puts what was typed before into the field, further back or nearer.
    private mutating func recall(_ step: Int) -> [Effect] {
        guard let list = viewedList, let text = filterHistories[list]?.step(step) else { return [] }
        return typeInFilter { field in
            field.setText(text)
            return true
        }
    }
}

extension ViewedList {
    /// What can be typed as its filter, by example.
    fileprivate var placeholder: String {
        switch self {
        case .payouts: "name, id, 9852, or status:unknown amount>1m age>2h"
        case .worklist: "name, id, 9852, or reason:late age>2h owner:me"
        case .batches: "file, id, or by:me status:unknown,failed"
        case .approvals: "name, id, number, file, or by:me kind:batch"
        case .reconciliation: "name, id, number, or kind:amount status:proposed"
        case .closes: "2026-11, 2026-11-20, or provider:dvpay by:me"
        case .audit: "PO-7F3K-0004, or by:me"
        case .notifications: "id, number, reference, or fate:refused provider:dvpay"
        }
    }
}
