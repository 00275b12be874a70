import CNcurses
import Glibc
package import TerminalUI

extension TerminalSession {
    /// The terminal's size, as the kernel knows it.
    package var size: Size {
        var window = winsize()
        guard unsafe cn_window_size(output, &window) == 0, window.ws_col > 0 else {
            return unsafe Size(
                width: Int(getmaxx(cn_screen())),
                height: Int(getmaxy(cn_screen()))
            )
        }
        return Size(width: Int(window.ws_col), height: Int(window.ws_row))
    }

    /// Whether the end of a paste or a mouse report is still missing.
    package var isWaitingForInput: Bool { decoder.isWaiting }

    /// Everything that was typed until now; never waits, but for the rest of an escape sequence.
    package mutating func readInputs() -> [Input] {
        var inputs: [Input] = []
        var code: wint_t = 0
        reading: while true {
            switch unsafe wget_wch(pad, &code) {
            case OK:
                if let scalar = Unicode.Scalar(code) {
                    inputs += decoder.decode(.character(scalar))
                }
            case KEY_CODE_YES:
                if let meaning = KeySequences.decoded(Int32(bitPattern: code)) {
                    inputs += decoder.decode(.sequence(meaning))
                }
            default:
                break reading
            }
        }
        return inputs + decoder.idle()
    }

    /// Gives up waiting for the end of a paste or a mouse report.
    package mutating func stopWaitingForInput() -> [Input] { decoder.giveUp() }

    /// Shows a surface of the terminal's size; sends only what changed.
    package mutating func paint(_ surface: Surface, theme: Theme) {
        let descriptor = unsafe fileno(streams.output)
        capture.begin(on: descriptor)
        let rest = painter.paint(surface, theme: theme)
        let frame = capture.end(on: descriptor, of: output)
        send(shortener.shortened(frame) + Array(rest.utf8))
    }

    /// Takes note of a new size of the terminal.
    package mutating func resize() {
        let size = size
        // Not resizeterm, which would report the change as a key as well.
        resize_term(Int32(size.height), Int32(size.width))
        invalidate()
    }

    /// Draws everything again at the next `paint`.
    package mutating func invalidate() {
        painter.invalidate()
        shortener.invalidate()
    }

    /// Gives the terminal back while `body` runs, and takes it again.
    package mutating func suspended(_ body: () throws -> Void) rethrows {
        send(ControlSequence.reportsOff)
        def_prog_mode()
        endwin()
        defer {
            reset_prog_mode()
            send(ControlSequence.reportsOn)
            resize()
        }
        try body()
    }

    /// Does what an application asks for beyond showing its surface; what takes the terminal away
    /// from it is the loop's.
    package mutating func perform(_ request: TerminalRequest) {
        switch request {
        case .copy(let text): send(ControlSequence.copy(text, isTmux: capabilities.isTmux))
        case .bell: send(ControlSequence.bell)
        case .notify(let text):
            send(ControlSequence.notify(text, isTmux: capabilities.isTmux))
        case .title(let title): send(ControlSequence.title(title))
        case .repaint: invalidate()
        case .suspend, .show, .edit: break
        }
    }

    /// Writes a sequence beside ncurses, whose buffer is empty between two paints.
    func send(_ sequence: String) { send(Array(sequence.utf8)) }

    /// Writes bytes, all of them.
    func send(_ bytes: [UInt8]) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(output, buffer.baseAddress, buffer.count)
            }
            if written < 0 && errno != EINTR { return }
            bytes = bytes.dropFirst(max(0, written))
        }
    }
}
