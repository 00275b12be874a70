extension Schema {
    /// Counts the attempts by outcome, so that nobody has to count a million of them.
    static let attemptTallies = """
        CREATE TABLE attempt_tallies (
            provider TEXT NOT NULL,
            outcome TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (provider, outcome)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO attempt_tallies
        SELECT provider, ifnull(outcome, 'running'), count(*)
        FROM attempts JOIN payouts ON seq = payout GROUP BY 1, 2;

        CREATE TRIGGER attempts_count_new AFTER INSERT ON attempts
        BEGIN \(countAttempt("new", by: "+1")) END;

        CREATE TRIGGER attempts_count_ended AFTER UPDATE OF outcome ON attempts
        WHEN new.outcome IS NOT old.outcome
        BEGIN
            \(countAttempt("old", by: "-1"))
            \(countAttempt("new", by: "+1"))
        END;
        """

    private static func countAttempt(_ row: String, by step: String) -> String {
        """
        INSERT INTO attempt_tallies
        SELECT provider, ifnull(\(row).outcome, 'running'), \(step)
        FROM payouts WHERE seq = \(row).payout
        ON CONFLICT DO UPDATE SET count = count + excluded.count;
        """
    }
}
