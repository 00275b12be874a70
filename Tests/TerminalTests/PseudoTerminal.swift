import CPseudoTerminal
import Glibc
import TerminalUI

/// A real terminal device of which the test holds the far end.
final class PseudoTerminal {
    private var controller: Int32
    /// The end that a program draws on and reads keys from.
    let terminal: Int32

    init(columns: Int = 80, rows: Int = 24) throws {
        var (controller, terminal): (Int32, Int32) = (-1, -1)
        guard unsafe cpty_open(Int32(columns), Int32(rows), &controller, &terminal) == 0 else {
            throw PseudoTerminalError(code: errno)
        }
        _ = fcntl(controller, F_SETFL, O_NONBLOCK)
        self.controller = controller
        self.terminal = terminal
    }

    deinit {
        close(controller)
        close(terminal)
    }

    /// Types bytes.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe write(controller, bytes, bytes.count)
    }

    /// Changes the size, as dragging the window's corner does.
    func resize(columns: Int, rows: Int) {
        _ = cpty_resize(controller, Int32(columns), Int32(rows))
    }

    /// Closes the far end, as closing the window does.
    func hangUp() {
        close(controller)
        controller = -1
    }

    /// Types bytes and waits until a program in raw mode can read all of them.
    func deliver(_ text: String) throws {
        type(text)
        let deadline = ContinuousClock.now + Self.patience
        while cpty_pending(terminal) < text.utf8.count {
            guard ContinuousClock.now < deadline else { throw PseudoTerminalError(code: ETIMEDOUT) }
            sched_yield()
        }
    }

    /// Everything that was drawn since the last call.
    ///
    /// What a program writes arrives later, but in order: a mark written behind it tells the end.
    func output() throws -> String {
        let bytes = Array(Self.mark.utf8)
        _ = unsafe write(terminal, bytes, bytes.count)
        return String(try output(until: Self.mark).dropLast(Self.mark.count))
    }

    /// Waits until `text` has been drawn and returns everything drawn until then.
    func output(until text: String) throws -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !String(decoding: bytes, as: UTF8.self).contains(text) {
            var descriptor = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
            let milliseconds = Int32(Self.patience / .milliseconds(1))
            guard unsafe poll(&descriptor, 1, milliseconds) > 0 else {
                throw PseudoTerminalError(code: ETIMEDOUT)
            }
            let count = unsafe read(controller, &buffer, buffer.count)
            guard count > 0 else { throw PseudoTerminalError(code: errno) }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let mark = "\u{1}mark\u{2}"
    /// How long a loaded machine may take.
    private static let patience = Duration.seconds(20)

    /// The flags of the line, by which cooked and raw mode differ.
    var localFlags: tcflag_t {
        var settings = termios()
        _ = unsafe tcgetattr(terminal, &settings)
        return settings.c_lflag
    }
}

struct PseudoTerminalError: Error {
    let code: Int32
}
