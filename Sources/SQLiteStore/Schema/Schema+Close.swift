extension Schema {
    /// The days that were closed: who signed for what, and the figures that were sealed.
    ///
    /// The next day opens with what the last one closed with, so a close reads the transitions of
    /// its day and no others. Times are microseconds since 1970, amounts minor units; the line
    /// `fees` stands where a settlement stated them.
    static let close =
        """
        CREATE TABLE closings (
            provider TEXT NOT NULL,
            day INTEGER NOT NULL,
            utc_offset INTEGER NOT NULL,
            starts_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            closed_by TEXT NOT NULL,
            closed_at INTEGER NOT NULL CHECK (closed_at >= ends_at),
            note TEXT NOT NULL,
            comparison INTEGER REFERENCES reconciliations (id),
            audit_count INTEGER NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32),
            PRIMARY KEY (provider, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX closings_by_day ON closings (day);

        CREATE TABLE closing_figures (
            provider TEXT NOT NULL,
            day INTEGER NOT NULL,
            currency TEXT NOT NULL,
            line TEXT NOT NULL,
            count INTEGER NOT NULL,
            minor INTEGER NOT NULL,
            PRIMARY KEY (provider, day, currency, line),
            FOREIGN KEY (provider, day) REFERENCES closings (provider, day)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE closing_breaks (
            provider TEXT NOT NULL,
            day INTEGER NOT NULL,
            id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            stake_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (provider, day, id),
            FOREIGN KEY (provider, day) REFERENCES closings (provider, day)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE closing_unknowns (
            provider TEXT NOT NULL,
            day INTEGER NOT NULL,
            payout TEXT NOT NULL,
            order_number TEXT NOT NULL,
            amount_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (provider, day, payout),
            FOREIGN KEY (provider, day) REFERENCES closings (provider, day)
        ) STRICT, WITHOUT ROWID;

        -- Serves a day's figures: what counts in one of their lines, one range for a day.
        CREATE INDEX transitions_counted ON transitions (at, payout, from_status, to_status)
            WHERE \(isCounted);

        CREATE TRIGGER closings_follow BEFORE INSERT ON closings
        WHEN EXISTS (SELECT 1 FROM closings WHERE provider = new.provider) AND NOT EXISTS (
            SELECT 1 FROM closings WHERE provider = new.provider AND day = new.day - 1
        )
        BEGIN SELECT RAISE(ABORT, 'days are closed one after the other'); END;

        """
        + ["closings", "closing_figures", "closing_breaks", "closing_unknowns"].flatMap { table in
            [refusal("UPDATE", on: table), refusal("DELETE", on: table)]
        }.joined(separator: "\n")

    /// The transitions that count in a line of a day's figures: those by which a payout comes into
    /// flight, ends, or has its end overturned.
    static let isCounted = """
        (from_status IS NULL OR from_status IN ('paid', 'failed', 'returned') \
        OR to_status IN ('paid', 'failed', 'returned', 'rejected', 'canceled'))
        """
}
