/// What counts as a possible repetition.
package struct BatchPolicy: Hashable, Sendable {
    /// How far back payouts to the same account in the same amount are looked for.
    package let repetitionWindow: Duration

    /// Creates a policy; without arguments, three days, so that a weekend lies within.
    package init(repetitionWindow: Duration = .seconds(3 * 86_400)) {
        self.repetitionWindow = repetitionWindow
    }
}
