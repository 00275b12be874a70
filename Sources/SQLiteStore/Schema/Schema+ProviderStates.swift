extension Schema {
    /// What holds for a whole provider, and the indexes by time that its figures need.
    ///
    /// `sent_minor` is what attempts may have sent since the balance was read.
    static let providerStates = """
        CREATE TABLE provider_states (
            provider TEXT PRIMARY KEY,
            paused_at INTEGER,
            paused_by TEXT,
            pause_reason TEXT,
            breaker_phase TEXT NOT NULL DEFAULT 'closed',
            breaker_at INTEGER,
            breaker_failures INTEGER NOT NULL DEFAULT 0,
            breaker_openings INTEGER NOT NULL DEFAULT 0,
            breaker_last_failure TEXT NOT NULL DEFAULT '',
            CHECK ((breaker_at IS NULL) = (breaker_phase = 'closed'))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE balances (
            provider TEXT NOT NULL,
            currency TEXT NOT NULL,
            available_minor INTEGER NOT NULL,
            held_minor INTEGER NOT NULL,
            sent_minor INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (provider, currency)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX attempts_by_end ON attempts (finished_at);
        CREATE INDEX transitions_settled ON transitions (at) WHERE \(isSettled);
        CREATE INDEX transitions_reversed ON transitions (at) WHERE is_reversal = 1;
        CREATE INDEX evidence_notified ON evidence (received_at)
            WHERE source = 'notification' AND provider_time IS NOT NULL;
        CREATE INDEX queries_unanswered ON queries (at) WHERE result = 'noAnswer';
        """

    /// How many more calls each provider may be asked with, and as of when.
    static let callBuckets = """
        CREATE TABLE call_buckets (
            provider TEXT PRIMARY KEY,
            tokens REAL NOT NULL,
            filled_at INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    /// The transitions to a final word.
    static let isSettled = "to_status IN ('paid', 'failed', 'returned')"

    /// How long notifications are under way is read off the notifications themselves.
    static let noticeLags = "DROP INDEX evidence_notified;"
}
