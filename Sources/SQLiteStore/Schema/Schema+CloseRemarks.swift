extension Schema {
    /// What people had said about what they signed for, and which comparisons state a day's fees.
    ///
    /// Days that were closed before have the first form: their packs stay as they are.
    static let closeRemarks =
        """
        ALTER TABLE closings ADD COLUMN form INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE closings ADD COLUMN fees_of TEXT NOT NULL DEFAULT '[]';

        CREATE TABLE closing_remarks (
            provider TEXT NOT NULL,
            day INTEGER NOT NULL,
            subject TEXT NOT NULL,
            state TEXT,
            owner TEXT,
            notes TEXT NOT NULL,
            PRIMARY KEY (provider, day, subject),
            FOREIGN KEY (provider, day) REFERENCES closings (provider, day)
        ) STRICT, WITHOUT ROWID;

        """
        + ["UPDATE", "DELETE"].map { refusal($0, on: "closing_remarks") }.joined(separator: "\n")
}
