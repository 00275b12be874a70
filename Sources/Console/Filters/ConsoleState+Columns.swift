import Payouts
import TerminalUI

/// Which columns the list of payouts has.
extension ConsoleState {
    /// Every column, the shown ones marked; choosing one shows or hides it.
    var columnChoices: ChoiceList {
        columnChoices(selected: nil)
    }

    private func columnChoices(selected: String?) -> ChoiceList {
        let width = PaneFrame.interior(of: layout.list, glyphs: countedGlyphs).width
        let columns = PayoutColumns(shown: list.columns)
        // Read line by line, a row has every column.
        let hidden = facts.isPlain ? [] : columns.withoutRoom(in: width)
        return ChoiceList(
            PayoutColumn.allCases.map { column in
                let state = hidden.contains(column) ? "shown where there is room" : "shown"
                return ChoiceList.Choice(
                    id: column.rawValue,
                    title: column.words,
                    detail: list.columns.contains(column) ? state : ""
                )
            },
            selected: selected,
            placeholder: "type to narrow down"
        )
    }

    /// Shows a column, or hides it; the list of columns stays open for the next.
    mutating func toggleColumn(_ name: String) -> [Effect] {
        guard let column = PayoutColumn(rawValue: name) else { return [] }
        if let place = list.columns.firstIndex(of: column) {
            // A list without any column shows nothing.
            if list.columns.count > 1 { list.columns.remove(at: place) }
        } else {
            let rank = PayoutColumn.allCases.firstIndex(of: column) ?? 0
            let place = list.columns.firstIndex {
                (PayoutColumn.allCases.firstIndex(of: $0) ?? 0) > rank
            }
            list.columns.insert(column, at: place ?? list.columns.count)
        }
        overlay = .choice(.columns, columnChoices(selected: name))
        return []
    }
}

extension PayoutColumn {
    /// What the column says, for whoever chooses.
    fileprivate var words: String {
        switch self {
        case .age: "age"
        case .status: "status"
        case .since: "how long in its status"
        case .changed: "how long since the last change"
        case .payout: "payout"
        case .order: "order number"
        case .reference: "reference"
        case .provider: "provider"
        case .to: "to whom"
        case .account: "account, its last four characters"
        case .bank: "bank or wallet"
        case .reason: "reason"
        case .batch: "batch"
        case .maker: "who made it"
        case .amount: "amount"
        }
    }
}
