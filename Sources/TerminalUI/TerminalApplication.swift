/// A program with a full screen, as the terminal's loop sees it.
///
/// The loop makes the application on its own thread and makes every call there, one at a time:
/// it drains, handles what was typed, renders at most once, rests, sleeps, and starts again.
package protocol TerminalApplication: AnyObject {
    /// Called once, before anything else; `wake` makes the loop call `drain()` soon. It may be
    /// called from any thread.
    func start(wake: @escaping @Sendable () -> Void)

    /// Takes what the person did.
    func handle(_ input: Input)

    /// Takes what other threads delivered since the last call, and that time went by.
    func drain()

    /// Draws the whole screen into a blank surface, and places its cursor if there is one.
    func render(into surface: inout Surface)

    /// Called before the loop sleeps, and before it ends: what was done is on the screen, and
    /// nobody waits for what is done now.
    func rest()

    /// Called before the process is stopped, as by ctrl-z; nothing of it runs until it goes on.
    func willStop()

    /// Called once it goes on.
    func didContinue()

    /// How roles look.
    var theme: Theme { get }

    /// How long until `drain()` is due although nobody wakes it, because the screen changes by
    /// itself (a clock) or something has waited for long enough; nil if nothing does.
    var nextTick: Duration? { get }

    /// Hands over what is asked of the terminal since the last call.
    func takeRequests() -> [TerminalRequest]

    /// Whether the program is over; the terminal is restored then.
    var isFinished: Bool { get }
}
