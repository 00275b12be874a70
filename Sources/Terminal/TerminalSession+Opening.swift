import CNcurses
import Glibc
import TerminalUI

extension TerminalSession {
    /// The C streams that ncurses wants, on descriptors of their own.
    @safe final class Streams {
        let input: UnsafeMutablePointer<FILE>
        let output: UnsafeMutablePointer<FILE>

        init(input: Int32, output: Int32) throws(TerminalError) {
            guard let reading = unsafe fdopen(dup(input), "r") else {
                throw .system(call: "fdopen", code: errno)
            }
            guard let writing = unsafe fdopen(dup(output), "w") else {
                let code = errno
                unsafe fclose(reading)
                throw .system(call: "fdopen", code: code)
            }
            unsafe self.input = unsafe reading
            unsafe self.output = unsafe writing
        }

        deinit {
            unsafe fclose(input)
            unsafe fclose(output)
        }
    }

    /// Opens the screen by the best description that exists.
    static func open(_ capabilities: TerminalCapabilities, _ streams: Streams) -> OpaquePointer? {
        let names = capabilities.descriptions
        if !names.isEmpty, capabilities.needsDirectColorEntry,
            let screen = unsafe openDirectColor(streams)
        {
            return unsafe screen
        }
        for name in names {
            if let screen = unsafe newterm(name, streams.output, streams.input) {
                return unsafe screen
            }
        }
        return nil
    }

    /// ncurses reads its environment only here, so the entry is taken out again at once.
    private static func openDirectColor(_ streams: Streams) -> OpaquePointer? {
        let former = unsafe getenv("TERMINFO").map { unsafe String(cString: $0) }
        unsafe setenv("TERMINFO", DirectColorEntry.encoded, 1)
        defer {
            if let former {
                unsafe setenv("TERMINFO", former, 1)
            } else {
                unsafe unsetenv("TERMINFO")
            }
        }
        return unsafe newterm(DirectColorEntry.name, streams.output, streams.input)
    }

    /// Switches colours on, as far as the terminal has them and the environment allows.
    static func startColors(atMost wanted: ColorDepth) -> ColorDepth {
        // Colour functions of ncurses crash on terminals without colours.
        guard wanted > .monochrome, has_colors(), start_color() == OK else { return .monochrome }
        use_default_colors()
        let offered = Int(cn_colors())
        let depth = ColorDepth.allCases.last { $0.rawValue <= offered } ?? .monochrome
        return min(wanted, depth)
    }
}

extension TerminalCapabilities {
    /// Whether the terminal has 24-bit colours that its description does not know of.
    fileprivate var needsDirectColorEntry: Bool {
        colorDepth == .trueColor && !terminal.hasSuffix("-direct")
    }
}
