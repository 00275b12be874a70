extension Schema {
    /// Breaks on the worklist: one range for each provider, in the order of the worklist.
    static let breakWorklist =
        """
        CREATE INDEX breaks_worklist ON breaks (
            provider, \(breakSecond), \(breakWholeUnits) DESC, stake_minor DESC, id, since
        ) WHERE \(isUnresolved);
        """

    /// When a break happened, to the second.
    static let breakSecond = "since / 1000000"

    /// What is at stake in whole units of its currency, as ``wholeUnits`` of a payout.
    static let breakWholeUnits = "stake_minor / CASE currency WHEN 'VND' THEN 1 ELSE 100 END"
}
