import CNcurses
import TerminalUI

extension KeySequences {
    /// Teaches the current screen all sequences.
    static func define() {
        for (index, sequence) in all.enumerated() {
            _ = unsafe define_key(sequence.bytes, firstCode + Int32(index))
        }
    }

    /// What a key code means, whether it is ours or one that the terminal's description brought.
    static func decoded(_ code: Int32) -> Meaning? {
        meaning(of: code) ?? described[code].map { .key(Key($0)) }
    }

    private static let described: [Int32: Key.Code] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
        KEY_HOME: .home, KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
        KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_ENTER: .enter,
    ]
}
