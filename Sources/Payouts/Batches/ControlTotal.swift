/// What a file should add up to, as somebody outside the file counted it.
package struct ControlTotal: Hashable, Sendable {
    /// Whose payouts, or everybody's.
    package let provider: ProviderID?
    /// How much together.
    package let total: Money
    /// How many payouts, where that was counted too.
    package let count: Int?

    /// Creates a control total.
    package init(provider: ProviderID? = nil, total: Money, count: Int? = nil) {
        self.provider = provider
        self.total = total
        self.count = count
    }
}

// MARK: - Reading

extension ControlTotal {
    /// The word that begins a row with a control total.
    package static let trailerWord = "TOTAL"

    /// Reads what a person types: `VND=1,250,000` or `paypro-vn:VND=1,250,000`.
    ///
    /// - Throws: ``ControlTotalProblem`` with what is wrong.
    package init(parsing text: String) throws(ControlTotalProblem) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, let subject = Subject(String(halves[0])) else {
            throw ControlTotalProblem(text: text, message: "is not written as CURRENCY=TOTAL")
        }
        try self.init(subject, total: String(halves[1]), count: nil)
    }

    /// Reads a row `TOTAL,CURRENCY,TOTAL` or `TOTAL,PROVIDER:CURRENCY,TOTAL,COUNT`.
    ///
    /// - Parameter fields: The row's fields.
    /// - Returns: `nil` where the row is a payout like any other.
    /// - Throws: ``ControlTotalProblem`` with what is wrong.
    static func trailer(_ fields: [String]) throws(ControlTotalProblem) -> ControlTotal? {
        let fields = fields.map(\.trimmed)
        guard fields.count >= 2, fields[0].uppercased() == trailerWord,
            let subject = Subject(fields[1])
        else { return nil }
        let total = fields.count > 2 ? fields[2] : ""
        let count = fields.count > 3 && !fields[3].isEmpty ? fields[3] : nil
        return try ControlTotal(subject, total: total, count: count)
    }

    /// Whose payouts in which currency.
    private struct Subject {
        let provider: ProviderID?
        let currency: Currency

        init?(_ text: String) {
            let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
            guard let last = parts.last, parts.count <= 2, let currency = Currency(code: "\(last)")
            else { return nil }
            self.currency = currency
            provider = parts.count == 2 ? ProviderID(rawValue: parts[0].lowercased()) : nil
            if parts.count == 2, provider == nil { return nil }
        }
    }

    private init(
        _ subject: Subject,
        total: String,
        count: String?
    ) throws(ControlTotalProblem) {
        do throws(MoneyError) {
            self.total = try Money(parsing: total, currency: subject.currency)
        } catch {
            let message = error.message(in: subject.currency, example: "1250000")
            throw ControlTotalProblem(text: total, message: message)
        }
        provider = subject.provider
        self.count = try count.map { text throws(ControlTotalProblem) in
            guard let count = Int(text), count >= 0 else {
                throw ControlTotalProblem(text: text, message: "is not a number of payouts")
            }
            return count
        }
    }
}

/// Why a control total cannot be read.
package struct ControlTotalProblem: Error, Hashable, Sendable {
    /// What was written.
    package let text: String
    /// What is wrong with it.
    package let message: String
}

/// A control total beside what the file adds up to.
package struct ControlCheck: Hashable, Sendable {
    /// What was expected.
    package let expected: ControlTotal
    /// What the rows whose amount can be read add up to, good or bad.
    package let found: Money
    /// How many rows those are.
    package let count: Int
    /// How many rows there are whose amount cannot be read.
    package let unreadable: Int

    /// How the two compare.
    package enum Verdict: Hashable, Sendable {
        case matches, differs
        /// Rows that cannot be read may make up the difference.
        case undecided
    }

    /// How the two compare.
    package var verdict: Verdict {
        if found == expected.total, expected.count.map({ $0 == count }) ?? true { return .matches }
        let mayBeThere = found < expected.total && unreadable > 0
        let mayBeAll = expected.count.map { (count...count + unreadable).contains($0) } ?? true
        return mayBeThere && mayBeAll ? .undecided : .differs
    }

    /// The verdict in plain words.
    package var message: String {
        let whose = expected.provider.map { "\($0), " } ?? ""
        let counts = expected.count.map { " in \($0) payouts, here \(count)" } ?? ""
        switch verdict {
        case .matches: return "\(whose)\(expected.total): matches"
        case .undecided:
            return "\(whose)\(expected.total)\(counts): the file has \(found), and \(unreadable) "
                + "amounts that cannot be read"
        case .differs:
            return "\(whose)\(expected.total)\(counts): the file has \(found)"
        }
    }
}
