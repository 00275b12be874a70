/// A key, by the name that the console gives it and the bytes that a terminal sends for it.
struct OperatorKey: ExpressibleByStringLiteral {
    let name: String
    let bytes: String

    static let enter = OperatorKey(name: "enter", bytes: "\r")
    static let tab = OperatorKey(name: "tab", bytes: "\t")
    static let up = OperatorKey(name: "up", bytes: "\u{1B}[A")
    static let review = OperatorKey(name: "ctrl-s", bytes: "\u{13}")

    /// A key that is a character.
    init(stringLiteral character: String) { self.init(name: character, bytes: character) }

    private init(name: String, bytes: String) {
        self.name = name
        self.bytes = bytes
    }
}
