extension FilterTerm {
    /// Reads one word.
    ///
    /// A word without a field that is known is searched for as it is, so that `12:30` finds itself.
    ///
    /// - Throws: ``FilterProblem`` for a field whose value means nothing.
    package init(parsing word: some StringProtocol) throws(FilterProblem) {
        let isNegated = word.first == Self.negation && word.count > 1
        let text = String(isNegated ? word.dropFirst() : word[...])
        let condition = try Condition(parsing: text)
        self.init(text: text, isNegated: isNegated, condition: condition)
    }
}

extension FilterTerm.Condition {
    fileprivate init(parsing text: String) throws(FilterProblem) {
        guard let head = FilterHead<FilterField>(text) else {
            try FilterQuery.check(word: text)
            self = .word(text)
            return
        }
        try head.checkSign()
        switch head.field {
        case .status: self = .status(try head.list(PayoutStatus.init(filterWord:)))
        case .provider: self = .provider(try head.list(ProviderID.init(filterWord:)))
        case .currency: self = .currency(try head.list(Currency.init(code:)))
        case .amount: self = .amount(try head.amount())
        case .age: self = .age(try head.age())
        case .day: self = .day(try head.day())
        case .batch:
            self = .batch(
                try head.names().map { $0 == "none" ? nil : BatchID(rawValue: $0.uppercased()) }
            )
        case .owner: self = .owner(try head.names().map(FilterTerm.Owner.init(filterWord:)))
        case .reason: self = .reason(try head.names())
        }
    }
}

extension FilterHead {
    /// The bound of an amount, or its opposite where the term is negated.
    func amount() throws(FilterProblem) -> AmountBound {
        let comparison = AmountBound.Comparison(rawValue: sign == ":" ? "=" : sign)
        guard let comparison, let value = AmountBound.tenThousandths(value) else {
            throw problem("\(text) is no amount; write \(field.example), amount<=250.50 or 50k.")
        }
        let bound = AmountBound(comparison, tenThousandths: value)
        return isNegated ? try bound.opposite(of: typed) : bound
    }

    /// The bound of an age, or its opposite where the term is negated.
    func age() throws(FilterProblem) -> AgeBound {
        guard sign == ">" || sign == "<", let seconds = AgeBound.seconds(value) else {
            throw problem("\(text) is no age; write \(field.example), age<30m or age>1d12h.")
        }
        let bound = AgeBound(isOlder: sign == ">", seconds: seconds)
        return isNegated ? bound.opposite : bound
    }
}

extension FilterHead where Field == FilterField {
    func day() throws(FilterProblem) -> FilterTerm.Day {
        switch value.lowercased() {
        case "today": return .ago(0)
        case "yesterday": return .ago(1)
        default:
            guard let day = CalendarDay(value) else {
                throw problem("\(text) is no day; write day:today or day:2026-11-20.")
            }
            return .calendar(day)
        }
    }
}

extension AmountBound {
    /// Reads `1m`, `50k`, `2.5m`, `50,000.00`; `nil` for anything else.
    static func tenThousandths(_ text: String) -> Int64? {
        let powers: [Character: Int] = ["k": 3, "m": 6]
        let power = text.last.flatMap { powers[Character($0.lowercased())] }
        let number = power == nil ? text[...] : text.dropLast()
        let halves = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let whole = halves.first else { return nil }
        let fraction = halves.count == 2 ? halves[1] : ""
        let integer = whole.filter { $0 != "," }
        let places = digits + (power ?? 0)
        guard !integer.isEmpty, integer.allSatisfy(\.isASCIIDigit), whole.first != ",",
            fraction.allSatisfy(\.isASCIIDigit), fraction.count <= places,
            halves.count == 1 || !fraction.isEmpty
        else { return nil }
        let zeros = String(repeating: "0", count: places - fraction.count)
        return Int64(integer + fraction + zeros)
    }
}
