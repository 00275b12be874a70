/// A filter of a list other than the payouts', which people can write as terms.
package protocol WrittenFilter: Hashable, Sendable {
    /// What its terms can be about.
    associatedtype Field: FilterFieldName

    /// The filter that shows what the list shows at first.
    static var whole: Self { get }
    /// The field of ``person``, where a person can be named.
    static var personField: Field? { get }
    /// Whose alone is shown, or everybody's when `nil`.
    var person: OperatorName? { get set }
    /// What is searched for; empty for nothing.
    var words: String { get }

    /// Takes what a term says of any other field.
    ///
    /// - Throws: ``FilterProblem`` for a value that means nothing.
    mutating func take(_ head: FilterHead<Field>) throws(FilterProblem)
    /// Searches for words.
    ///
    /// - Throws: ``FilterProblem`` where the list does not take them.
    mutating func take(words: String) throws(FilterProblem)
    /// What it says of any other field, as it is typed; none where it says nothing.
    func values(of field: Field) -> [String]
}

extension WrittenFilter {
    /// No person, where none can be named.
    package static var personField: Field? { nil }
    /// Nobody, where no person can be named.
    package var person: OperatorName? {
        get { nil }
        set {}
    }
}

/// A filter as it is kept for everybody: what is mine is for each person their own.
package struct SharedFilter<Filter: WrittenFilter>: Hashable, Sendable {
    /// The filter; without a person where that is whoever looks.
    private let filter: Filter
    /// Whether only what is on whoever looks is shown.
    private let isMine: Bool

    private static var me: String { "me" }

    /// A filter as the person who set it shares it.
    package init(_ filter: Filter, of me: OperatorName) {
        isMine = filter.person == me
        var filter = filter
        if isMine { filter.person = nil }
        self.filter = filter
    }

    /// Reads `reason:late,break provider:dvpay owner:me`: a list of values is any of them.
    ///
    /// - Throws: ``FilterProblem`` about the first word that means nothing for the list.
    package init(parsing text: String) throws(FilterProblem) {
        typealias Heads = [Filter.Field: FilterHead<Filter.Field>]
        var (heads, leftOut): (Heads, Heads) = ([:], [:])
        var words: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            if word.first == FilterTerm.negation {
                let head = try Self.negated(word)
                leftOut[head.field] = leftOut[head.field].map { $0.joined(with: head) } ?? head
            } else if let head = try Self.head(word) {
                heads[head.field] = heads[head.field].map { $0.joined(with: head) } ?? head
            } else {
                words.append(word)
            }
        }
        for (field, head) in leftOut { heads[field] = try head.others(of: heads[field]) }
        var (filter, isMine) = (Filter.whole, false)
        for field in Filter.Field.allCases {
            guard let head = heads[field] else { continue }
            guard field == Filter.personField else {
                try filter.take(head)
                continue
            }
            switch FilterTerm.Owner(filterWord: try head.name()) {
            case .me: isMine = true
            case .person(let name): filter.person = name
            case .nobody: throw head.problem("\(head.text): this list always names a person.")
            }
        }
        if !words.isEmpty { try filter.take(words: words.joined(separator: " ")) }
        (self.filter, self.isMine) = (filter, isMine)
    }

    /// The term that a word leaves out, `!` before it.
    private static func negated(_ word: String) throws(FilterProblem) -> FilterHead<Filter.Field> {
        guard let head = try head(String(word.dropFirst())), !head.field.counted.isEmpty else {
            throw FilterProblem(
                word: word,
                sentence: "\(word) cannot be left out of this list; name what is shown instead."
            )
        }
        return head
    }

    /// The term that a word is; `nil` for one to search for.
    private static func head(_ word: String) throws(FilterProblem) -> FilterHead<Filter.Field>? {
        guard let (name, sign) = filterBeginning(of: word) else { return nil }
        guard let head = FilterHead<Filter.Field>(word) else {
            let known = Filter.Field.allCases.map(\.rawValue).joined(separator: ", ")
            throw FilterProblem(
                word: word,
                sentence: "There is no field “\(name)” in this list. Fields: \(known)."
            )
        }
        guard sign == ":" else { throw head.problem("Write \(head.field.example).") }
        return head
    }

    /// The filter for whoever looks.
    package func filter(for me: OperatorName) -> Filter {
        var filter = filter
        if isMine { filter.person = me }
        return filter
    }

    /// The filter as it is typed; empty for what the list shows at first.
    package var text: String { terms.joined(separator: " ") }

    /// Its terms, each as it is typed, and at the end all that is searched for.
    package var terms: [String] {
        let terms = Filter.Field.allCases.map { field in
            let values =
                field == Filter.personField
                ? [isMine ? Self.me : filter.person?.rawValue].compactMap(\.self)
                : filter.values(of: field)
            let others = field.counted.filter { !values.contains($0) }
            let isLeavingOut = !others.isEmpty && others.count < values.count
            let (sign, named) = isLeavingOut ? ("!", others) : ("", values)
            return values.isEmpty ? "" : "\(sign)\(field.rawValue):\(named.joined(separator: ","))"
        }
        return (terms + [filter.words]).filter { !$0.isEmpty }
    }
}
