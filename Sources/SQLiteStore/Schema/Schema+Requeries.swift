extension Schema {
    /// Re-queries and the payouts in them.
    static let requeries = """
        CREATE TABLE requeries (
            id INTEGER PRIMARY KEY,
            by TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            total INTEGER NOT NULL,
            done INTEGER NOT NULL,
            ended_at INTEGER,
            is_canceled INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE requery_items (
            requery INTEGER NOT NULL REFERENCES requeries (id),
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            provider TEXT NOT NULL,
            lease_until INTEGER NOT NULL DEFAULT 0,
            place INTEGER,
            status TEXT,
            outcome TEXT,
            message TEXT,
            PRIMARY KEY (requery, payout)
        ) STRICT, WITHOUT ROWID;

        -- Serves the claim: what waits at a provider, the oldest re-query first.
        CREATE INDEX requery_items_waiting ON requery_items (provider, requery, payout)
            WHERE place IS NULL;
        CREATE INDEX requery_items_done ON requery_items (requery, place) WHERE place IS NOT NULL;
        """
}
