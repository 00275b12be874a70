extension Schema {
    /// Payouts that were committed together, from one file or as the retry of another batch.
    ///
    /// The digests are SHA-256: of the file's bytes, and of what its rows say, which stays the
    /// same when a spreadsheet saves the file anew. The same bytes are never committed twice.
    static let batches = """
        CREATE TABLE batches (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            file_digest BLOB NOT NULL UNIQUE,
            content_digest BLOB NOT NULL,
            retry_of TEXT REFERENCES batches (id),
            created_at INTEGER NOT NULL,
            created_by TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            rejected_count INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX batches_by_content ON batches (content_digest);
        \(refusal("UPDATE", on: "batches"))
        \(refusal("DELETE", on: "batches"))

        ALTER TABLE payouts ADD COLUMN batch TEXT REFERENCES batches (id);
        ALTER TABLE payouts ADD COLUMN batch_line INTEGER;
        DROP TRIGGER payouts_refuse_update;
        \(refusal("UPDATE", of: fixedColumns + ", batch, batch_line", on: "payouts"))

        -- Serves a batch's rows: one range for each status, in the order of the file.
        CREATE INDEX payouts_of_batch ON payouts (batch, status) WHERE batch IS NOT NULL;
        CREATE INDEX payouts_replacing ON payouts (replaces) WHERE replaces IS NOT NULL;
        -- Finds what was paid lately to the same account in the same amount.
        CREATE INDEX payouts_alike ON payouts (
            beneficiary_account, amount_minor, currency, created_at
        );

        CREATE TABLE batch_tallies (
            batch TEXT NOT NULL REFERENCES batches (id),
            status TEXT NOT NULL,
            currency TEXT NOT NULL,
            count INTEGER NOT NULL,
            total_minor INTEGER NOT NULL,
            PRIMARY KEY (batch, status, currency)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER payouts_count_in_batch AFTER INSERT ON payouts
        WHEN new.batch IS NOT NULL
        BEGIN \(countInBatch("new", by: "+")) END;

        CREATE TRIGGER payouts_moved_in_batch AFTER UPDATE OF status ON payouts
        WHEN new.batch IS NOT NULL AND new.status <> old.status
        BEGIN \(countInBatch("old", by: "-")) \(countInBatch("new", by: "+")) END;
        """

    private static func countInBatch(_ row: String, by sign: String) -> String {
        """
        INSERT INTO batch_tallies VALUES (
            \(row).batch, \(row).status, \(row).currency, \(sign)1, \(sign)\(row).amount_minor
        ) ON CONFLICT DO UPDATE SET
            count = count + excluded.count, total_minor = total_minor + excluded.total_minor;
        """
    }
}
