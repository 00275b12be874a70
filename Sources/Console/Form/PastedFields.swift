import Foundation

/// Fields with their names as people copy them: a JSON object, or a line for each.
///
/// `{"accountName": "Ana", "amount": 50000}`, `Account holder: Ana`, `accountName = Ana`, or two
/// columns of a sheet, which a tab divides.
struct PastedFields: Equatable {
    /// Names and texts in their order; numbers keep the digits that they were written with.
    private(set) var pairs: [(name: String, text: String)] = []
    /// The names of members that are no text and no number: a list, true, null.
    private(set) var unread: [String] = []

    /// The most lines that are looked at.
    private static let maximumLines = 100

    /// Reads pasted text; `nil` for what does not name its fields.
    init?(_ text: String) {
        let text = text.trimmingBlanks
        if text.hasPrefix("{") {
            guard let lines = JSONText.formatted(text)?.split(separator: "\n") else { return nil }
            read(lines.dropFirst().dropLast())
        } else {
            let lines = text.split(whereSeparator: \.isNewline).prefix(Self.maximumLines)
            pairs = lines.compactMap(Self.pair)
            guard pairs.count == lines.count else { return nil }
        }
        if pairs.isEmpty { return nil }
    }

    /// Reads the members of an object and of those inside it, each on its line.
    ///
    /// A `text` inside another member is that one's: `"amount": {"text": "50000"}`.
    private mutating func read(_ members: ArraySlice<Substring>) {
        var open: [(name: String, isList: Bool)] = []
        for line in members {
            let line = String(line).trimmingBlanks
            let whole = line.hasSuffix(",") ? String(line.dropLast()) : line
            if ["}", "]"].contains(whole) {
                _ = open.popLast()
                continue
            }
            let isListed = open.contains(where: \.isList)
            let member = Self.member(of: whole)
            if whole.hasSuffix("{") || whole.hasSuffix("[") {
                let name = member?.name ?? ""
                if whole.hasSuffix("["), !isListed { unread.append(name) }
                open.append((name, whole.hasSuffix("[")))
            } else if !isListed, let member {
                let name = member.name == "text" ? open.last?.name ?? member.name : member.name
                if let text = Self.text(of: member.token) {
                    pairs.append((name, text))
                } else {
                    unread.append(name)
                }
            }
        }
    }

    static func == (left: PastedFields, right: PastedFields) -> Bool {
        left.unread == right.unread && left.pairs.elementsEqual(right.pairs, by: ==)
    }

    private static func pair(in line: Substring) -> (name: String, text: String)? {
        guard let mark = line.firstIndex(where: { ":=\t".contains($0) }) else { return nil }
        let name = String(line[..<mark]).trimmingBlanks
        guard !name.isEmpty else { return nil }
        return (name, String(line[line.index(after: mark)...]).trimmingBlanks)
    }

    /// The name and the value of a member that stands on a line of its own.
    private static func member(of line: String) -> (name: String, token: String)? {
        guard line.hasPrefix("\""), let end = line.firstRange(of: "\": "),
            let name = try? JSONDecoder().decode(
                String.self,
                from: Data(line[..<line.index(after: end.lowerBound)].utf8)
            )
        else { return nil }
        return (name, String(line[end.upperBound...]))
    }

    /// What a string says, or a number as it is written; `nil` for anything else.
    private static func text(of token: String) -> String? {
        if token.hasPrefix("\"") {
            return try? JSONDecoder().decode(String.self, from: Data(token.utf8))
        }
        return token.first.map { "-0123456789".contains($0) } == true ? token : nil
    }
}
