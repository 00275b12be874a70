import Glibc
import Synchronization

/// Restores the terminal when the program crashes.
///
/// The handler writes fixed bytes, gives the line its former settings, puts the former action back
/// and returns, so that the fault happens again and is reported as it would have been.
@safe final class CrashGuard {
    private let state: UnsafeMutablePointer<CrashState>

    /// Guards the terminal; made and released on the thread that owns it.
    init(descriptor: Int32, settings: termios) {
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: CrashState(descriptor: descriptor, settings: settings))
        var stack = unsafe stack_t(
            ss_sp: state.pointee.stack,
            ss_flags: 0,
            ss_size: CrashNotes.stackSize
        )
        unsafe sigaltstack(&stack, nil)
        unsafe CrashNotes.state.store(UInt(bitPattern: state), ordering: .releasing)
        for fault in CrashNotes.faults {
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_sigaction = restoreAfterCrash
            action.sa_flags = SA_ONSTACK | SA_SIGINFO
            unsafe sigaction(fault, &action, state.pointee.former + Int(fault))
        }
    }

    deinit {
        for fault in CrashNotes.faults {
            unsafe sigaction(fault, state.pointee.former + Int(fault), nil)
        }
        CrashNotes.state.store(0, ordering: .releasing)
        var none = unsafe stack_t(ss_sp: nil, ss_flags: Int32(SS_DISABLE), ss_size: 0)
        unsafe sigaltstack(&none, nil)
        unsafe state.pointee.deallocate()
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }
}

/// What is known about the guard wherever the program crashes.
private enum CrashNotes {
    /// The address of the state, zero without a guard.
    static let state = Atomic<UInt>(0)
    static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]
    static let stackSize = 64 * 1024
}

/// What the handler needs, in memory that it can use without allocating or locking.
@unsafe private struct CrashState {
    let descriptor: Int32
    var settings: termios
    let stack: UnsafeMutableRawPointer
    let bytes: UnsafeMutableBufferPointer<UInt8>
    /// The former action of every fault, by signal number.
    let former: UnsafeMutablePointer<sigaction>

    init(descriptor: Int32, settings: termios) {
        unsafe self.descriptor = descriptor
        unsafe self.settings = settings
        unsafe stack = .allocate(byteCount: CrashNotes.stackSize, alignment: 16)
        let restore = Array(ControlSequence.restoreAll.utf8)
        unsafe bytes = .allocate(capacity: restore.count)
        _ = unsafe bytes.initialize(fromContentsOf: restore)
        let count = Int(CrashNotes.faults.max() ?? 0) + 1
        unsafe former = .allocate(capacity: count)
        unsafe former.initialize(repeating: sigaction(), count: count)
    }

    func deallocate() {
        unsafe former.deallocate()
        unsafe bytes.deallocate()
        unsafe stack.deallocate()
    }
}

private func restoreAfterCrash(
    _ fault: Int32,
    _ information: UnsafeMutablePointer<siginfo_t>?,
    _ context: UnsafeMutableRawPointer?
) {
    let address = CrashNotes.state.load(ordering: .acquiring)
    guard let state = unsafe UnsafeMutablePointer<CrashState>(bitPattern: address) else { return }
    let bytes = unsafe state.pointee.bytes
    _ = unsafe write(state.pointee.descriptor, bytes.baseAddress, bytes.count)
    unsafe tcsetattr(state.pointee.descriptor, TCSANOW, &state.pointee.settings)
    unsafe sigaction(fault, state.pointee.former + Int(fault), nil)
    // Sent by somebody (`kill`, SI_USER and below) rather than met: it would not happen again.
    if unsafe (information?.pointee.si_code ?? 1) <= 0 { raise(fault) }
}
