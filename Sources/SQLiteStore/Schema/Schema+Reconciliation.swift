extension Schema {
    /// What was compared with the providers' files, what did not match, and what became of that.
    ///
    /// A break's two sides are never changed; decisions and notes about it are only added.
    static let reconciliation =
        """
        -- Serves the comparison: all that it needs of a settled payout, one range for a period.
        CREATE INDEX payouts_settled ON payouts (
            provider, status_since, order_number, provider_reference, amount_minor, currency,
            status, flags
        ) WHERE \(isSettledPayout);

        CREATE TABLE reconciliations (
            id INTEGER PRIMARY KEY,
            provider TEXT NOT NULL,
            first_day INTEGER NOT NULL,
            last_day INTEGER NOT NULL,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            totals TEXT NOT NULL,
            counts TEXT NOT NULL,
            unreadable_lines INTEGER NOT NULL,
            ended_breaks INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX reconciliations_of_provider ON reconciliations (provider, id);

        CREATE TABLE settlement_files (
            reconciliation INTEGER NOT NULL REFERENCES reconciliations (id),
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            digest TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            PRIMARY KEY (reconciliation, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX settlement_files_by_digest ON settlement_files (digest);

        CREATE TABLE breaks (
            id INTEGER PRIMARY KEY,
            provider TEXT NOT NULL,
            identity TEXT NOT NULL,
            found_by INTEGER NOT NULL REFERENCES reconciliations (id),
            kind TEXT NOT NULL,
            rank INTEGER NOT NULL,
            payout INTEGER REFERENCES payouts (seq),
            ours TEXT,
            theirs TEXT,
            candidates TEXT NOT NULL,
            stake_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            detail TEXT NOT NULL,
            at INTEGER NOT NULL,
            since INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'open',
            owner TEXT
        ) STRICT;
        CREATE UNIQUE INDEX breaks_once ON breaks (provider, identity);
        CREATE INDEX breaks_unresolved ON breaks (rank, since, id) WHERE \(isUnresolved);
        CREATE INDEX breaks_of_payout ON breaks (payout) WHERE payout IS NOT NULL;

        CREATE TABLE reconciliation_breaks (
            reconciliation INTEGER NOT NULL REFERENCES reconciliations (id),
            break INTEGER NOT NULL REFERENCES breaks (id),
            PRIMARY KEY (reconciliation, break)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE break_decisions (
            id INTEGER PRIMARY KEY,
            break INTEGER NOT NULL REFERENCES breaks (id),
            action TEXT NOT NULL,
            reference TEXT NOT NULL,
            note TEXT NOT NULL,
            by TEXT NOT NULL,
            at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('proposed', 'applied', 'discarded')),
            decided_by TEXT NOT NULL,
            decided_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX break_decisions_of_break ON break_decisions (break);

        CREATE TABLE break_notes (
            id INTEGER PRIMARY KEY,
            break INTEGER NOT NULL REFERENCES breaks (id),
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX break_notes_of_break ON break_notes (break);

        """
        + ["reconciliations", "settlement_files", "break_decisions", "break_notes"].flatMap {
            [refusal("UPDATE", on: $0), refusal("DELETE", on: $0)]
        }.joined(separator: "\n") + refusal("DELETE", on: "breaks")
        + refusal("UPDATE", of: sides, on: "breaks")

    /// The payouts that a provider has given a final word about.
    static let isSettledPayout = "status IN ('paid', 'failed', 'returned')"

    /// The breaks that somebody still has to do something about.
    static let isUnresolved = "state <> 'resolved'"

    private static let sides = """
        provider, identity, found_by, kind, rank, payout, ours, theirs, candidates, stake_minor, \
        currency, detail, at, since
        """
}
