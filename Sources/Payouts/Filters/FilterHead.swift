/// The field and the sign with which a term begins, and its value.
package struct FilterHead<Field: FilterFieldName> {
    let text: String
    let field: Field
    let sign: String
    let value: String
    /// Whether the opposite is meant.
    var isNegated = false

    /// The term as it is typed.
    var typed: String { isNegated ? "\(FilterTerm.negation)\(text)" : text }

    /// `nil` for a word without a field.
    init?(_ text: String) {
        guard let (name, sign) = filterBeginning(of: text),
            let field = Field(rawValue: name.lowercased())
        else { return nil }
        (self.text, self.field, self.sign) = (text, field, String(sign))
        value = String(text.dropFirst(name.count + sign.count))
    }

    /// Two terms of one field: what either of them names.
    func joined(with other: Self) -> Self {
        Self(
            text: "\(text) \(other.text)",
            field: field,
            sign: sign,
            value: "\(value),\(other.value)"
        )
    }

    /// What it leaves of another term of its field, or of every value where there is none.
    ///
    /// - Throws: ``FilterProblem`` for a value that there is not, and where nothing is left.
    func others(of head: Self?) throws(FilterProblem) -> Self {
        let known = field.counted
        let named = try names().map { $0.lowercased() }
        if let name = named.first(where: { name in !known.contains { $0.lowercased() == name } }) {
            throw problem("There is no “\(name)” to leave out: \(known.joined(separator: ", ")).")
        }
        let left = try (head?.names() ?? known).filter { !named.contains($0.lowercased()) }
        guard !left.isEmpty else { throw problem("\(text) leaves nothing to show.") }
        return Self(text: text, field: field, sign: sign, value: left.joined(separator: ","))
    }

    private init(text: String, field: Field, sign: String, value: String) {
        (self.text, self.field, self.sign, self.value) = (text, field, sign, value)
    }

    /// Refuses signs that its field has no use for.
    func checkSign() throws(FilterProblem) {
        guard field.isMeasured || sign == ":" else { throw problem("Write \(field.example).") }
    }

    func problem(_ sentence: String) -> FilterProblem {
        FilterProblem(word: text, sentence: sentence)
    }

    /// The values in a list; nothing between two commas is none of them.
    func names() throws(FilterProblem) -> [String] {
        let names = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard names.allSatisfy({ !$0.isEmpty }) else {
            throw problem("\(text) lacks a value; write \(field.example).")
        }
        return names
    }

    /// The only value.
    func name() throws(FilterProblem) -> String {
        let names = try names()
        guard names.count == 1 else {
            throw problem("\(text) names more than one; write \(field.example).")
        }
        return names[0]
    }

    func list<Value: FilterNamed>(
        _ find: (String) -> Value?
    ) throws(FilterProblem) -> [Value] {
        var values: [Value] = []
        for name in try names() {
            guard let value = find(name) else {
                let known = Value.filterNames.joined(separator: ", ")
                let kind = Value.filterKind
                let meant = Value.filterNames.first {
                    $0.lowercased().hasPrefix(name.lowercased())
                }
                let question = meant.map { ": did you mean \($0)? " } ?? ". "
                throw problem("There is no \(kind.one) “\(name)”\(question)\(kind.many): \(known).")
            }
            values.append(value)
        }
        return values
    }
}

/// What may be a field with its sign, at the beginning of a word; `nil` where none is there.
func filterBeginning(of word: String) -> (name: Substring, sign: Substring)? {
    let signs: Set<Character> = [":", ">", "<", "="]
    let name = word.prefix { $0.isASCII && $0.isLetter }
    let sign = word.dropFirst(name.count).prefix { signs.contains($0) }
    return name.isEmpty || sign.isEmpty ? nil : (name, sign)
}
