import Payouts

extension Schema {
    /// What needs a person, who is on it, and what people wrote and decided.
    ///
    /// A resolution's rows are added, never changed: the last one about a payout says where the
    /// matter stands. Operations keep who did what, whatever became of it.
    static let worklist =
        """
        ALTER TABLE payouts ADD COLUMN attention INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE payouts ADD COLUMN attention_since INTEGER;
        UPDATE payouts SET attention = \(impliedAttention), attention_since = status_since
        WHERE status = 'unknown' OR flags <> 0;

        -- One range for each provider, in the order of the worklist.
        CREATE INDEX payouts_worklist ON payouts (
            provider, attention_since / 1000000, \(wholeUnits) DESC, amount_minor DESC, seq, attention,
            attention_since
        ) WHERE attention <> 0;
        CREATE INDEX payouts_held ON payouts (provider, currency) WHERE \(isHeld);
        CREATE INDEX payouts_open ON payouts (
            provider, status, status_since, created_at, attention
        ) WHERE \(isOpen);

        CREATE TABLE care (
            payout INTEGER PRIMARY KEY REFERENCES payouts (seq),
            owner TEXT,
            owned_since INTEGER,
            snoozed_until INTEGER,
            snoozed_for INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE notes (
            id INTEGER PRIMARY KEY,
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX notes_of_payout ON notes (payout);

        CREATE TABLE resolutions (
            id INTEGER PRIMARY KEY,
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            claim TEXT,
            seen_at TEXT NOT NULL,
            reference TEXT NOT NULL,
            note TEXT NOT NULL,
            by TEXT NOT NULL,
            at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('proposed', 'applied', 'discarded')),
            decided_by TEXT NOT NULL,
            decided_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX resolutions_of_payout ON resolutions (payout);

        CREATE TABLE operations (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            what TEXT NOT NULL,
            subject TEXT NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX operations_by_subject ON operations (subject);

        """
        + ["notes", "resolutions", "operations"].flatMap { table in
            [refusal("UPDATE", on: table), refusal("DELETE", on: table)]
        }.joined(separator: "\n")

    /// The amount in whole units of its currency, so that amounts of different currencies sort by
    /// their numbers as people read them; within a unit the minor units decide.
    static let wholeUnits = "amount_minor / CASE currency WHEN 'VND' THEN 1 ELSE 100 END"

    /// The payouts that wait because the balance does not cover them.
    static let isHeld = "(attention & \(Attention.heldForBalance.rawValue)) <> 0"

    /// The payouts that nothing has settled yet, from the queue on.
    ///
    /// Says which are not, because SQLite would look through a list of those that are, and sort.
    static let isOpen = """
        status NOT IN ('pendingApproval', 'paid', 'failed', 'returned', 'rejected', 'canceled')
        """

    /// The reasons of payouts that an older Paydesk kept.
    ///
    /// Nobody can have looked at their reversals and mismatches.
    private static let impliedAttention =
        (["(status = 'unknown') * \(Attention.unknownOutcome.rawValue)"]
        + flagged.map { "((flags & \($0.rawValue)) <> 0) * \($1.rawValue)" })
        .joined(separator: " | ")

    private static let flagged: [(PayoutFlags, Attention)] = [
        (.conflicting, .conflicting), (.reversed, .reversed), (.mismatch, .mismatch),
        (.gaveUpQuerying, .gaveUpQuerying), (.unexpected, .unexpected),
    ]
}
