import TerminalUI

/// Turns what ncurses reports into inputs.
///
/// A machine without I/O: characters and key codes go in one by one, `idle()` says that for now
/// there are no more. Pastes and mouse reports may arrive in several parts.
struct InputDecoder {
    /// What ncurses reports: a character, or the number of a known key sequence.
    enum Event: Equatable {
        case character(Unicode.Scalar)
        case sequence(KeySequences.Meaning)
    }

    private enum State: Equatable {
        case ready
        case escape
        case mouse(String)
        case paste(String)
    }

    /// The most bytes of one paste; the rest is dropped.
    static let maximumPaste = 100_000

    private var state = State.ready

    /// Whether the end of something is still missing.
    var isWaiting: Bool { state != .ready }

    mutating func decode(_ event: Event) -> [Input] {
        switch state {
        case .ready: return ready(event)
        case .escape: return afterEscape(event)
        case .mouse(let text): return mouse(text, event)
        case .paste(let text): return paste(text, event)
        }
    }

    /// Says that nothing more is there: an escape stands for itself.
    mutating func idle() -> [Input] {
        guard state == .escape else { return [] }
        state = .ready
        return [.key(.escape)]
    }

    /// Gives up waiting for the end of a paste or a mouse report.
    mutating func giveUp() -> [Input] {
        defer { state = .ready }
        guard case .paste(let text) = state else { return idle() }
        return text.isEmpty ? [] : [.paste(text)]
    }

    private mutating func ready(_ event: Event) -> [Input] {
        switch event {
        case .character("\u{1B}"):
            state = .escape
            return []
        case .character(let scalar):
            return [.key(Self.key(scalar))]
        case .sequence(.key(let key)):
            return [.key(key)]
        case .sequence(.focus(let isFocused)):
            return [.focus(isFocused)]
        case .sequence(.mouse):
            state = .mouse("")
            return []
        case .sequence(.pasteStart):
            state = .paste("")
            return []
        case .sequence(.pasteEnd):
            return []
        }
    }

    /// Alt sends an escape before the key.
    private mutating func afterEscape(_ event: Event) -> [Input] {
        state = .ready
        switch event {
        case .character("\u{1B}"):
            state = .escape
            return [.key(.escape)]
        case .character(let scalar):
            return [.key(Self.alt(Self.key(scalar)))]
        case .sequence(.key(let key)):
            return [.key(Self.alt(key))]
        case .sequence:
            return [.key(.escape)] + ready(event)
        }
    }

    private static func alt(_ key: Key) -> Key { Key(key.code, key.modifiers.union(.alt)) }

    /// The key behind a character; control bytes are keys with ctrl.
    private static func key(_ scalar: Unicode.Scalar) -> Key {
        switch scalar.value {
        case 0: .ctrl(" ")
        case 8, 0x7F: .backspace
        case 9: .tab
        case 13: .enter
        case 0x1B: .escape
        case 1...26: .ctrl(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
        case 28...31: .ctrl(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
        default: .character(Character(scalar))
        }
    }

    /// `ESC [ <` button `;` column `;` row, ended by `M` (pressed) or `m` (released).
    private mutating func mouse(_ text: String, _ event: Event) -> [Input] {
        state = .ready
        guard case .character(let scalar) = event else { return ready(event) }
        switch scalar {
        case "0"..."9", ";":
            // Three numbers of at most five digits.
            if text.utf8.count < 17 { state = .mouse(text + String(scalar)) }
            return []
        case "M":
            let numbers = text.split(separator: ";").compactMap { Int($0) }
            guard numbers.count == 3 else { return [] }
            let point = Point(x: numbers[1] - 1, y: numbers[2] - 1)
            // Bits 2 to 4 are shift, alt and ctrl.
            switch numbers[0] & ~0b11100 {
            case 0: return [.mouse(Mouse(.click, at: point))]
            case 64: return [.mouse(Mouse(.wheelUp, at: point))]
            case 65: return [.mouse(Mouse(.wheelDown, at: point))]
            default: return []
            }
        default:
            return []
        }
    }

    private mutating func paste(_ text: String, _ event: Event) -> [Input] {
        if event == .sequence(.pasteEnd) { return giveUp() }
        guard case .character(let scalar) = event, text.utf8.count < Self.maximumPaste else {
            return []
        }
        var text = text
        // The copy in the state would make every append copy the whole paste.
        state = .ready
        switch scalar {
        case "\r": text.unicodeScalars.append("\n")
        case "\n", "\t": text.unicodeScalars.append(scalar)
        default:
            if scalar.properties.generalCategory != .control { text.unicodeScalars.append(scalar) }
        }
        state = .paste(text)
        return []
    }
}
