extension Schema {
    /// The payouts about which a provider is being asked, so that nobody asks the same meanwhile.
    ///
    /// What a crash leaves here counts no longer than its lease.
    static let questions = """
        CREATE TABLE questions (
            payout INTEGER PRIMARY KEY REFERENCES payouts (seq),
            lease_until INTEGER NOT NULL
        ) STRICT;
        """

    /// Serves the errors of a provider: what it said that nobody can read, by its time.
    static let unclearWords =
        "CREATE INDEX evidence_unclear ON evidence (received_at) WHERE \(isUnclear);"

    /// The evidence that says nothing clear.
    static let isUnclear = "claim = 'unclear'"
}
