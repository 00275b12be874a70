/// A filter of a list other than the payouts', which people can write as terms.
package protocol WrittenFilter: Hashable, Sendable {
    /// What its terms can be about.
    associatedtype Field: FilterFieldName

    /// The filter that shows what the list shows at first.
    static var whole: Self { get }
    /// The field of ``people``, where people can be named.
    static var personField: Field? { get }
    /// Whether a row may be nobody's.
    static var hasNobody: Bool { get }
    /// Whose rows are shown; `nil` is nobody.
    var people: Choice<OperatorName?> { get set }
    /// What is searched for; empty for nothing.
    var words: String { get }
    /// Words none of which may be found, each as ``words`` would find it.
    var absentTexts: [String] { get set }

    /// Takes what a term says of any other field: of a number each bound that all have to hold, of
    /// all else any value that is named.
    ///
    /// - Throws: ``FilterProblem`` for a value that means nothing.
    mutating func take(_ head: FilterHead<Field>) throws(FilterProblem)
    /// Searches for words.
    ///
    /// - Throws: ``FilterProblem`` where the list does not take them.
    mutating func take(words: String) throws(FilterProblem)
    /// Whether a word can be looked for.
    ///
    /// - Throws: ``FilterProblem`` where the list has nothing that is written so.
    static func check(_ word: String) throws(FilterProblem)
    /// What it says of any other field, as it is typed, a bound with its sign; none where it says
    /// nothing.
    func values(of field: Field) -> [String]
}

extension WrittenFilter {
    /// No person, where none can be named.
    package static var personField: Field? { nil }
    /// Somebody has done most things.
    package static var hasNobody: Bool { false }
    /// Everybody, where no person can be named.
    package var people: Choice<OperatorName?> {
        get { Choice() }
        set {}
    }
    /// Any word can be looked for, and left out.
    package static func check(_ word: String) {}
}

/// A filter as it is kept for everybody: what is mine is for each person their own.
package struct SharedFilter<Filter: WrittenFilter>: Hashable, Sendable {
    /// The filter; without whoever looks.
    private let filter: Filter
    /// Whether whoever looks is among the people who are taken.
    private let isMine: Bool
    /// Whether what is on whoever looks is left out.
    private let isOthers: Bool

    /// A filter as the person who set it shares it.
    package init(_ filter: Filter, of me: OperatorName) {
        var filter = filter
        isMine = filter.people.only.remove(me) != nil
        isOthers = filter.people.except.remove(me) != nil
        self.filter = filter
    }

    /// Reads `reason:late,break !provider:dvpay amount>1m owner:me nguyen`: a list of values is
    /// any of them, and `!` leaves out.
    ///
    /// - Throws: ``FilterProblem`` about the first word that means nothing for the list.
    package init(parsing text: String) throws(FilterProblem) {
        let reading = try FilterReading<Filter>(text)
        (filter, isMine, isOthers) = (reading.filter, reading.isMine, reading.isOthers)
    }

    /// The filter for whoever looks.
    package func filter(for me: OperatorName) -> Filter {
        var filter = filter
        if isMine { filter.people.take([me], except: false) }
        if isOthers { filter.people.take([me], except: true) }
        return filter
    }

    /// The filter as it is typed; empty for what the list shows at first.
    package var text: String { terms.joined(separator: " ") }

    /// Its terms, each as it is typed, and at the end all that is searched for.
    package var terms: [String] {
        let terms = Filter.Field.allCases.flatMap { field in
            if field == Filter.personField {
                return Self.terms(field, filter.people.only, isMine)
                    + Self.terms(field, filter.people.except, isOthers).map(Self.negated)
            }
            let values = filter.values(of: field)
            if field.isMeasured { return values.map { field.rawValue + $0 } }
            let others = field.counted.filter { !values.contains($0) }
            let isLeavingOut = !others.isEmpty && others.count < values.count
            return isLeavingOut
                ? Self.term(field, others).map(Self.negated) : Self.term(field, values)
        }
        let words = filter.words.isEmpty ? [] : [filter.words]
        return terms + filter.absentTexts.map(Self.negated) + words
    }

    private static func negated(_ term: String) -> String { "\(FilterTerm.negation)\(term)" }

    private static func term(_ field: Filter.Field, _ values: [String]) -> [String] {
        values.isEmpty ? [] : ["\(field.rawValue):\(values.joined(separator: ","))"]
    }

    /// One term with all the people, whoever looks first and nobody last.
    private static func terms(
        _ field: Filter.Field,
        _ people: Set<OperatorName?>,
        _ isMine: Bool
    ) -> [String] {
        let named = people.compactMap(\.self?.rawValue).sorted()
        let owners = (isMine ? [FilterTerm.Owner.meWord] : []) + named
        return term(field, owners + (people.contains(nil) ? [FilterTerm.Owner.nobodyWord] : []))
    }
}
