/// A filter as it is read, word by word.
struct FilterReading<Filter: WrittenFilter> {
    private typealias Head = FilterHead<Filter.Field>

    /// What was read, without whoever looks.
    private(set) var filter = Filter.whole
    /// Whether whoever looks is among the people who are taken.
    private(set) var isMine = false
    /// Whether what is on whoever looks is left out.
    private(set) var isOthers = false
    private var named: [Filter.Field: Head] = [:]
    private var leftOut: [Filter.Field: Head] = [:]
    private var words: [String] = []

    /// Reads the terms of a filter.
    ///
    /// - Throws: ``FilterProblem`` about the first word that means nothing for the list.
    init(_ text: String) throws(FilterProblem) {
        for word in text.split(whereSeparator: \.isWhitespace) { try read(String(word)) }
        for (field, head) in leftOut { named[field] = try head.others(of: named[field]) }
        for field in Filter.Field.allCases {
            if let head = named[field] { try filter.take(head) }
        }
        try FilterQuery.check(words + filter.absentTexts)
        if !words.isEmpty { try filter.take(words: words.joined(separator: " ")) }
    }

    private mutating func read(_ word: String) throws(FilterProblem) {
        let isNegated = word.first == FilterTerm.negation && word.count > 1
        guard var head = try Self.head(isNegated ? String(word.dropFirst()) : word) else {
            if isNegated { try leaveOut(word) } else { words.append(word) }
            return
        }
        head.isNegated = isNegated
        switch head.field {
        case let field where field.isMeasured: try filter.take(head)
        case Filter.personField: try takePeople(head)
        case let field where isNegated:
            guard !field.counted.isEmpty else { throw Self.refusal(of: word) }
            leftOut[field] = leftOut[field].map { $0.joined(with: head) } ?? head
        case let field: named[field] = named[field].map { $0.joined(with: head) } ?? head
        }
    }

    /// The term that a word is; `nil` for one to search for.
    private static func head(_ word: String) throws(FilterProblem) -> Head? {
        guard let (name, _) = filterBeginning(of: word) else { return nil }
        guard let head = Head(word) else {
            let known = Filter.Field.allCases.map(\.rawValue).joined(separator: ", ")
            throw FilterProblem(
                word: word,
                sentence: "There is no field “\(name)” in this list. Fields: \(known)."
            )
        }
        try head.checkSign()
        return head
    }

    private mutating func takePeople(_ head: Head) throws(FilterProblem) {
        for name in try head.names() {
            switch FilterTerm.Owner(filterWord: name) {
            case .me where head.isNegated: isOthers = true
            case .me: isMine = true
            case .nobody where !Filter.hasNobody:
                throw head.problem("\(head.text): this list always names a person.")
            case .nobody: filter.people.take([nil], except: head.isNegated)
            case .person(let name): filter.people.take([name], except: head.isNegated)
            }
        }
    }

    private mutating func leaveOut(_ word: String) throws(FilterProblem) {
        let text = String(word.dropFirst())
        try FilterQuery.check(word: text)
        try Filter.check(text)
        if !filter.absentTexts.contains(text) { filter.absentTexts.append(text) }
    }

    private static func refusal(of word: String) -> FilterProblem {
        FilterProblem(
            word: word,
            sentence: "\(word) cannot be left out of this list; name what is shown instead."
        )
    }
}
