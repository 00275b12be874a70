import Payouts

extension Schema {
    /// Times are microseconds since 1970, amounts are minor units, lists and maps are JSON.
    ///
    /// `STRICT` makes SQLite refuse what it would otherwise turn into a floating-point number,
    /// a sum beyond 64 bits among it.
    static let firstTables = """
        CREATE TABLE payouts (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            provider TEXT NOT NULL,
            order_number TEXT NOT NULL UNIQUE,
            idempotency_key TEXT NOT NULL UNIQUE,
            amount_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            beneficiary_fields TEXT NOT NULL,
            beneficiary_name TEXT NOT NULL,
            beneficiary_account TEXT NOT NULL,
            beneficiary_institution TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            created_by TEXT NOT NULL,
            replaces TEXT REFERENCES payouts (id),
            status TEXT NOT NULL,
            status_since INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            provider_reference TEXT,
            flags INTEGER NOT NULL,
            reason_code TEXT,
            reason_explanation TEXT,
            reason_next_step TEXT,
            attempt_count INTEGER NOT NULL,
            next_attempt_at INTEGER,
            query_count INTEGER NOT NULL,
            next_query_at INTEGER,
            search_text TEXT NOT NULL
        ) STRICT;

        -- Serves every list: one range for each provider and status, newest last.
        CREATE INDEX payouts_listed ON payouts (provider, status, seq);
        CREATE INDEX payouts_to_submit ON payouts (provider, next_attempt_at)
            WHERE \(toSubmit);
        CREATE INDEX payouts_to_query ON payouts (provider, next_query_at)
            WHERE next_query_at IS NOT NULL;

        CREATE TABLE evidence (
            id INTEGER PRIMARY KEY,
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            source TEXT NOT NULL,
            claim TEXT NOT NULL,
            raw_status TEXT NOT NULL,
            reason_code TEXT,
            reason_explanation TEXT,
            reason_next_step TEXT,
            provider_reference TEXT,
            provider_time INTEGER,
            received_at INTEGER NOT NULL,
            mismatches TEXT NOT NULL
        ) STRICT;

        -- The same evidence is never kept twice, whoever brings it.
        CREATE UNIQUE INDEX evidence_once ON evidence (
            payout, received_at, source, claim, raw_status, ifnull(reason_code, ''),
            ifnull(reason_explanation, ''), ifnull(reason_next_step, ''),
            ifnull(provider_reference, ''), ifnull(provider_time, 0), mismatches
        );

        CREATE TABLE transitions (
            id INTEGER PRIMARY KEY,
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            from_status TEXT,
            to_status TEXT NOT NULL,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            cause TEXT NOT NULL,
            is_reversal INTEGER NOT NULL,
            evidence INTEGER REFERENCES evidence (id)
        ) STRICT;
        CREATE INDEX transitions_of_payout ON transitions (payout);

        CREATE TABLE attempts (
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            number INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            lease_until INTEGER NOT NULL,
            finished_at INTEGER,
            outcome TEXT,
            outcome_reason TEXT,
            outcome_detail TEXT,
            evidence INTEGER REFERENCES evidence (id),
            exchange TEXT,
            PRIMARY KEY (payout, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attempts_running ON attempts (lease_until) WHERE outcome IS NULL;

        CREATE TABLE queries (
            id INTEGER PRIMARY KEY,
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            result TEXT NOT NULL,
            detail TEXT,
            evidence INTEGER REFERENCES evidence (id),
            exchange TEXT
        ) STRICT;
        CREATE INDEX queries_of_payout ON queries (payout);

        CREATE TABLE tallies (
            provider TEXT NOT NULL,
            status TEXT NOT NULL,
            currency TEXT NOT NULL,
            count INTEGER NOT NULL,
            total_minor INTEGER NOT NULL,
            PRIMARY KEY (provider, status, currency)
        ) STRICT, WITHOUT ROWID;

        -- Words arrive folded and separated by spaces, so the simplest tokenizer suffices.
        -- Prefixes have lists of their own, up to where references that begin with a date differ:
        -- without one, a search reads the list of every word that begins so.
        CREATE VIRTUAL TABLE payouts_fts USING fts5 (
            search_text, content = 'payouts', content_rowid = 'seq', tokenize = 'ascii',
            detail = 'none', columnsize = 0, prefix = '1 2 3 4 5 6 7 8 9 10 11 12'
        );
        """ + triggers

    /// The payouts that may be submitted.
    ///
    /// One that is queued although money seems to have moved for it is left for a person.
    static let toSubmit = "status = 'queued' AND (flags & \(doubtful.rawValue)) = 0"
}
