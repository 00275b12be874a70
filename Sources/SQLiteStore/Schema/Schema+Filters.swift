import GRDB

extension Schema {
    /// What lists are filtered and sorted by besides their provider, status and words.
    ///
    /// Of the indexes only the first one changes with a payout's status; of the last two, one has
    /// the payouts that were refused or failed, the other those that somebody is on.
    static let filters = """
        -- Serves every walk that looks at payouts, and every sort: ten times as many to a page of
        -- the file as whole payouts, in the order of the ledger.
        CREATE INDEX payouts_facts ON payouts (
            seq, provider, status, currency, amount_minor, created_at, status_since, updated_at,
            batch, reason_code
        );
        CREATE INDEX payouts_by_amount ON payouts (currency, amount_minor);
        CREATE INDEX payouts_by_reason ON payouts (reason_code) WHERE reason_code IS NOT NULL;
        CREATE INDEX care_by_owner ON care (owner) WHERE owner IS NOT NULL;

        -- Between which times the payouts of a stretch of the ledger were created. Times grow with
        -- the ledger but for imports and clocks that are set, so few stretches hold a day.
        CREATE TABLE creation_blocks (
            block INTEGER PRIMARY KEY,
            earliest INTEGER NOT NULL,
            latest INTEGER NOT NULL
        ) STRICT;
        INSERT INTO creation_blocks
        SELECT seq / \(creationBlock), min(created_at), max(created_at) FROM payouts GROUP BY 1;

        CREATE TRIGGER payouts_created_in_block AFTER INSERT ON payouts
        BEGIN
            INSERT INTO creation_blocks
            VALUES (new.seq / \(creationBlock), new.created_at, new.created_at)
            ON CONFLICT DO UPDATE SET
                earliest = min(earliest, excluded.earliest), latest = max(latest, excluded.latest);
        END;

        CREATE TABLE folded_names (
            payout INTEGER PRIMARY KEY REFERENCES payouts (seq),
            name TEXT NOT NULL
        ) STRICT;
        INSERT INTO folded_names SELECT seq, folded(beneficiary_name) FROM payouts;
        """

    /// Payouts in one stretch of the ledger.
    static let creationBlock = 4_096

    /// What the changes above call: a name as the search folds it.
    static let folded = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(SearchText.folded)
    }
}
