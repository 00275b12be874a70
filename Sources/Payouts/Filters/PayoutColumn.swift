/// A column that a list of payouts can show.
package enum PayoutColumn: String, CaseIterable, Hashable, Sendable {
    case age, status, since, changed, payout, order, reference, provider, to, account, bank, reason
    case batch, maker, amount

    /// What is shown where nothing else is chosen.
    package static let standard: [PayoutColumn] = [.age, .status, .payout, .provider, .to, .amount]

    /// Reads `age,status,amount`; a column that is named twice counts once.
    ///
    /// - Throws: ``FilterProblem`` about the first name that is no column.
    package static func list(parsing text: String) throws(FilterProblem) -> [PayoutColumn] {
        var columns: [PayoutColumn] = []
        for name in text.split(separator: ",") {
            let name = name.filter { $0 != " " }.lowercased()
            guard let column = PayoutColumn(rawValue: name) else {
                let known = allCases.map(\.rawValue).joined(separator: ", ")
                throw FilterProblem(
                    word: name,
                    sentence: "There is no column “\(name)”. Columns: \(known)."
                )
            }
            if !columns.contains(column) { columns.append(column) }
        }
        return columns.isEmpty ? standard : columns
    }

    /// Several as they are typed.
    package static func text(_ columns: [PayoutColumn]) -> String {
        columns.map(\.rawValue).joined(separator: ",")
    }
}
