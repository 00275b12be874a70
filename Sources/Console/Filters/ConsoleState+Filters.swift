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

    /// What is typed, with its last word completed; `nil` where nothing is known to complete it.
    var completedFilter: String? {
        guard let text = typedFilter?.text, let list = viewedList else { return nil }
        let providers = facts.providers.map(\.id.rawValue)
        let people = facts.access.operators.keys.map(\.rawValue).sorted()
        return switch list {
        case .payouts:
            FilterCompletion<FilterField>([
                .provider: providers,
                .batch: batches.batches.map(\.id.rawValue),
                .owner: people,
            ]).completed(text)
        case .worklist:
            FilterCompletion<WorklistField>([.provider: providers, .owner: people]).completed(text)
        case .batches: FilterCompletion<BatchField>([.by: people]).completed(text)
        case .approvals:
            FilterCompletion<ApprovalField>([.provider: providers, .by: people]).completed(text)
        case .reconciliation:
            FilterCompletion<BreakField>([.provider: providers, .owner: people]).completed(text)
        case .closes:
            FilterCompletion<ClosingField>([.provider: providers, .by: people]).completed(text)
        case .audit: FilterCompletion<AuditField>([.by: people]).completed(text)
        case .notifications:
            FilterCompletion<NotificationField>([.provider: providers]).completed(text)
        }
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
        case .filterStatus: overlay = .choice(.statusFilter, statusChoices)
        case .filterProvider: overlay = .choice(.providerFilter, providerFilterChoices)
        case .sort: overlay = .choice(.order, orderChoices)
        case .columns: overlay = .choice(.columns, columnChoices)
        case .toggleFilters: return toggleFilters()
        case .dropFilter: return dropFilter()
        default: return leaveFilter()
        }
        return []
    }

    /// Switches the terms off together without losing them, or on again.
    private mutating func toggleFilters() -> [Effect] {
        guard let content = shownContent, content.payouts == nil else {
            return filter { $0.toggle() }
        }
        if let former = switchedOff.removeValue(forKey: content.list), content.filter.isEmpty {
            return show(former)
        }
        switchedOff[content.list] = content
        return (try? ViewContent(of: content.list, filter: "")).map { show($0) } ?? []
    }

    /// Takes the last term away; those that are switched off stay so.
    private mutating func dropFilter() -> [Effect] {
        guard let content = keptContent, content.payouts == nil else {
            return filter { $0.dropLast() }
        }
        let terms = content.terms.dropLast()
        let left = try? ViewContent(of: content.list, filter: terms.joined(separator: " "))
        guard isFilterOff else { return left.map { show($0) } ?? [] }
        switchedOff[content.list] = terms.isEmpty ? nil : left
        return []
    }

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
