extension PayoutOrder {
    /// Reads `-amount,name`: by amount, the largest first, and among equals by name.
    ///
    /// - Throws: ``FilterProblem`` about a column that cannot be sorted by.
    package init(parsing text: String) throws(FilterProblem) {
        var keys: [Key] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            let isDescending = name.first == "-"
            let column = Column(rawValue: name.drop { $0 == "-" }.lowercased())
            guard let column, !keys.contains(where: { $0.column == column }) else {
                let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
                throw FilterProblem(
                    word: String(name),
                    sentence: "Cannot sort by “\(name)”. Columns: \(known); - in front turns one."
                )
            }
            keys.append(Key(column, isDescending: isDescending))
        }
        self.init(keys)
    }

    /// The order as it is typed; empty for the newest first.
    package var text: String {
        keys.map { ($0.isDescending ? "-" : "") + $0.column.rawValue }.joined(separator: ",")
    }
}
