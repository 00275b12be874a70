import Payouts
import TerminalUI

extension ConsoleState {
    /// What is to be brought back later.
    var session: SavedSession {
        var session = SavedSession()
        session.screen = screen.rawValue
        session.filter = list.filter.query.text
        session.isFilterOff = list.filter.isOff
        session.order = list.order.text
        session.columns = PayoutColumn.text(list.columns)
        for list in ViewedList.allCases where list != .payouts {
            let text = content(of: list).filter
            session.filters[list.rawValue] = text.isEmpty ? nil : text
        }
        session.selections = selections
        session.showsCloses = closes.isShown
        for (list, history) in filterHistories {
            session.filterHistories[list.rawValue] = history.texts
        }
        session.drafts = allDrafts.all.map { draft in
            SavedSession.Draft(subject: draft.subject.text, values: draft.values)
        }
        return session
    }

    /// Goes back to where the operator was, before anything is read.
    ///
    /// What has no meaning any more (a filter of a newer version, a provider that is gone) is left
    /// out.
    mutating func restore(_ session: SavedSession) {
        screen = Screen(rawValue: session.screen) ?? .payouts
        if let query = try? FilterQuery(parsing: session.filter) {
            list.filter = ListFilter(query)
            if session.isFilterOff { list.filter.toggle() }
        }
        if !session.order.isEmpty, let order = try? PayoutOrder(parsing: session.order) {
            list.order = order
        }
        list.columns = (try? PayoutColumn.list(parsing: session.columns)) ?? PayoutColumn.standard
        for (name, text) in session.filters {
            if let list = ViewedList(rawValue: name) { restore(text, of: list) }
        }
        for (name, texts) in session.filterHistories {
            if let list = ViewedList(rawValue: name) {
                filterHistories[list] = FilterHistory(texts)
            }
        }
        select(session.selections)
        closes.isShown = session.showsCloses
        for draft in session.drafts { restore(draft) }
        notice = news(of: session)
    }

    /// Keeps a draft again, unless it is about a provider that is gone, or of a newer version.
    private mutating func restore(_ draft: SavedSession.Draft) {
        guard let subject = DraftSubject(draft.subject),
            subject.provider.map({ facts.provider($0) != nil }) ?? true
        else { return }
        var values = draft.values
        let named = values[SavedSession.providerField].flatMap(ProviderID.init(rawValue:))
        if named.flatMap(facts.provider) == nil { values[SavedSession.providerField] = nil }
        drafts.keep(values, of: subject)
    }

    /// Goes back to the filter of another list than that of the payouts.
    private mutating func restore(_ text: String, of list: ViewedList) {
        let me = facts.operatorName
        switch try? ViewContent(of: list, filter: text) {
        case .worklist(let filter): worklist.filter = filter.filter(for: me)
        case .batches(let filter): batches.filter = filter.filter(for: me)
        case .approvals(let filter): approvals.filter = filter.filter(for: me)
        case .reconciliation(let filter): reconciliations.filter = filter.filter(for: me)
        case .closes(let filter): closes.filter = filter.filter(for: me)
        case .audit(let filter): audit.filter = filter.filter(for: me)
        case .notifications(let filter): notifications.filter = filter.filter(for: me)
        case .payouts, nil: break
        }
    }

    /// Says what could be overlooked: drafts, and payouts that a filter hides.
    private func news(of session: SavedSession) -> Notice? {
        let filter =
            list.filter.query.isEmpty || list.filter.isOff
            ? nil : "The filter is as you left it: \(list.filter.query.text)."
        let words = [filter, newsOfDrafts].compactMap(\.self).joined(separator: " ")
        return words.isEmpty ? nil : Notice(.information, words)
    }
}
