/// Reads the text out of what a full-screen program writes to a terminal.
enum ScreenText {
    /// Clears the screen (ED 2).
    static let clearing = Array("\u{1B}[2J".utf8)

    /// The characters without control sequences; moves of the cursor and blanks become one blank.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        var words = Reader(bytes)
        while let word = words.next() {
            switch word {
            case .character(let scalar) where scalar.value > 0x20: scalars.append(scalar)
            case .sequence(final: "m", _), .designation: continue
            default: if scalars.last != " " { scalars.append(" ") }
            }
        }
        return String(scalars)
    }

    /// Whether each private mode is on after everything was written.
    static func modes(_ bytes: [UInt8]) -> [Int: Bool] {
        var modes: [Int: Bool] = [:]
        var words = Reader(bytes)
        while let word = words.next() {
            guard case .sequence(let final, let parameters) = word, parameters.hasPrefix("?"),
                final == "h" || final == "l"
            else { continue }
            for mode in parameters.dropFirst().split(separator: ";").compactMap({ Int($0) }) {
                modes[mode] = final == "h"
            }
        }
        return modes
    }

    enum Word: Equatable {
        case character(Unicode.Scalar)
        /// A control sequence (CSI) with its final character.
        case sequence(final: Unicode.Scalar, parameters: String)
        /// A string for the terminal itself (OSC, DCS), such as the window's title.
        case string
        /// The choice of a character set, or another short sequence.
        case designation
    }

    /// Splits output into characters and control sequences (ECMA-48).
    struct Reader {
        private var scalars: ArraySlice<Unicode.Scalar>

        init(_ bytes: some Sequence<UInt8>) {
            scalars = Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)[...]
        }

        mutating func next() -> Word? {
            guard let scalar = scalars.popFirst() else { return nil }
            guard scalar == "\u{1B}" else { return .character(scalar) }
            switch scalars.popFirst() {
            case "[":
                let parameters = take { (0x20..<0x40).contains($0.value) }
                return .sequence(final: scalars.popFirst() ?? "m", parameters: parameters)
            case "]", "P":
                _ = take { $0 != "\u{07}" && $0 != "\u{1B}" }
                if scalars.popFirst() == "\u{1B}" { scalars = scalars.dropFirst() }
                return .string
            case "(", ")":
                scalars = scalars.dropFirst()
                return .designation
            default: return .designation
            }
        }

        private mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
            let taken = scalars.prefix(while: isTaken)
            scalars = scalars.dropFirst(taken.count)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: taken)
            return String(view)
        }
    }
}
