extension PayoutOutput {
    /// What each key of a payout in JSON is; the manual page prints it.
    static let documented: [(key: String, help: String)] = [
        ("id", "Paydesk's own name of the payout: PO-NNZK-9M5X."),
        ("provider", "Which provider pays."),
        (
            "orderNumber",
            "Our number; all providers but DVPay get it, and their statements have it."
        ),
        ("providerReference", "What the provider calls it, or null."),
        (
            "status",
            "pendingApproval, queued, submitting, processing, unknown, paid, failed, returned, "
                + "rejected or canceled."
        ),
        ("flags", "What is peculiar: conflicting, reversed, mismatch, gaveUpQuerying, unexpected."),
        ("attention", "Why it needs a person, most urgent first; empty when it does not."),
        ("nextAttemptAt", "When it is submitted next, or null."),
        ("nextQueryAt", "When its provider is asked next, or null."),
        ("reason", "The provider's error, explained, or null."),
        ("reason.code", "The provider's own code."),
        ("reason.explanation", "What it means."),
        ("reason.nextStep", "What to do."),
        ("amount.minorUnits", "A whole number of the currency's smallest unit (ISO 4217)."),
        ("amount.currency", "Three letters (ISO 4217)."),
        ("amount.text", "The amount with a point before any decimals."),
        ("beneficiary.name", "Who is paid."),
        ("beneficiary.account", "The account, all but its last four characters hidden."),
        ("beneficiary.institution", "The bank or wallet, or empty."),
        ("createdAt", "When it was kept."),
        ("updatedAt", "When anything about it changed last."),
        (
            "transitions",
            "Each change of status, oldest first; only where a command is about one payout."
        ),
        ("transitions.from", "The status before, or null."),
        ("transitions.to", "The status after."),
        ("transitions.at", "When."),
        ("transitions.by", "Who, or which part of Paydesk."),
        ("transitions.cause", "Why, in words."),
        ("transitions.isReversal", "Whether a settled payout changed."),
    ]
}
