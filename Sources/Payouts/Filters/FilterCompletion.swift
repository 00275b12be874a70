/// What the word that is being typed may become, in the filter of a list.
package struct FilterCompletion<Field: FilterFieldName>: Sendable {
    private let values: [Field: [String]]

    /// Creates a completion.
    ///
    /// - Parameter values: What is known of each field here, besides the values that it has
    ///   everywhere.
    package init(_ values: [Field: [String]] = [:]) { self.values = values }

    /// The words that the last word of a text may become, the likeliest first; none for a word
    /// that is finished.
    package func candidates(for text: String) -> [String] {
        guard let typed = text.split(separator: " ", omittingEmptySubsequences: false).last
        else { return [] }
        let sign = typed.first == FilterTerm.negation ? "!" : ""
        let word = typed.dropFirst(sign.count)
        guard let head = FilterHead<Field>(String(word)) else {
            guard !word.isEmpty else { return [] }
            return Field.allCases.filter { $0.rawValue.hasPrefix(word.lowercased()) }
                .map { "\(sign)\($0.rawValue)\($0.sign)" }
        }
        let names = head.value.split(separator: ",", omittingEmptySubsequences: false)
        let last = names.last ?? ""
        let before = sign + word.dropLast(last.count)
        let taken = Set(names.dropLast().map { $0.lowercased() })
        return (head.field.values + (values[head.field] ?? [])).filter { value in
            value.lowercased().hasPrefix(last.lowercased())
                && value.count > last.count && !taken.contains(value.lowercased())
        }.map { before + $0 }
    }

    /// A text with its last word completed by the first candidate; `nil` without one.
    package func completed(_ text: String) -> String? {
        guard let candidate = candidates(for: text).first else { return nil }
        let last = text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        return text.dropLast(last.count) + candidate
    }
}
