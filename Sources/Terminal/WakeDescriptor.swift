import CNcurses
import Glibc

/// A descriptor that becomes readable when any thread wants the loop's attention.
final class WakeDescriptor: Sendable {
    let descriptor: Int32

    init() throws(TerminalError) {
        descriptor = cn_wake_descriptor()
        guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
    }

    deinit { close(descriptor) }

    /// Makes the descriptor readable; safe in a signal handler.
    static func wake(_ descriptor: Int32) {
        var one: UInt64 = 1
        _ = unsafe write(descriptor, &one, 8)
    }

    func wake() { Self.wake(descriptor) }

    /// Makes the descriptor unreadable again.
    func clear() {
        var count: UInt64 = 0
        _ = unsafe read(descriptor, &count, 8)
    }
}
