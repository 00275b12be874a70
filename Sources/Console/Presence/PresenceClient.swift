/// How consoles on one ledger tell each other what they have open.
package struct PresenceClient: Sendable {
    /// Tells the other consoles soon what this one has open, if anything; the latest counts.
    package let tell: @Sendable (OpenPayout?) -> Void
    /// Tells them at once that nothing is open here, whatever ``tell`` says meanwhile: when it
    /// returns the process may be stopped.
    package let leave: @Sendable () -> Void
    /// Tells them again what is open.
    package let comeBack: @Sendable () -> Void
    /// What the other consoles have open now.
    package let others: @Sendable () -> [OtherConsole]
    /// Yields after any console told something or ended, without looking for it.
    package let changes: @Sendable () -> AsyncStream<Void>

    /// Creates a way to tell each other.
    package init(
        tell: @escaping @Sendable (OpenPayout?) -> Void,
        leave: @escaping @Sendable () -> Void,
        comeBack: @escaping @Sendable () -> Void,
        others: @escaping @Sendable () -> [OtherConsole],
        changes: @escaping @Sendable () -> AsyncStream<Void>
    ) {
        self.tell = tell
        self.leave = leave
        self.comeBack = comeBack
        self.others = others
        self.changes = changes
    }

    /// Hands over what the others have open, at first and whenever it is something else, until its
    /// task is canceled.
    @concurrent
    package func follow(_ report: @Sendable ([OtherConsole]) -> Void) async {
        // Begun before the first look, so that nothing falls between the two.
        var changes = changes().makeAsyncIterator()
        var known: [OtherConsole] = []
        repeat {
            let others = others()
            if others != known { report(others) }
            known = others
        } while await changes.next() != nil
    }
}
