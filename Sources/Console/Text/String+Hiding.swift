extension String {
    /// The text with every occurrence of a part replaced, also where JSON has it with escapes.
    func hiding(_ part: String, behind replacement: String) -> String {
        let wanted = Array(part.unicodeScalars)
        // Where not even its first letter stands, nor an escape, nothing is to be hidden.
        guard let first = part.utf8.first,
            utf8.contains(where: { $0 == first || $0 == UInt8(ascii: "\\") })
        else { return self }
        let pieces = jsonPieces
        var output = String.UnicodeScalarView()
        var index = 0
        while index < pieces.count {
            let end = index + wanted.count
            if end <= pieces.count, pieces[index..<end].lazy.map(\.scalar).elementsEqual(wanted) {
                output.append(contentsOf: replacement.unicodeScalars)
                index = end
            } else {
                output.append(contentsOf: unicodeScalars[pieces[index].range])
                index += 1
            }
        }
        return String(output)
    }

    /// What each scalar or escape of a JSON text stands for, and where it is.
    private var jsonPieces: [(scalar: Unicode.Scalar, range: Range<String.Index>)] {
        let view = unicodeScalars
        var pieces: [(scalar: Unicode.Scalar, range: Range<String.Index>)] = []
        var index = view.startIndex
        while index < view.endIndex {
            let (scalar, end) = Self.jsonPiece(view[index...])
            pieces.append((scalar, index..<end))
            index = end
        }
        return pieces
    }

    private static func jsonPiece(
        _ rest: Substring.UnicodeScalarView
    ) -> (Unicode.Scalar, String.Index) {
        let first = rest[rest.startIndex]
        let next = rest.index(after: rest.startIndex)
        guard first == "\\", next < rest.endIndex else { return (first, next) }
        let after = rest.index(after: next)
        if rest[next] == "u" {
            let digits = rest[after...].prefix(4)
            let value = UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
            guard digits.count == 4, let value else { return (first, next) }
            return (value, digits.endIndex)
        }
        let isEscape = rest[next] == "/" || rest[next] == "\"" || rest[next] == "\\"
        return isEscape ? (rest[next], after) : (first, next)
    }
}
