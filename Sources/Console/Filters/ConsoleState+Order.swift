import PayoutService
import Payouts
import TerminalUI

/// In which order the payouts are listed.
extension ConsoleState {
    /// The orders that are offered, each by the key that it puts first.
    private static let orders: [(key: PayoutOrder.Key, title: String)] = [
        (.init(.created, isDescending: false), "oldest first"),
        (.init(.updated, isDescending: true), "latest change first"),
        (.init(.since, isDescending: false), "longest in its status first"),
        (.init(.amount, isDescending: true), "largest amount first"),
        (.init(.amount, isDescending: false), "smallest amount first"),
        (.init(.status, isDescending: false), "by status"),
        (.init(.provider, isDescending: false), "by provider"),
        (.init(.currency, isDescending: false), "by currency"),
        (.init(.name, isDescending: false), "by name"),
    ]
    private static let newestFirst = "newest first"
    /// More columns than these nobody tells apart.
    private static let maximumKeys = 3

    /// What the choice offers; what is chosen comes first, and what was chosen before among equals.
    var orderChoices: ChoiceList {
        let newest = ChoiceList.Choice(id: "", title: Self.newestFirst)
        let others = Self.orders.map { order in
            let place = list.order.keys.firstIndex(of: order.key)
            return ChoiceList.Choice(
                id: PayoutOrder([order.key]).text,
                title: order.title,
                detail: place.map { ["sorted first", "second", "third"][min($0, 2)] } ?? ""
            )
        }
        return ChoiceList(
            [newest] + others,
            selected: list.order.keys.first.map { PayoutOrder([$0]).text } ?? "",
            placeholder: "type to narrow down"
        )
    }

    mutating func sort(by text: String) -> [Effect] {
        guard let first = try? PayoutOrder(parsing: text).keys.first else {
            return sort(in: .newestFirst)
        }
        let others = list.order.keys.filter { $0.column != first.column }
        return sort(in: PayoutOrder(Array(([first] + others).prefix(Self.maximumKeys))))
    }

    private mutating func sort(in order: PayoutOrder) -> [Effect] {
        guard order != list.order else { return [] }
        list.order = order
        return reload(.newest, .replace(select: list.rows.selection))
    }

    /// Shows the newest first again where too many match for another order.
    mutating func unsort(_ error: ServiceError, of request: LoadRequest) -> [Effect]? {
        guard case .store(.tooManyToSort) = error, request.generation == list.generation else {
            return nil
        }
        notice = Notice(.attention, error.message)
        return sort(in: .newestFirst)
    }

    /// The order in words, and how far back looking has come.
    var orderText: String {
        if let stop = list.olderStop {
            return "looking, back to \(TimeText.day(stop.createdAt, utcOffset: facts.utcOffset))"
        }
        let titles = list.order.keys.map { key in
            Self.orders.first { $0.key == key }?.title ?? key.column.rawValue
        }
        return titles.isEmpty ? Self.newestFirst : titles.joined(separator: ", ")
    }
}
