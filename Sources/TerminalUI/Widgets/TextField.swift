/// One line of text that a person edits.
///
/// The cursor stands between characters as people see them (grapheme clusters). What was killed
/// can be put back, and every change can be undone.
package struct TextField: Equatable, Sendable {
    private struct Snapshot: Equatable {
        var characters: [Character]
        var cursor: Int
    }

    /// The most characters a field holds, unless it says less.
    package static let maximumLength = 1000
    /// The most changes that can be undone.
    package static let maximumUndos = 100

    /// Shown while the field is empty.
    package var placeholder: String
    /// Whether characters are shown as dots.
    package var isMasked: Bool
    /// The most characters this field holds.
    package let limit: Int

    private(set) var characters: [Character]
    private(set) var cursor: Int
    private var killed: [Character] = []
    private var undos: [Snapshot] = []
    private var isTyping = false

    /// A field, its cursor at the end of the text.
    package init(
        _ text: String = "",
        placeholder: String = "",
        isMasked: Bool = false,
        limit: Int = Self.maximumLength
    ) {
        self.placeholder = placeholder
        self.isMasked = isMasked
        self.limit = limit
        characters = Array(text.prefix(limit))
        cursor = characters.count
    }

    /// The text.
    package var text: String { String(characters) }
    /// Whether the cursor is behind the text.
    package var isAtEnd: Bool { cursor == characters.count }
    /// Whether it holds nothing.
    package var isEmpty: Bool { characters.isEmpty }

    /// Replaces the text; that can be undone.
    package mutating func setText(_ text: String) {
        change { field in
            field.characters = Array(text.prefix(field.limit))
            field.cursor = field.characters.count
        }
    }

    /// Puts text at the cursor, as typed or pasted; line breaks become spaces.
    package mutating func insert(_ text: String) {
        let line = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .joined(separator: " ")
        let room = max(0, limit - characters.count)
        let inserted = line.prefix(room)
        guard !inserted.isEmpty else { return }
        change { $0.splice(inserted) }
    }

    /// Does what a key means in a text field; false if it means nothing here.
    package mutating func handle(_ key: Key) -> Bool {
        if let character = key.typed {
            type(character)
            return true
        }
        guard let edit = Self.edits[key] else { return false }
        isTyping = false
        edit(&self)
        return true
    }

    private static let edits: [Key: @Sendable (inout TextField) -> Void] = [
        .left: { $0.move(to: $0.cursor - 1) }, .ctrl("b"): { $0.move(to: $0.cursor - 1) },
        .right: { $0.move(to: $0.cursor + 1) }, .ctrl("f"): { $0.move(to: $0.cursor + 1) },
        .home: { $0.move(to: 0) }, .ctrl("a"): { $0.move(to: 0) },
        .end: { $0.move(to: .max) }, .ctrl("e"): { $0.move(to: .max) },
        .alt("b"): { $0.move(to: $0.wordStart) }, Key(.left, .ctrl): { $0.move(to: $0.wordStart) },
        .alt("f"): { $0.move(to: $0.wordEnd) }, Key(.right, .ctrl): { $0.move(to: $0.wordEnd) },
        .backspace: { $0.remove($0.cursor - 1) }, .delete: { $0.remove($0.cursor) },
        .ctrl("d"): { $0.remove($0.cursor) },
        .ctrl("w"): { $0.kill($0.wordStart..<$0.cursor) },
        Key(.backspace, .alt): { $0.kill($0.wordStart..<$0.cursor) },
        .alt("d"): { $0.kill($0.cursor..<$0.wordEnd) },
        .ctrl("u"): { $0.kill(0..<$0.cursor) },
        .ctrl("k"): { $0.kill($0.cursor..<$0.characters.count) },
        .ctrl("y"): { $0.yank() }, .ctrl("_"): { $0.undo() },
    ]

    private mutating func type(_ character: Character) {
        guard characters.count < limit else { return }
        // A run of typed characters is undone at once.
        if isTyping {
            splice([character])
        } else {
            change { $0.splice([character]) }
        }
        isTyping = true
    }

    private mutating func splice(_ inserted: some Collection<Character>) {
        let before = characters.count
        // Combining marks may join the character before the cursor.
        let head = String(characters[..<cursor]) + String(inserted)
        characters = Array(head + String(characters[cursor...]))
        cursor = Array(head).count
        assert(characters.count >= before)
    }

    private mutating func change(_ body: (inout TextField) -> Void) {
        let before = Snapshot(characters: characters, cursor: cursor)
        isTyping = false
        body(&self)
        guard characters != before.characters else { return }
        undos.append(before)
        if undos.count > Self.maximumUndos { undos.removeFirst() }
    }

    private mutating func move(to place: Int) {
        cursor = min(max(0, place), characters.count)
    }

    private mutating func remove(_ index: Int) {
        guard characters.indices.contains(index) else { return }
        change { field in
            field.characters.remove(at: index)
            field.cursor = index
        }
    }

    private mutating func kill(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        killed = Array(characters[range])
        change { field in
            field.characters.removeSubrange(range)
            field.cursor = range.lowerBound
        }
    }

    private mutating func yank() {
        insert(String(killed))
    }

    private mutating func undo() {
        guard let last = undos.popLast() else { return }
        characters = last.characters
        cursor = last.cursor
    }

    private var wordStart: Int {
        var index = cursor
        while index > 0, !Self.isWord(characters[index - 1]) { index -= 1 }
        while index > 0, Self.isWord(characters[index - 1]) { index -= 1 }
        return index
    }

    private var wordEnd: Int {
        var index = cursor
        while index < characters.count, !Self.isWord(characters[index]) { index += 1 }
        while index < characters.count, Self.isWord(characters[index]) { index += 1 }
        return index
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
