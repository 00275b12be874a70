/// What a batch may be, and what counts as a possible repetition.
package struct BatchPolicy: Hashable, Sendable {
    /// How far back payouts to the same account in the same amount are looked for.
    package let repetitionWindow: Duration
    /// The most rows that one file may have.
    package let maximumRows: Int

    /// Creates a policy; without arguments, three days, so that a weekend lies within.
    package init(
        repetitionWindow: Duration = .seconds(3 * 86_400),
        maximumRows: Int = BatchScan.maximumRows
    ) {
        self.repetitionWindow = repetitionWindow
        self.maximumRows = maximumRows
    }
}
