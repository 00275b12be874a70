import Payouts
import TerminalUI

// MARK: - What is shown

extension ConsoleState {
    /// The list of the screen, where views of it are kept; `nil` where it is never filtered.
    var viewedList: ViewedList? {
        showsCloses ? .closes : ViewedList.allCases.first { $0.screen == screen }
    }

    /// What the list of the screen shows, as a view keeps it.
    var shownContent: ViewContent? { viewedList.map(content) }

    /// The same with what is only switched off.
    var keptContent: ViewContent? {
        viewedList.map { (isFilterOff ? switchedOff[$0] : nil) ?? content(of: $0) }
    }

    /// What a list shows, as a view keeps it.
    func content(of list: ViewedList) -> ViewContent {
        let me = facts.operatorName
        return switch list {
        case .payouts:
            .payouts(
                PayoutView(
                    query: self.list.filter.query,
                    order: self.list.order,
                    columns: self.list.columns
                )
            )
        case .worklist: .worklist(SharedFilter(worklist.filter, of: me))
        case .batches: .batches(SharedFilter(batches.filter, of: me))
        case .approvals: .approvals(SharedFilter(approvals.filter, of: me))
        case .reconciliation: .reconciliation(SharedFilter(reconciliations.filter, of: me))
        case .closes: .closes(SharedFilter(closes.filter, of: me))
        case .audit: .audit(SharedFilter(audit.filter, of: me))
        case .notifications: .notifications(SharedFilter(notifications.filter, of: me))
        }
    }

    /// The view that the list shows just as it was kept, if it is one.
    var shownView: NamedView? {
        guard !views.isEmpty, let content = keptContent else { return nil }
        return views.first { $0.content.shown(to: facts.operatorName) == content }
    }

    /// The title of the screen's list, with the name of the view that it shows.
    func viewed(_ title: String) -> StyledText {
        StyledText(title + (shownView.map { " · \($0.name)" } ?? ""))
    }
}

extension ViewContent {
    /// The same as whoever looks would keep it: who is named by login may be whoever looks.
    fileprivate func shown(to me: OperatorName) -> ViewContent {
        switch self {
        case .payouts: self
        case .worklist(let filter): .worklist(SharedFilter(filter.filter(for: me), of: me))
        case .batches(let filter): .batches(SharedFilter(filter.filter(for: me), of: me))
        case .approvals(let filter): .approvals(SharedFilter(filter.filter(for: me), of: me))
        case .reconciliation(let filter):
            .reconciliation(SharedFilter(filter.filter(for: me), of: me))
        case .closes(let filter): .closes(SharedFilter(filter.filter(for: me), of: me))
        case .audit(let filter): .audit(SharedFilter(filter.filter(for: me), of: me))
        case .notifications(let filter):
            .notifications(SharedFilter(filter.filter(for: me), of: me))
        }
    }
}

extension ViewedList {
    /// The screen that shows it.
    var screen: Screen {
        switch self {
        case .payouts: .payouts
        case .worklist: .worklist
        case .batches: .batches
        case .approvals: .approvals
        case .reconciliation, .closes: .reconciliation
        case .audit: .audit
        case .notifications: .notifications
        }
    }

    /// What it is called: as its screen is, where that has no other.
    var title: String { self == .closes ? "Closed days" : screen.title }
}

// MARK: - Commands

extension ConsoleState {
    mutating func runOnViews(_ command: ConsoleCommand) -> [Effect] {
        guard command == .saveView, let content = keptContent else { return [.view(.list)] }
        let shown = [content.filter, content.sort].first { !$0.isEmpty }
        let prompt = TextPrompt(
            title: "Save this view",
            explanation: [
                StyledText(shown ?? content.list.whole),
                StyledText("A view of your own with the same name is replaced.", .muted),
            ],
            text: shownView?.name ?? "",
            placeholder: "Needs a person",
            limit: NamedView.maximumNameLength
        )
        overlay = .prompt(prompt, .viewName)
        return []
    }

    mutating func saveView(_ name: String) -> Result<[Effect], PromptProblem> {
        guard let content = keptContent else { return .success([]) }
        let view = NamedView(name: name, content)
        guard !view.fileName.isEmpty else {
            return .failure(PromptProblem(text: "A name needs a letter or a digit of ASCII."))
        }
        return .success([.view(.save(view))])
    }

    mutating func take(_ message: ViewMessage) -> [Effect] {
        switch message {
        case .listed(let offers):
            views = offers.compactMap(\.view)
            offer(offers)
        case .read(let offers): views = offers.compactMap(\.view)
        case .saved(let view, let path):
            views.removeAll { $0.fileName == view.fileName }
            views.append(view)
            notice = Notice(.success, "\(view.name) is kept in \(path).")
        }
        return []
    }
}

extension ViewedList {
    /// All of it, in words.
    fileprivate var whole: String {
        switch self {
        case .payouts: "All payouts, newest first."
        case .worklist: "The whole worklist."
        case .batches: "All batches."
        case .approvals: "All that waits for approval."
        case .reconciliation: "All breaks that are not resolved."
        case .closes: "All closed days."
        case .audit: "All records."
        case .notifications: "All notifications."
        }
    }
}

// MARK: - Choosing

extension ConsoleState {
    /// Offers the views; what cannot be shown comes last.
    private mutating func offer(_ offers: [ViewOffer]) {
        guard overlay == nil else { return }
        let broken = offers.compactMap { offer in
            offer.problem.map {
                ChoiceList.Choice(id: offer.name, title: offer.name, unavailable: $0)
            }
        }
        overlay = .choice(
            .view,
            ChoiceList(
                viewChoices + broken,
                selected: shownView?.fileName,
                placeholder: "type to narrow down"
            )
        )
    }

    /// The views, those of the list first and the others in the order of the screens.
    var viewChoices: [ChoiceList.Choice] {
        let shown = viewedList
        let lists = [shown].compactMap(\.self) + ViewedList.allCases.filter { $0 != shown }
        return lists.flatMap { list in
            views.filter { $0.content.list == list }.map { view in
                let words = Self.words(of: view.content)
                return ChoiceList.Choice(
                    id: view.fileName,
                    title: view.name,
                    detail: list == shown ? words : "on \(list.title)",
                    note: words
                )
            }
        }
    }

    /// What a view shows, as it is typed.
    private static func words(of content: ViewContent) -> String {
        [content.filter, content.sort].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// Shows a view, on the screen of its list.
    mutating func chooseView(_ id: String) -> [Effect] {
        guard let view = views.first(where: { $0.fileName == id }) else { return [] }
        let target = view.content.list.screen
        let shown = screen == target ? [] : show(target)
        focus = .list
        return shown + show(view.content)
    }

    /// Shows what a list is filtered by, on its screen.
    mutating func show(_ content: ViewContent) -> [Effect] {
        let me = facts.operatorName
        switch content {
        case .payouts(let view):
            list.filter = ListFilter(view.query)
            list.order = view.order
            list.columns = view.columns
            list.origin = nil
            return reload(.newest, .replace(select: list.rows.selection))
        case .worklist(let filter): return filterWorklist { $0 = filter.filter(for: me) }
        case .batches(let filter): return filterBatches(filter.filter(for: me))
        case .approvals(let filter): return filterApprovals(filter.filter(for: me))
        case .reconciliation(let filter):
            showCloseList(false)
            return filterBreaks { $0 = filter.filter(for: me) }
        case .closes(let filter): return showCloses(filter.filter(for: me))
        case .audit(let filter): return filterAudit(filter.filter(for: me))
        case .notifications(let filter):
            return filterNotifications { $0 = filter.filter(for: me) }
        }
    }
}

extension ViewOffer {
    /// Why it cannot be shown; `nil` when it can.
    fileprivate var problem: String? {
        if case .problem(let problem) = content { problem } else { nil }
    }
}
