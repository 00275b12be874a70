import Foundation

/// Fields with their names as people copy them: a JSON object, or a line for each.
///
/// `{"accountName": "Ana", "amount": 50000}`, `Account holder: Ana`, `accountName = Ana`, or two
/// columns of a sheet, which a tab divides.
struct PastedFields: Equatable {
    /// Names and texts in their order; numbers keep the digits that they were written with.
    private(set) var pairs: [(name: String, text: String)] = []

    /// The most lines that are looked at.
    private static let maximumLines = 100

    /// Reads pasted text; `nil` for what does not name its fields.
    init?(_ text: String) {
        let text = text.trimmingBlanks
        if text.hasPrefix("{") {
            guard let lines = JSONText.formatted(text)?.split(separator: "\n") else { return nil }
            let members = lines.dropFirst().dropLast()
            let indent = members.first?.prefix { $0 == " " }.count
            pairs = members.filter { line in line.prefix { $0 == " " }.count == indent }
                .compactMap { Self.member(of: String($0)) }
        } else {
            let lines = text.split(whereSeparator: \.isNewline).prefix(Self.maximumLines)
            pairs = lines.compactMap(Self.pair)
            guard pairs.count == lines.count else { return nil }
        }
        if pairs.isEmpty { return nil }
    }

    static func == (left: PastedFields, right: PastedFields) -> Bool {
        left.pairs.elementsEqual(right.pairs, by: ==)
    }

    private static func pair(in line: Substring) -> (name: String, text: String)? {
        guard let mark = line.firstIndex(where: { ":=\t".contains($0) }) else { return nil }
        let name = String(line[..<mark]).trimmingBlanks
        guard !name.isEmpty else { return nil }
        return (name, String(line[line.index(after: mark)...]).trimmingBlanks)
    }

    /// A member of an object that is laid out with one on each line; inner objects have no text.
    private static func member(of line: String) -> (name: String, text: String)? {
        let line = line.trimmingBlanks
        let whole = line.hasSuffix(",") ? String(line.dropLast()) : line
        let decoder = JSONDecoder()
        guard whole.hasPrefix("\""),
            let end = whole.firstRange(of: "\": "),
            let name = try? decoder.decode(
                String.self,
                from: Data(whole[..<whole.index(after: end.lowerBound)].utf8)
            )
        else { return nil }
        let token = String(whole[end.upperBound...])
        if token.hasPrefix("\"") {
            return (try? decoder.decode(String.self, from: Data(token.utf8))).map { (name, $0) }
        }
        return token.first.map { "-0123456789".contains($0) } == true ? (name, token) : nil
    }
}
