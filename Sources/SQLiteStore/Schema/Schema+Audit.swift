extension Schema {
    /// Who did what, each record chained to the one before it by its SHA-256.
    ///
    /// The head counts the records and has the last one's hash, so that a cut at the end shows.
    static let audit =
        """
        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            what TEXT NOT NULL,
            subject TEXT NOT NULL,
            reason TEXT NOT NULL,
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX audit_by_subject ON audit (subject);
        CREATE INDEX audit_by_operator ON audit (by);

        CREATE TABLE audit_head (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            count INTEGER NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        INSERT INTO audit_head VALUES (1, 0, zeroblob(32));

        CREATE TRIGGER audit_follow BEFORE INSERT ON audit
        WHEN NOT EXISTS (
            SELECT 1 FROM audit_head WHERE count = new.sequence - 1 AND hash = new.previous
        )
        BEGIN SELECT RAISE(ABORT, 'an audit record follows the last one'); END;

        CREATE TRIGGER audit_lead AFTER INSERT ON audit
        BEGIN UPDATE audit_head SET count = new.sequence, hash = new.hash; END;

        CREATE TRIGGER audit_head_follow BEFORE UPDATE ON audit_head
        WHEN new.count <> old.count + 1 OR NOT EXISTS (
            SELECT 1 FROM audit WHERE sequence = new.count AND hash = new.hash
        )
        BEGIN SELECT RAISE(ABORT, 'the head is the last audit record'); END;

        """
        + [
            refusal("UPDATE", on: "audit"), refusal("DELETE", on: "audit"),
            refusal("DELETE", on: "audit_head"),
        ].joined(separator: "\n")
}
