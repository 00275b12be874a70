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
        session.selection = list.rows.selection?.rawValue
        for (list, history) in filterHistories {
            session.filterHistories[list.rawValue] = history.texts
        }
        let open = form.flatMap { $0.review?.isSubmitting == true ? nil : $0 }
        for draft in Array(drafts.values) + [open].compactMap(\.self) where !draft.isPristine {
            session.drafts[draft.provider.rawValue] = draft.values
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
        if let selection = session.selection { list.rows.select(PayoutID(rawValue: selection)) }
        for (name, values) in session.drafts {
            guard let provider = ProviderID(rawValue: name).flatMap(facts.provider) else {
                continue
            }
            var draft = FormState(provider)
            draft.setValues(values)
            drafts[provider.id] = draft
        }
        notice = news(of: session)
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
        let draft = drafts.isEmpty ? nil : "A draft is kept; n brings it back."
        let words = [filter, draft].compactMap(\.self).joined(separator: " ")
        return words.isEmpty ? nil : Notice(.information, words)
    }
}
