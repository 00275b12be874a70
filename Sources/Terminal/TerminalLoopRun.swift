import Glibc
import TerminalUI

/// One run of an application: drain, handle, paint once, rest, sleep.
struct TerminalLoopRun: ~Copyable {
    /// What the loop waits for came.
    private struct Readiness {
        var hasInput = false
        var isDisconnected = false
        var isWoken = false
    }

    /// How long the rest of a paste or a mouse report may take.
    static let inputPatience = Duration.milliseconds(500)

    // Ends first, while signals are still watched.
    private var session: TerminalSession
    private let signals: SignalWatch
    private let wake: WakeDescriptor
    private let isCanceled: CancellationFlag
    private let clock = ContinuousClock()
    private var size: Size
    private var pace: PaintPace

    init(
        capabilities: TerminalCapabilities,
        input: Int32,
        output: Int32,
        wake: WakeDescriptor,
        isCanceled: CancellationFlag
    ) throws {
        // Before ncurses, which takes over signals that nobody handles.
        signals = SignalWatch(waking: wake)
        session = try TerminalSession(input: input, output: output, capabilities: capabilities)
        self.wake = wake
        self.isCanceled = isCanceled
        size = session.size
        pace = PaintPace(at: clock.now)
    }

    consuming func run(_ application: any TerminalApplication) -> TerminalLoop.Ending {
        let wake = wake
        defer { application.rest() }
        application.start { wake.wake() }
        application.handle(.resize(size))
        while true {
            perform(application.takeRequests(), application)
            if application.isFinished { return .finished }
            paintIfDue(application)
            application.rest()
            let readiness = wait(atMost: patience(application))
            if readiness.isDisconnected { return .disconnected }
            if readiness.isWoken {
                wake.clear()
                if isCanceled.isSet || handleSignals(application) { return .terminated }
                application.drain()
                pace.noteWake()
            }
            if readiness.hasInput {
                handle(session.readInputs(), application)
            } else if !readiness.isWoken {
                if session.isWaitingForInput { handle(session.stopWaitingForInput(), application) }
                // What is due is done by who is asked what came.
                application.drain()
                pace.noteChange()
            }
        }
    }

    private mutating func handle(_ inputs: [Input], _ application: any TerminalApplication) {
        for input in inputs where !application.isFinished {
            application.handle(input)
            pace.noteInput(at: clock.now)
        }
    }

    private mutating func paintIfDue(_ application: any TerminalApplication) {
        guard let wait = pace.wait(at: clock.now), wait <= .zero else { return }
        var surface = Surface(size: size, glyphs: session.glyphs)
        application.render(into: &surface)
        session.paint(surface, theme: application.theme)
        pace.notePaint(at: clock.now)
    }

    /// How long to sleep; nil for ever.
    private func patience(_ application: any TerminalApplication) -> Duration? {
        var patience = application.nextTick
        func atMost(_ duration: Duration) { patience = min(patience ?? duration, duration) }
        pace.wait(at: clock.now).map(atMost)
        if session.isWaitingForInput { atMost(Self.inputPatience) }
        return patience
    }

    private func wait(atMost patience: Duration?) -> Readiness {
        var descriptors = [
            pollfd(fd: session.input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        let count = unsafe poll(
            &descriptors,
            nfds_t(descriptors.count),
            Self.milliseconds(patience)
        )
        guard count > 0 else { return Readiness() }
        let (keyboard, woken) = (Int32(descriptors[0].revents), descriptors[1].revents != 0)
        return Readiness(
            hasInput: keyboard & POLLIN != 0,
            isDisconnected: keyboard & (POLLHUP | POLLERR | POLLNVAL) != 0,
            isWoken: woken
        )
    }

    /// For `poll`: rounded up, so that it never returns just before its time; -1 for ever.
    private static func milliseconds(_ duration: Duration?) -> Int32 {
        guard let duration else { return -1 }
        let (seconds, attoseconds) = min(duration, .seconds(86_400)).components
        let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(0, seconds * 1000 + fraction))
    }

    /// Acts on signals; true if the process was asked to end.
    private mutating func handleSignals(_ application: any TerminalApplication) -> Bool {
        let arrived = signals.take()
        if arrived.isEmpty { return false }
        if !arrived.isDisjoint(with: SignalWatch.ending) { return true }
        if arrived.contains(SIGTSTP) { suspend(application) }
        if arrived.contains(SIGCONT) { session.invalidate() }
        let current = session.size
        if current != size {
            session.resize()
            size = current
            application.handle(.resize(current))
        }
        pace.noteUrgency()
        return false
    }

    private mutating func perform(
        _ requests: [TerminalRequest],
        _ application: any TerminalApplication
    ) {
        for request in requests {
            switch request {
            case .suspend: suspend(application)
            case .show(let text): lend(for: text, isEdited: false, application)
            case .edit(let text): lend(for: text, isEdited: true, application)
            case .repaint:
                session.invalidate()
                pace.noteUrgency()
            default: session.perform(request)
            }
        }
    }

    /// Lends the terminal to another program; what was sent meanwhile is dealt with afterwards.
    private mutating func lend(
        for text: String,
        isEdited: Bool,
        _ application: any TerminalApplication
    ) {
        let (signals, isCanceled) = (signals, isCanceled)
        let result = session.lend(for: text, isEdited: isEdited) {
            isCanceled.isSet || signals.isAskedToEnd
        }
        handle([.returned(result)], application)
    }

    private mutating func suspend(_ application: any TerminalApplication) {
        let signals = signals
        application.willStop()
        session.suspended { signals.stopProcess() }
        application.didContinue()
        pace.noteUrgency()
    }
}
