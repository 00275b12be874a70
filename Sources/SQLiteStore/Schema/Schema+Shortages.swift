extension Schema {
    /// The latest refusal of each provider for lack of money, in each currency.
    ///
    /// `available_minor` is what it called available when it was asked next.
    static let shortages = """
        CREATE TABLE shortages (
            provider TEXT NOT NULL,
            currency TEXT NOT NULL,
            refused_minor INTEGER NOT NULL,
            at INTEGER NOT NULL,
            available_minor INTEGER,
            PRIMARY KEY (provider, currency)
        ) STRICT, WITHOUT ROWID;
        """
}
