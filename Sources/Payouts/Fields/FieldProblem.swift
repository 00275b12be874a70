/// What is wrong with one field: which, what rule it breaks, and how to fix it.
package struct FieldProblem: Error, Hashable, Sendable {
    /// The provider's key of the field.
    package let key: String
    /// What people call the field.
    package let label: String
    /// Which kind of rule is broken.
    package let rule: BrokenRule
    /// The rule that is broken, and how to fix it, in plain words.
    package let message: String

    /// Creates a problem; without a rule it is one between several fields.
    package init(
        key: String,
        label: String,
        rule: BrokenRule = .combination,
        message: String
    ) {
        self.key = key
        self.label = label
        self.rule = rule
        self.message = message
    }
}

extension FieldProblem: CustomStringConvertible {
    /// One sentence: `amount (Amount): at least 50,000 VND`.
    package var description: String { "\(key) (\(label)): \(message)" }
}

/// Every problem of a draft, in the order of the fields.
package struct FieldProblems: Error, Hashable, Sendable {
    /// At least one problem.
    package let problems: [FieldProblem]

    /// Creates a list of problems.
    package init(_ problems: [FieldProblem]) { self.problems = problems }
}

/// What is to be paid, checked against the provider's fields and ready to become a payout.
package struct PayoutDraft: Hashable, Sendable {
    /// Whose API is to move the money.
    package let provider: ProviderID
    /// What is to arrive.
    package let amount: Money
    /// Who is to be paid.
    package let beneficiary: Beneficiary

    /// Creates a draft.
    package init(provider: ProviderID, amount: Money, beneficiary: Beneficiary) {
        self.provider = provider
        self.amount = amount
        self.beneficiary = beneficiary
    }
}
