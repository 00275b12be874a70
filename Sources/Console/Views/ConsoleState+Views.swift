import Payouts
import TerminalUI

extension ConsoleState {
    mutating func runOnViews(_ command: ConsoleCommand) -> [Effect] {
        guard command == .saveView else { return [.view(.list)] }
        let shown = [list.filter.query.text, list.order.text].filter { !$0.isEmpty }
        let prompt = TextPrompt(
            title: "Save this view",
            explanation: [
                StyledText(shown.isEmpty ? "All payouts, newest first." : shown[0]),
                StyledText("A view of your own with the same name is replaced.", .muted),
            ],
            text: shownView?.name ?? "",
            placeholder: "Needs a person",
            limit: NamedView.maximumNameLength
        )
        overlay = .prompt(prompt, .viewName)
        return []
    }

    /// The view that the list shows just as it was kept, if it is one.
    var shownView: NamedView? {
        list.views.first {
            $0.query == list.filter.query && $0.order == list.order && $0.columns == list.columns
        }
    }

    mutating func take(_ message: ViewMessage) -> [Effect] {
        switch message {
        case .listed(let offers): offer(offers)
        case .saved(let view, let path):
            list.views.removeAll { $0.name == view.name }
            list.views.append(view)
            notice = Notice(.success, "\(view.name) is kept in \(path).")
        }
        return []
    }

    private mutating func offer(_ offers: [ViewOffer]) {
        list.views = offers.compactMap(\.view)
        guard overlay == nil else { return }
        let choices = offers.map { offer in
            ChoiceList.Choice(
                id: offer.name,
                title: offer.name,
                detail: detail(of: offer),
                unavailable: offer.problem
            )
        }
        overlay = .choice(
            .view,
            ChoiceList(choices, selected: shownView?.name, placeholder: "type to narrow down")
        )
    }

    private func detail(of offer: ViewOffer) -> String {
        guard let view = offer.view else { return "" }
        let parts = [view.query.text, view.order.text].filter { !$0.isEmpty }
        return parts.joined(separator: " · ")
    }

    /// Shows a view.
    mutating func chooseView(_ name: String) -> [Effect] {
        guard let view = list.views.first(where: { $0.name == name }) else { return [] }
        focus = .list
        list.filter = ListFilter(view.query)
        list.order = view.order
        list.columns = view.columns
        list.origin = nil
        return reload(.newest, .replace(select: list.rows.selection))
    }

    mutating func saveView(_ name: String) -> Result<[Effect], PromptProblem> {
        let view = NamedView(
            name: name,
            query: list.filter.query,
            order: list.order,
            columns: list.columns
        )
        guard !view.fileName.isEmpty else {
            return .failure(PromptProblem(text: "A name needs a letter or a digit of ASCII."))
        }
        return .success([.view(.save(view))])
    }
}

extension ViewOffer {
    /// Why it cannot be shown; `nil` when it can.
    fileprivate var problem: String? {
        if case .problem(let problem) = content { problem } else { nil }
    }
}
