/// Why a row cannot be paid: where, which rule, and how to mend it.
package struct BatchProblem: Hashable, Sendable {
    /// The line of the file in which the row begins, counted from 1.
    package let line: Int
    /// The header over the value.
    package let column: String
    /// Which kind of rule is broken.
    package let rule: BrokenRule
    /// What the rule asks and how to mend the value, in plain words.
    package let message: String

    /// Creates a problem.
    package init(line: Int, column: String, rule: BrokenRule, message: String) {
        self.line = line
        self.column = column
        self.rule = rule
        self.message = message
    }
}

extension BatchProblem: CustomStringConvertible {
    /// One sentence: `line 17, walletId: must be 11 digits, nothing else, …`.
    package var description: String { "line \(line), \(column): \(message)" }
}

/// Why a row that could be paid should be looked at first.
package enum BatchDoubt: Hashable, Sendable {
    /// An earlier line of the file pays the same amount to the same account.
    case sameInFile(line: Int)
    /// A payout of the last days paid, or is paying, the same amount to the same account.
    case sameInLedger(PayoutID)
    /// The last digits of a long number are zeros, as spreadsheets leave them.
    case roundedNumber(column: String)

    /// The doubt in plain words.
    package var message: String {
        switch self {
        case .sameInFile(let line):
            "the same account and amount as line \(line); is it meant twice?"
        case .sameInLedger(let id):
            "the same account and amount as \(id) of these days; is it meant again?"
        case .roundedNumber(let column):
            "\(column) ends in zeros after 15 digits, where spreadsheets lose them; compare it"
        }
    }
}
