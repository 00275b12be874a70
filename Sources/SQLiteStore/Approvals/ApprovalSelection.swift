import GRDB
import Payouts

/// A filter of what waits for checkers, as payouts and batches are asked whether they meet it.
struct ApprovalSelection {
    private let filter: ApprovalFilter

    init(_ filter: ApprovalFilter) { self.filter = filter }

    /// Whether things of a kind may be taken.
    func takes(_ kind: ApprovalSubject.Kind) -> Bool {
        filter.kinds.isEmpty || filter.kinds.contains(kind)
    }

    /// What a payout meets that is taken, behind other conditions; `+` keeps the walk in the index
    /// of what waits.
    func payoutConditions(
        _ db: Database
    ) throws -> (sql: String, arguments: StatementArguments) {
        var conditions: [SQL] = ["1"]
        for (column, names) in [
            ("provider", filter.providers.map(\.rawValue)),
            ("currency", filter.currencies.map(\.code)),
        ] where !names.isEmpty {
            conditions.append("+\(sql: column) IN \(names.sorted())")
        }
        conditions += filter.makers.texts(\.?.rawValue).conditions(on: "+created_by")
        conditions += filter.amounts.conditions(of: "+amount_minor", in: "+currency")
        let words = SearchText.wanted(filter.text)
        conditions += SearchText.presence(of: words, in: "search_text")
        conditions += SearchText.absence(of: filter.absentTexts, in: "search_text")
        return try conditions.joined(separator: " AND ").build(db)
    }

    /// Whether any batch is taken that waits.
    var takesEveryBatch: Bool {
        var rest = filter
        rest.kinds = []
        return rest == ApprovalFilter() && takes(.batch)
    }

    /// Whether a batch is taken, by what of it waits and the name of its file.
    func takes(_ batch: PendingApproval, named name: String) -> Bool {
        let currencies = batch.totals.map(\.currency)
        return takes(.batch)
            && (filter.providers.isEmpty || !filter.providers.isDisjoint(with: batch.providers))
            && (filter.currencies.isEmpty || !filter.currencies.isDisjoint(with: currencies))
            && filter.makers.contains(batch.maker)
            && batch.totals.contains { total in filter.amounts.allSatisfy { $0.contains(total) } }
            && SearchText.hold(
                filter.text,
                without: filter.absentTexts,
                in: [batch.subject.description, name]
            )
    }
}
