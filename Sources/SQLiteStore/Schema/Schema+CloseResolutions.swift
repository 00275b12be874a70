extension Schema {
    /// Which breaks were resolved by the time that a day was closed, each with the decision that
    /// counted: neither can change, so what was sealed about them stays what it was.
    static let closeResolutions =
        """
        CREATE TABLE closing_resolutions (
            provider TEXT NOT NULL,
            day INTEGER NOT NULL,
            break INTEGER NOT NULL REFERENCES breaks (id),
            decision INTEGER NOT NULL REFERENCES break_decisions (id),
            PRIMARY KEY (provider, day, break),
            FOREIGN KEY (provider, day) REFERENCES closings (provider, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX closing_resolutions_by_decision ON closing_resolutions (decision);

        """
        + ["UPDATE", "DELETE"].map { refusal($0, on: "closing_resolutions") }
        .joined(separator: "\n")
}
