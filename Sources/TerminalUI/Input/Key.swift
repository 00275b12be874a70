/// One key press, decoded.
package struct Key: Hashable, Sendable {
    /// The key itself.
    package enum Code: Hashable, Sendable {
        /// A key that types something.
        case character(Character)
        /// F1 to F12.
        case function(Int)
        /// Keys that move the cursor.
        case up, down, left, right, home, end, pageUp, pageDown
        /// Keys that edit.
        case enter, escape, tab, backspace, delete, insert
    }

    /// Keys held at the same time.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        /// The bits.
        package let rawValue: UInt8

        /// Modifiers from their bits.
        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The control key.
        package static let ctrl = Modifiers(rawValue: 1)
        /// The alt or meta key.
        package static let alt = Modifiers(rawValue: 2)
        /// The shift key; never with a character, which already is a capital then.
        package static let shift = Modifiers(rawValue: 4)
    }

    /// The key itself.
    package var code: Code
    /// Keys held at the same time.
    package var modifiers: Modifiers

    /// A key press.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// The character this key types, if it types one.
    package var typed: Character? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return character
    }
}

extension Key {
    /// A key that types a character.
    package static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A character with the control key; letters are lower case.
    package static func ctrl(_ character: Character) -> Key { Key(.character(character), .ctrl) }
    /// A character with the alt key.
    package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
    /// F1 to F12.
    package static func function(_ number: Int) -> Key { Key(.function(number)) }

    /// The space bar.
    package static let space = Key.character(" ")
    /// Return or enter.
    package static let enter = Key(.enter)
    /// Escape.
    package static let escape = Key(.escape)
    /// Tab.
    package static let tab = Key(.tab)
    /// Shift and tab.
    package static let backTab = Key(.tab, .shift)
    /// Backspace.
    package static let backspace = Key(.backspace)
    /// Delete.
    package static let delete = Key(.delete)
    /// Insert.
    package static let insert = Key(.insert)
    /// Home.
    package static let home = Key(.home)
    /// End.
    package static let end = Key(.end)
    /// Page up.
    package static let pageUp = Key(.pageUp)
    /// Page down.
    package static let pageDown = Key(.pageDown)
    /// Arrow up.
    package static let up = Key(.up)
    /// Arrow down.
    package static let down = Key(.down)
    /// Arrow left.
    package static let left = Key(.left)
    /// Arrow right.
    package static let right = Key(.right)
}
