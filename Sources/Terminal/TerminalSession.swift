import CNcurses
import Glibc
package import TerminalUI

/// A terminal in full-screen mode: restored when the session ends, however it ends.
///
/// There is one terminal and one current ncurses screen, so there is one session at a time; it is
/// made, used and ended on one thread.
@safe package struct TerminalSession: ~Copyable {
    let input: Int32
    let output: Int32
    let capabilities: TerminalCapabilities
    let streams: Streams
    private let screen: OpaquePointer
    let pad: UnsafeMutablePointer<WINDOW>
    private let crashGuard: CrashGuard
    var painter: Painter
    let capture = FrameCapture()
    var shortener = FrameShortener()
    var decoder = InputDecoder()

    /// The colours that the terminal has and the environment allows.
    package let colorDepth: ColorDepth
    /// The characters that the terminal can show.
    package var glyphs: Glyphs { capabilities.glyphs }

    /// Switches the terminal to full-screen mode.
    ///
    /// - Parameters:
    ///   - input: The descriptor to read keys from, of a terminal.
    ///   - output: The descriptor to draw on, of a terminal.
    ///   - capabilities: What the environment says about the terminal.
    /// - Throws: If these are not terminals or the kind of terminal is unknown.
    package init(
        input: Int32,
        output: Int32,
        capabilities: TerminalCapabilities
    ) throws(TerminalError) {
        var settings = termios()
        guard isatty(input) == 1, isatty(output) == 1, unsafe tcgetattr(output, &settings) == 0
        else { throw .notATerminal }
        // Any UTF-8 locale will do: only the widths and the encoding of characters matter.
        unsafe setlocale(LC_CTYPE, capabilities.isUnicode ? "C.UTF-8" : "C")
        let streams = try Streams(input: input, output: output)
        guard let screen = unsafe Self.open(capabilities, streams) else {
            throw .unknownTerminal(capabilities.terminal)
        }
        guard let pad = unsafe newpad(1, 1) else {
            endwin()
            throw .system(call: "newpad", code: ENOMEM)
        }
        self.input = input
        self.output = output
        self.capabilities = capabilities
        self.streams = streams
        unsafe self.screen = unsafe screen
        unsafe self.pad = unsafe pad
        crashGuard = CrashGuard(descriptor: output, settings: settings)
        colorDepth = Self.startColors(atMost: capabilities.colorDepth)
        painter = Painter(depth: colorDepth, isUnicode: capabilities.isUnicode)
        enterModes()
    }

    deinit {
        send(ControlSequence.reportsOff)
        endwin()
        unsafe delwin(pad)
        unsafe delscreen(screen)
    }

    private func enterModes() {
        raw()
        noecho()
        nonl()
        // The loop takes all keys before it paints; a frame is never left half done for one.
        typeahead(-1)
        // A lone escape is one after this many milliseconds.
        set_escdelay(25)
        unsafe keypad(pad, true)
        unsafe nodelay(pad, true)
        unsafe leaveok(cn_screen(), false)
        KeySequences.define()
        send(ControlSequence.reportsOn)
    }
}
