/// One row of a batch file as far as it could be read.
package struct BatchRow: Hashable, Sendable {
    /// The line in which it begins, counted from 1.
    package let line: Int
    /// Who pays, where that is known.
    package let provider: ProviderID?
    /// How much, where that can be read.
    package let amount: Money?
    /// What would be paid; `nil` where there are problems.
    package let draft: PayoutDraft?
    /// Why it cannot be paid; empty where it can.
    package let problems: [BatchProblem]
    /// Headers over numbers that end in zeros as spreadsheets leave them.
    package let roundedColumns: [String]
}

extension BatchRow {
    /// What can be said of a row that is not text as the rest of its file is.
    ///
    /// - Parameters:
    ///   - line: The line in which it begins.
    ///   - message: What is wrong, and how to mend it.
    ///   - read: The row where it could be read all the same, for its amount and its problems.
    package init(line: Int, defect message: String, read: BatchRow? = nil) {
        let problem = BatchProblem(line: line, column: "row", rule: .text, message: message)
        self.init(
            line: line,
            provider: read?.provider,
            amount: read?.amount,
            draft: nil,
            problems: [problem] + (read?.problems ?? []),
            roundedColumns: []
        )
    }
}

/// What is to be thought of a row.
package enum BatchRowKind: String, CaseIterable, Hashable, Sendable {
    /// It can be paid.
    case good
    /// It can be paid, but may be a repetition or damaged.
    case doubtful
    /// It cannot be paid.
    case bad
}

/// What two payouts have in common when one of them may be a repetition.
package struct PayoutLikeness: Hashable, Sendable {
    /// The beneficiary's account, whole.
    package let account: String
    /// What is to arrive.
    package let amount: Money

    /// Creates a likeness.
    package init(account: String, amount: Money) {
        self.account = account
        self.amount = amount
    }
}

extension PayoutDraft {
    /// What another payout has in common with it that may be its repetition.
    package var likeness: PayoutLikeness {
        PayoutLikeness(account: beneficiary.account, amount: amount)
    }
}
