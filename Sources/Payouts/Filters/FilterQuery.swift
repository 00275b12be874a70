package import Foundation

/// A filter as people write it: terms that all have to hold.
///
/// `status:unknown,returned !provider:dvpay amount>1m age>2h nguyen`: a list of values is any of
/// them, and so are two terms of one field; `!` negates.
package struct FilterQuery: Hashable, Sendable {
    /// The terms, in the order in which they were typed.
    package var terms: [FilterTerm]

    /// Creates a query; by default it takes everything.
    package init(_ terms: [FilterTerm] = []) { self.terms = terms }

    /// Reads a query.
    ///
    /// - Throws: ``FilterProblem`` about the first word that means nothing.
    package init(parsing text: String) throws(FilterProblem) {
        var terms: [FilterTerm] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            terms.append(try FilterTerm(parsing: word))
        }
        self.terms = terms
    }

    /// The query as it is typed.
    package var text: String { terms.map(\.typed).joined(separator: " ") }

    /// The terms, each as it is typed; words that stand together are one.
    package var labels: [String] {
        var labels: [String] = []
        var isWord = false
        for term in terms {
            let isPlain = term.field == nil && !term.isNegated
            if isPlain, isWord, let last = labels.popLast() {
                labels.append("\(last) \(term.typed)")
            } else {
                labels.append(term.typed)
            }
            isWord = isPlain
        }
        return labels
    }

    /// Whether it takes everything.
    package var isEmpty: Bool { terms.isEmpty }
}

/// What the words of a query refer to.
package struct FilterContext: Sendable {
    /// The time to which ages and days are relative.
    package let now: Date
    /// How many seconds clocks are ahead of UTC where days begin.
    package let utcOffset: Int
    /// Who `me` is.
    package let me: OperatorName

    /// Creates a context.
    package init(now: Date, utcOffset: Int, me: OperatorName) {
        self.now = now
        self.utcOffset = utcOffset
        self.me = me
    }
}

// MARK: - Meaning

extension FilterQuery {
    /// Which payouts it takes, as of now.
    ///
    /// - Throws: ``FilterProblem`` where the terms exclude each other, or one cannot be negated.
    package func filter(in context: FilterContext) throws(FilterProblem) -> PayoutFilter {
        var filter = PayoutFilter()
        var (statuses, providers) = (Choice<PayoutStatus>(), Choice<ProviderID>())
        var words: [String] = []
        for term in terms {
            switch term.condition {
            case .status(let values): statuses.take(values, except: term.isNegated)
            case .provider(let values): providers.take(values, except: term.isNegated)
            case .currency(let values): filter.currencies.take(values, except: term.isNegated)
            case .batch(let values): filter.batches.take(values, except: term.isNegated)
            case .owner(let values):
                filter.owners.take(values.map { $0.name(me: context.me) }, except: term.isNegated)
            case .reason(let values): filter.reasons.take(values, except: term.isNegated)
            case .amount(let bound):
                filter.amounts.append(term.isNegated ? try bound.opposite(of: term.typed) : bound)
            case .age(let bound):
                let limit = bound.limit(at: context.now)
                filter.narrow(bound.isOlder != term.isNegated ? nil..<limit : limit..<nil)
            case .day(let day): filter.narrow(try day.times(in: context, of: term))
            case .word(let word):
                if term.isNegated { filter.absentTexts.append(word) } else { words.append(word) }
            }
        }
        try Self.check(words + filter.absentTexts)
        filter.statuses = try statuses.values(of: PayoutStatus.allCases)
        filter.providers = try providers.values(of: ProviderID.allCases)
        filter.text = words.joined(separator: " ")
        return filter
    }
}

extension FilterQuery {
    /// The most words that are looked for at once.
    package static let maximumWords = 8
    /// The most letters of all of them.
    package static let maximumLetters = 128

    /// A word without a letter or digit is nowhere.
    static func check(word: String) throws(FilterProblem) {
        guard word.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw FilterProblem(
                word: word,
                sentence: "“\(word)” has no letter or digit to look for."
            )
        }
    }

    /// What was left out would widen the filter without a word.
    static func check(_ words: [String]) throws(FilterProblem) {
        guard let last = words.last else { return }
        guard words.count <= maximumWords else {
            throw FilterProblem(
                word: last,
                sentence: "At most \(maximumWords) words can be looked for at once."
            )
        }
        guard words.joined(separator: " ").count <= maximumLetters else {
            throw FilterProblem(
                word: last,
                sentence: "At most \(maximumLetters) letters can be looked for at once."
            )
        }
    }
}

/// A stretch of time whose ends may be open.
private struct TimeRange {
    let from: Date?
    let before: Date?
}

private func ..< (from: Date?, before: Date?) -> TimeRange { TimeRange(from: from, before: before) }

extension PayoutFilter {
    fileprivate mutating func narrow(_ range: TimeRange) {
        createdFrom = [createdFrom, range.from].compactMap(\.self).max()
        createdBefore = [createdBefore, range.before].compactMap(\.self).min()
    }
}

extension Choice {
    /// The values that are taken of all there are; empty where all are.
    fileprivate func values(of all: [Value]) throws(FilterProblem) -> Set<Value> {
        guard !isAll else { return [] }
        let taken = Set(all.filter(contains))
        guard !taken.isEmpty else {
            throw FilterProblem(word: "", sentence: "Nothing can match: the terms exclude it all.")
        }
        return taken.count == all.count ? [] : taken
    }
}

extension FilterTerm.Owner {
    fileprivate func name(me: OperatorName) -> OperatorName? {
        switch self {
        case .me: me
        case .nobody: nil
        case .person(let name): name
        }
    }
}

extension FilterTerm.Day {
    fileprivate func times(
        in context: FilterContext,
        of term: FilterTerm
    ) throws(FilterProblem) -> TimeRange {
        guard !term.isNegated else {
            throw FilterProblem(
                word: term.typed,
                sentence: "A day cannot be left out; write age< or age> instead."
            )
        }
        let offset = context.utcOffset
        let day: CalendarDay
        switch self {
        case .calendar(let named): day = named
        case .ago(let days):
            let seconds = Int64(context.now.timeIntervalSince1970.rounded(.down))
            day = CalendarDay(seconds: seconds, utcOffset: offset).advanced(by: -days)
        }
        let starts = [day, day.advanced(by: 1)].map { day in
            Date(timeIntervalSince1970: Double(day.start(utcOffset: offset)))
        }
        return starts[0]..<starts[1]
    }
}
