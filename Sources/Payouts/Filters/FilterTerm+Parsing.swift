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
        guard let head = FilterHead(text) else {
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

/// The field and the sign with which a term begins, and its value.
struct FilterHead {
    let text: String
    let field: FilterField
    let sign: String
    let value: String

    private static let signs: Set<Character> = [":", ">", "<", "="]

    /// `nil` for a word without a field.
    init?(_ text: String) {
        let name = text.prefix { $0.isASCII && $0.isLetter }
        guard let field = FilterField(rawValue: name.lowercased()) else { return nil }
        let rest = text.dropFirst(name.count)
        let sign = rest.prefix { Self.signs.contains($0) }
        guard !sign.isEmpty else { return nil }
        (self.text, self.field, self.sign) = (text, field, String(sign))
        value = String(rest.dropFirst(sign.count))
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

    func list<Value: FilterNamed>(
        _ find: (String) -> Value?
    ) throws(FilterProblem) -> [Value] {
        var values: [Value] = []
        for name in try names() {
            guard let value = find(name) else {
                let known = Value.filterNames.joined(separator: ", ")
                let kind = Value.filterKind
                let meant = Value.filterNames.first { $0.hasPrefix(name.lowercased()) }
                let question = meant.map { ": did you mean \($0)? " } ?? ". "
                throw problem("There is no \(kind.one) “\(name)”\(question)\(kind.many): \(known).")
            }
            values.append(value)
        }
        return values
    }

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
