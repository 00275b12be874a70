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
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
                throw FilterProblem(
                    word: text,
                    sentence: "“\(text)” has no letter or digit to look for."
                )
            }
            self = .word(text)
            return
        }
        guard head.field == .amount || head.field == .age || head.sign == ":" else {
            throw head.problem("Write \(head.field.example).")
        }
        switch head.field {
        case .status: self = .status(try head.list(PayoutStatus.init(filterWord:)))
        case .provider: self = .provider(try head.list(ProviderID.init(filterWord:)))
        case .currency: self = .currency(try head.list(Currency.init(code:)))
        case .amount: self = .amount(try head.amount())
        case .age: self = try head.age()
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

extension FilterHead where Field == FilterField {
    func amount() throws(FilterProblem) -> AmountBound {
        let comparison = AmountBound.Comparison(rawValue: sign == ":" ? "=" : sign)
        guard let comparison, let value = AmountBound.tenThousandths(value) else {
            throw problem("\(text) is no amount; write \(field.example), amount<=250.50 or 50k.")
        }
        return AmountBound(comparison, tenThousandths: value)
    }

    func age() throws(FilterProblem) -> FilterTerm.Condition {
        guard sign == ">" || sign == "<", let seconds = Self.seconds(value) else {
            throw problem("\(text) is no age; write \(field.example), age<30m or age>1d12h.")
        }
        return .age(isOlder: sign == ">", seconds: seconds)
    }

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

    /// `90s`, `30m`, `2h`, `1d12h`.
    private static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        var (total, rest): (Int64, Substring) = (0, text[...])
        while !rest.isEmpty {
            let digits = rest.prefix(while: \.isASCIIDigit)
            guard digits.count <= 6, let count = Int64(digits),
                let unit = rest.dropFirst(digits.count).first.flatMap({ units[$0] })
            else { return nil }
            total += count * unit
            rest = rest.dropFirst(digits.count + 1)
        }
        return text.isEmpty ? nil : total
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
