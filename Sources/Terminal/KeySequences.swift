import TerminalUI

/// What terminals of the xterm family send for keys and reports.
///
/// ncurses is taught these on top of the terminal's own description, because descriptions give
/// different numbers to the same keys, leave out modifiers, and know no paste or focus reports.
enum KeySequences {
    enum Meaning: Equatable {
        case key(Key)
        case focus(Bool)
        case mouse
        case pasteStart
        case pasteEnd
    }

    /// The sequences with what they mean; ncurses knows them by `firstCode` plus their place.
    static let all: [(bytes: String, meaning: Meaning)] =
        [
            ("\u{1B}[<", .mouse),
            ("\u{1B}[200~", .pasteStart),
            ("\u{1B}[201~", .pasteEnd),
            ("\u{1B}[I", .focus(true)),
            ("\u{1B}[O", .focus(false)),
            ("\u{1B}[Z", .key(.backTab)),
        ] + lettered + numbered

    /// Beyond all numbers that ncurses gives to keys by itself.
    static let firstCode: Int32 = 10_000

    static func meaning(of code: Int32) -> Meaning? {
        let index = Int(code - firstCode)
        return all.indices.contains(index) ? all[index].meaning : nil
    }

    /// Modifiers as xterm counts them, from 2.
    private static let modifiers: [(parameter: Int, modifiers: Key.Modifiers)] =
        (2...8).map { parameter in
            let bits = parameter - 1
            var modifiers: Key.Modifiers = []
            if bits & 1 != 0 { modifiers.insert(.shift) }
            if bits & 2 != 0 { modifiers.insert(.alt) }
            if bits & 4 != 0 { modifiers.insert(.ctrl) }
            return (parameter, modifiers)
        }

    private static let lettered: [(bytes: String, meaning: Meaning)] = {
        let keys: [(String, Key.Code)] = [
            ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
            ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
        ]
        return keys.flatMap { letter, code in
            [("\u{1B}[\(letter)", .key(Key(code))), ("\u{1B}O\(letter)", .key(Key(code)))]
                + modifiers.map {
                    ("\u{1B}[1;\($0.parameter)\(letter)", .key(Key(code, $0.modifiers)))
                }
        }
    }()

    private static let numbered: [(bytes: String, meaning: Meaning)] = {
        let keys: [(Int, Key.Code)] = [
            (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown),
            (7, .home), (8, .end), (11, .function(1)), (12, .function(2)), (13, .function(3)),
            (14, .function(4)), (15, .function(5)), (17, .function(6)), (18, .function(7)),
            (19, .function(8)), (20, .function(9)), (21, .function(10)), (23, .function(11)),
            (24, .function(12)),
        ]
        return keys.flatMap { number, code in
            [("\u{1B}[\(number)~", .key(Key(code)))]
                + modifiers.map {
                    ("\u{1B}[\(number);\($0.parameter)~", .key(Key(code, $0.modifiers)))
                }
        }
    }()
}
