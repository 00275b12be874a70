extension Schema {
    /// Breaks on the worklist: one range for each provider, in the order of the worklist; and the
    /// notifications that differ from their payouts, in the order of arrival.
    static let differences =
        """
        CREATE INDEX breaks_worklist ON breaks (
            provider, since / 1000000, \(breakWholeUnits) DESC, stake_minor DESC, id, since
        ) WHERE \(isUnresolved);

        ALTER TABLE notifications ADD COLUMN differs INTEGER NOT NULL DEFAULT 0;
        UPDATE notifications SET differs = 1
        WHERE evidence IN (SELECT id FROM evidence WHERE mismatches <> '[]');
        CREATE INDEX notifications_differing ON notifications (provider) WHERE differs = 1;
        """

    /// What is at stake in whole units of its currency, as ``wholeUnits`` of a payout.
    static let breakWholeUnits = "stake_minor / CASE currency WHEN 'VND' THEN 1 ELSE 100 END"
}
