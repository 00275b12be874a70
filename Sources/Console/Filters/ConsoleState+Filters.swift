import Payouts
import TerminalUI

// MARK: - Meaning

extension ConsoleState {
    /// What the words of a filter refer to here and now.
    var filterContext: FilterContext {
        FilterContext(now: now, utcOffset: facts.utcOffset, me: facts.operatorName)
    }

    /// Which payouts the list shows, as of now.
    ///
    /// While terms are typed that exclude each other, what was kept before applies; where that
    /// does, as when one of its terms was dropped, there is nothing to show.
    var payoutFilter: PayoutFilter {
        let queries = [list.filter.applied, list.filter.query]
        return queries.lazy.compactMap { try? $0.filter(in: filterContext) }.first ?? .nothing
    }

    /// What the word that is being typed may become.
    var filterCompletion: FilterCompletion {
        FilterCompletion([
            .provider: facts.providers.map(\.id.rawValue),
            .batch: batches.batches.map(\.id.rawValue),
            .owner: facts.access.operators.keys.map(\.rawValue).sorted(),
        ])
    }

    /// Filters anew and starts at the newest match; the selected payout stays so if it matches.
    mutating func filter(_ change: (inout ListFilter) -> Void) -> [Effect] {
        let before = list.filter.applied
        change(&list.filter)
        guard list.filter.applied != before else { return [] }
        return reload(.newest, .replace(select: list.rows.selection))
    }
}

// MARK: - Commands

extension ConsoleState {
    mutating func runFilter(_ command: ConsoleCommand) -> [Effect] {
        focus = .list
        switch command {
        case .search: return filter { $0.beginTyping(placeholder: Self.searchPlaceholder) }
        case .filterStatus: overlay = .choice(.statusFilter, statusChoices)
        case .filterProvider: overlay = .choice(.providerFilter, providerFilterChoices)
        case .sort: overlay = .choice(.order, orderChoices)
        case .columns: overlay = .choice(.columns, columnChoices)
        case .toggleFilters: return filter { $0.toggle() }
        case .dropFilter: return filter { $0.dropLast() }
        default: return leaveFilter()
        }
        return []
    }

    private static let searchPlaceholder = "name, id, 9852, or status:unknown amount>1m age>2h"

    /// Shows all payouts again, or what was shown before another screen led here.
    private mutating func leaveFilter() -> [Effect] {
        guard let origin = list.origin else { return filter { $0 = ListFilter() } }
        list.origin = nil
        let filtered = filter { $0 = origin.filter }
        return filtered + show(origin.screen)
    }

    /// Goes from another screen to the payouts that it means; escape leads back.
    mutating func drill(to query: FilterQuery) -> [Effect] {
        let origin = PayoutListState.Origin(screen: screen, filter: list.filter)
        let shown = show(.payouts)
        focus = .list
        list.origin = origin
        let filtered = filter { $0 = ListFilter(query) }
        return filtered.isEmpty ? shown : filtered
    }

    /// Chooses the statuses that are shown.
    mutating func showOnly(_ statuses: Set<PayoutStatus>) -> [Effect] {
        let names = PayoutStatus.allCases.filter(statuses.contains).map(\.filterWord)
        return showOnly(.status, names)
    }

    /// Shows only some values of a field, or all again without any.
    mutating func showOnly(_ field: FilterField, _ values: [String]) -> [Effect] {
        let terms = FilterQuery(field, values).terms
        return filter { $0.replace(field, by: terms) }
    }
}

extension FilterQuery {
    /// One term that takes any of some values; none without values.
    init(_ field: FilterField, _ values: [String]) {
        let text = "\(field.rawValue):\(values.joined(separator: ","))"
        self.init(values.isEmpty ? [] : (try? FilterTerm(parsing: text)).map { [$0] } ?? [])
    }
}

// MARK: - Typing

extension ConsoleState {
    /// Whether keys are text for a filter.
    var isTypingFilter: Bool { list.filter.field != nil && focus == .list && screen == .payouts }

    mutating func takeInFilter(_ key: Key) -> [Effect] {
        switch key {
        case .enter: return keepFilter()
        case .escape: return filter { $0.endTyping() }
        case .up, .down: return run(key == .up ? .up : .down)
        case .ctrl("p"), .ctrl("n"): return recall(key == .ctrl("p") ? 1 : -1)
        case .tab:
            guard let completed = list.filter.field.flatMap({ filterCompletion.completed($0.text) })
            else { return [] }
            return typeInFilter { field in
                field.setText(completed)
                return true
            }
        case .backspace where list.filter.field?.isEmpty == true:
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

    private mutating func typeInFilter(_ edit: (inout TextField) -> Bool) -> [Effect] {
        filter { _ = $0.type(edit) }
    }

    private mutating func keepFilter() -> [Effect] {
        do throws(FilterProblem) {
            if let problem = list.filter.problem { throw problem }
            _ = try list.filter.applied.filter(in: filterContext)
        } catch {
            notice = Notice(.attention, error.sentence)
            return []
        }
        let typed = list.filter.field?.text.trimmingBlanks ?? ""
        if !typed.isEmpty { filterHistory.add(typed) }
        filterHistory.place = nil
        return filter { _ = $0.keep() }
    }

    /// Puts what was typed before into the field, further back or nearer.
    private mutating func recall(_ step: Int) -> [Effect] {
        guard let text = filterHistory.step(step) else { return [] }
        return typeInFilter { field in
            field.setText(text)
            return true
        }
    }
}
