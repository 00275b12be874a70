import TerminalUI
import TerminalUITesting

/// An application that reports what the loop does with it.
final class RecordingApplication: TerminalApplication {
    enum Event: Equatable, Sendable {
        case input(Input)
        case drained
        case rendered(Size)
        case rested, stopping, goingOn
    }

    /// How a test speaks with the application, from any thread.
    struct Line: Sendable {
        let events: AsyncStream<Event>.Continuation
        let onStart: @Sendable (@escaping @Sendable () -> Void) -> Void
    }

    let theme: Theme
    let nextTick: Duration?
    private let line: Line
    private(set) var isFinished = false
    private var requests: [TerminalRequest] = []

    init(_ line: Line, nextTick: Duration? = nil) throws {
        self.line = line
        self.nextTick = nextTick
        theme = try Theme.bundled("dark")
    }

    func start(wake: @escaping @Sendable () -> Void) { line.onStart(wake) }

    func handle(_ input: Input) {
        line.events.yield(.input(input))
        if input == .key(.character("q")) { isFinished = true }
        if input == .key(.character("y")) { requests.append(.copy("PO")) }
        if input == .key(.ctrl("l")) { requests.append(.repaint) }
        if input == .key(.character("P")) { requests.append(.show("a long answer\n")) }
        if input == .key(.character("E")) { requests.append(.edit("draft")) }
    }

    func rest() { line.events.yield(.rested) }

    func willStop() { line.events.yield(.stopping) }

    func didContinue() { line.events.yield(.goingOn) }

    func drain() { line.events.yield(.drained) }

    func render(into surface: inout Surface) {
        surface.write("ready", y: 0)
        line.events.yield(.rendered(surface.gridSize))
    }

    func takeRequests() -> [TerminalRequest] {
        defer { requests = [] }
        return requests
    }
}
