import GRDB
import Payouts

/// A filter of what waits for checkers, as payouts and batches are asked whether they meet it.
struct ApprovalSelection {
    private let filter: ApprovalFilter
    private let words: [String]

    init(_ filter: ApprovalFilter) {
        self.filter = filter
        words = SearchText.wanted(filter.text)
    }

    /// Whether things of a kind may be taken.
    func takes(_ kind: ApprovalSubject.Kind) -> Bool {
        filter.kinds.isEmpty || filter.kinds.contains(kind)
    }

    /// What a payout meets that is taken, behind other conditions; `+` keeps the walk in the index
    /// of what waits.
    var payoutConditions: (sql: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        for (column, names) in [
            ("provider", filter.providers.map(\.rawValue)),
            ("currency", filter.currencies.map(\.code)),
            ("created_by", [filter.maker?.rawValue].compactMap(\.self)),
        ] where !names.isEmpty {
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            conditions.append("+\(column) IN (\(marks))")
            arguments += StatementArguments(names.sorted())
        }
        let search = SearchText.conditions(for: words, in: "search_text")
        conditions += search.sql
        arguments += search.arguments
        return (conditions.map { " AND \($0)" }.joined(), arguments)
    }

    /// Whether any batch is taken that waits.
    var takesEveryBatch: Bool {
        var rest = filter
        (rest.kinds, rest.text) = ([], "")
        return rest == ApprovalFilter() && words.isEmpty && takes(.batch)
    }

    /// Whether a batch is taken, by what of it waits and the name of its file.
    func takes(_ batch: PendingApproval, named name: String) -> Bool {
        let currencies = batch.totals.map(\.currency)
        return takes(.batch)
            && (filter.providers.isEmpty || !filter.providers.isDisjoint(with: batch.providers))
            && (filter.currencies.isEmpty || !filter.currencies.isDisjoint(with: currencies))
            && (filter.maker.map { $0 == batch.maker } ?? true)
            && SearchText.hold(words, in: [batch.subject.description, name])
    }
}
