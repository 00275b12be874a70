import Glibc
import Synchronization

/// Notes the signals that concern a terminal, for the loop to act on.
///
/// ncurses' own handlers are kept away by installing these first: in a process of many threads a
/// signal may arrive on any of them, so a handler may do no more than take a note and wake the
/// loop. There is one terminal, so there is one watch at a time.
@safe final class SignalWatch {
    private static let watched = [
        SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT,
    ]

    private var former: [(signal: Int32, action: sigaction)] = []

    init(waking wake: WakeDescriptor) {
        SignalNotes.descriptor.store(wake.descriptor, ordering: .releasing)
        SignalNotes.pending.store(0, ordering: .releasing)
        Self.unblock()
        for signal in Self.watched {
            former.append((signal, Self.install(noteSignal, for: signal)))
        }
    }

    deinit {
        for (signal, action) in former {
            unsafe withUnsafePointer(to: action) { _ = unsafe sigaction(signal, $0, nil) }
        }
        SignalNotes.descriptor.store(-1, ordering: .releasing)
    }

    /// Lets the signals through to this thread.
    ///
    /// Threads inherit the mask of their creator, and the workers of Dispatch block signals; a
    /// stop raised on such a thread would wait for ever.
    private static func unblock() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for signal in watched { unsafe sigaddset(&signals, signal) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// The signals that ask the process to end.
    static let ending: Set<Int32> = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]

    /// Whether one of those arrived, which ``take()`` has not told yet.
    var isAskedToEnd: Bool {
        let bits = SignalNotes.pending.load(ordering: .acquiring)
        return Self.ending.contains { bits & (1 << UInt64($0)) != 0 }
    }

    /// The signals that arrived since the last call.
    func take() -> Set<Int32> {
        let bits = SignalNotes.pending.exchange(0, ordering: .acquiringAndReleasing)
        return Set(Self.watched.filter { bits & (1 << UInt64($0)) != 0 })
    }

    /// Stops the process as Ctrl-Z does elsewhere, and returns when it goes on.
    ///
    /// The signal is raised on this thread with its default action: sent to the process, it might
    /// stop it only after this thread ran on.
    func stopProcess() {
        let handler = Self.install(SIG_DFL, for: SIGTSTP)
        raise(SIGTSTP)
        unsafe withUnsafePointer(to: handler) { _ = unsafe sigaction(SIGTSTP, $0, nil) }
    }

    private static func install(
        _ handler: (@convention(c) (Int32) -> Void)?,
        for signal: Int32
    ) -> sigaction {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = handler
        action.sa_flags = SA_RESTART
        var former = sigaction()
        _ = unsafe sigaction(signal, &action, &former)
        return former
    }
}

/// What the handler may touch: two atomic words, initialised before it is installed.
private enum SignalNotes {
    static let pending = Atomic<UInt64>(0)
    static let descriptor = Atomic<Int32>(-1)
}

private func noteSignal(_ signal: Int32) {
    let error = errno
    SignalNotes.pending.bitwiseOr(1 << UInt64(signal), ordering: .acquiringAndReleasing)
    WakeDescriptor.wake(SignalNotes.descriptor.load(ordering: .acquiring))
    errno = error
}
