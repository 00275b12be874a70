extension Schema {
    /// The worklist's order, of one minute the largest first: an incident puts hundreds on it
    /// within seconds of each other, and people read ages in minutes.
    static let worklistMinutes =
        """
        DROP INDEX payouts_worklist;
        CREATE INDEX payouts_worklist ON payouts (
            provider, \(attentionMinute), \(wholeUnits) DESC, amount_minor DESC, seq, attention,
            attention_since
        ) WHERE attention <> 0;

        DROP INDEX breaks_worklist;
        CREATE INDEX breaks_worklist ON breaks (
            provider, \(breakMinute), \(breakWholeUnits) DESC, stake_minor DESC, id, since
        ) WHERE \(isUnresolved);
        """

    /// When a payout began to need a person, to the minute.
    static let attentionMinute = "attention_since / 60000000"

    /// When a break happened, to the minute.
    static let breakMinute = "since / 60000000"
}
