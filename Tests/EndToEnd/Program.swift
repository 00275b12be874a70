import CPseudoTerminal
import Foundation
import Glibc

/// A program on a pseudo-terminal of its own, with the test at the other end.
final class Program {
    let process: pid_t
    private let controller: Int32
    private var drawn: [UInt8] = []
    /// How much had been drawn when something was last typed.
    private var seen = 0
    /// Where the screen was cleared last.
    private var cleared = 0
    private var ending: Ending?
    /// Waits for output here, so that no thread that other tests need is blocked.
    private let queue = DispatchQueue(label: "program")

    /// How a process ended.
    enum Ending: Equatable {
        case exited(Int32)
        case killed(by: Int32)
    }

    /// The built program, which lies beside the tests.
    static let paydesk = Bundle.main.bundleURL.appending(path: "paydesk").path

    /// What the program finds around itself; `home` is a folder of the test's own.
    static func environment(home: String) -> [String: String] {
        [
            "HOME": home, "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8", "TZ": "UTC",
            // A crash is reported by its signal; the backtracer would ask for a key first.
            "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    init(
        _ arguments: [String],
        of executable: String = paydesk,
        environment: [String: String] = environment(home: "/nonexistent"),
        columns: Int = 80,
        rows: Int = 24
    ) throws {
        var controller: Int32 = -1
        let process = unsafe withCStrings([executable] + arguments) { arguments in
            unsafe withCStrings(environment.map { "\($0)=\($1)" }) { environment in
                unsafe cpty_spawn(
                    executable,
                    arguments,
                    environment,
                    Int32(columns),
                    Int32(rows),
                    &controller
                )
            }
        }
        guard process > 0 else { throw ProgramError.notStarted(errno) }
        self.process = process
        self.controller = controller
    }

    deinit {
        if ending == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(controller)
    }

    /// How long a program may be silent before it is asked to draw everything again.
    private static let silence = Int32(300)
    /// How often it is looked whether a program has ended, in milliseconds.
    private static let pause = Int32(20)
}

// MARK: - Keys in, screen out

extension Program {
    /// Types a text; what was drawn before counts no more.
    func type(_ text: String) {
        seen = drawn.count
        send(text)
    }

    private func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe write(controller, bytes, bytes.count)
    }

    /// Changes the size, as dragging the window's corner does.
    func resize(columns: Int, rows: Int) {
        seen = drawn.count
        _ = cpty_resize(controller, Int32(columns), Int32(rows))
    }

    /// What was drawn since the last key, or since the screen was cleared after it, as text.
    var picture: String { ScreenText.text(drawn[max(seen, cleared)...]) }

    /// Waits until the screen shows a text.
    ///
    /// A program draws only what differs, so a word may come in pieces. When it falls silent it is
    /// told (by ctrl-l) to draw everything again.
    func wait(for text: String, redrawing: Bool = true) async throws {
        var patience = Patience()
        while !picture.contains(text) {
            let isSilent = try await !read(within: Self.silence)
            guard patience.spend(isSilent ? Self.silence : 0) else {
                throw ProgramError.notShown(text, screen: picture)
            }
            if isSilent, redrawing { send(Self.redraw) }
        }
    }

    /// Waits until the screen does not show a text any more.
    ///
    /// What is drawn over cannot be told from what was drawn, so the whole screen is drawn again,
    /// the way to the help at its end. A screen counts from its clearing on: what is left of one
    /// that was being read when this began lacks what stood further up.
    func wait(untilGone text: String) async throws {
        var patience = Patience()
        repeat {
            guard patience.spend(0) else {
                throw ProgramError.stillShown(text, screen: picture)
            }
            type(Self.redraw)
            try await wait(for: "? help")
        } while cleared < seen || picture.contains(text)
    }

    private static let redraw = "\u{0C}"

    /// Reads what comes; false if nothing came.
    private func read(within milliseconds: Int32) async throws -> Bool {
        let isReady = await withCheckedContinuation { continuation in
            queue.async { [controller] in
                var descriptor = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
                continuation.resume(returning: unsafe poll(&descriptor, 1, milliseconds) > 0)
            }
        }
        guard isReady else { return false }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe Glibc.read(controller, &buffer, buffer.count)
        // EIO: nobody holds the terminal any more.
        guard count > 0 else { throw ProgramError.ended(screen: picture) }
        // The sequence may have come in two pieces.
        let unread = drawn.count - min(drawn.count, ScreenText.clearing.count - 1)
        drawn += buffer[..<count]
        let clearing = drawn[unread...].ranges(of: ScreenText.clearing).last
        cleared = clearing?.lowerBound ?? cleared
        return true
    }
}

// MARK: - The end

extension Program {
    /// Reads on until the program has ended.
    func waitForEnd() async throws -> Ending {
        var patience = Patience()
        var isOpen = true
        while patience.spend(Self.pause) {
            if let ending = collect() {
                while isOpen { isOpen = (try? await read(within: 0)) ?? false }
                return ending
            }
            isOpen = (try? await read(within: Self.pause)) != nil
        }
        throw ProgramError.stillRunning(screen: picture)
    }

    /// How the process ended, if it did (WTERMSIG and WEXITSTATUS of <sys/wait.h>).
    private func collect() -> Ending? {
        var status: Int32 = 0
        guard unsafe waitpid(process, &status, WNOHANG) == process else { return nil }
        let signal = status & 0x7F
        ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(by: signal)
        return ending
    }

    /// The terminal's private modes (DECSET) as the program left them.
    var modes: [Int: Bool] { ScreenText.modes(drawn) }

    /// The settings of the line.
    var lineSettings: LineSettings { LineSettings(of: controller) }
}

/// What `stty` shows: the settings by which cooked and raw lines differ.
struct LineSettings: Equatable {
    let flags: [tcflag_t]
    let characters: [UInt8]

    init(of descriptor: Int32) {
        var settings = termios()
        _ = unsafe tcgetattr(descriptor, &settings)
        flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
        characters = unsafe withUnsafeBytes(of: settings.c_cc) { unsafe Array($0) }
    }

    /// Those of a terminal that nobody has touched.
    static func untouched() throws -> LineSettings {
        var (controller, terminal): (Int32, Int32) = (-1, -1)
        guard unsafe cpty_open(80, 24, &controller, &terminal) == 0 else {
            throw ProgramError.notStarted(errno)
        }
        defer {
            close(controller)
            close(terminal)
        }
        return LineSettings(of: terminal)
    }
}

enum ProgramError: Error {
    case notStarted(Int32)
    case notShown(String, screen: String)
    case stillShown(String, screen: String)
    case ended(screen: String)
    case stillRunning(screen: String)
}

private func withCStrings<Value>(
    _ texts: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
) -> Value {
    let copies = unsafe texts.map { unsafe strdup($0) }
    defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
    return unsafe body(copies + [nil])
}
