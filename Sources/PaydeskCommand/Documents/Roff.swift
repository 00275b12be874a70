/// A manual page in the making, in the man macros of roff (man(7)).
///
/// Text is ASCII whatever it is made of, so that every formatter reads it.
struct Roff {
    private(set) var lines: [String] = []

    /// The page, with a line break at its end.
    var text: String { lines.joined(separator: "\n") + "\n" }

    /// The title line of the page.
    mutating func title(_ name: String, section: Int, source: String, manual: String) {
        let quoted = [name, "\(section)", "", source, manual].map { "\"\(Self.escaped($0))\"" }
        lines.append(".TH " + quoted.joined(separator: " "))
    }

    /// A heading.
    mutating func section(_ heading: String) { lines.append(".SH " + Self.escaped(heading)) }

    /// A heading within a section.
    mutating func subsection(_ heading: String) { lines.append(".SS " + Self.escaped(heading)) }

    /// A paragraph for each block of lines with a blank line between two.
    mutating func paragraphs(_ text: String?) {
        for paragraph in Self.paragraphs(of: text) { lines += [".PP"] + paragraph }
    }

    /// A term, in bold, and its explanation below.
    mutating func term(_ term: String, _ explanations: String?...) {
        let paragraphs = explanations.flatMap(Self.paragraphs)
        lines += [".TP", ".B " + Self.escaped(term)] + (paragraphs.first ?? ["\\&"])
        for paragraph in paragraphs.dropFirst() { lines += [".IP"] + paragraph }
    }

    /// The lines of each paragraph.
    ///
    /// A line that ends in the text ends on the page; one that begins
    /// with a blank stays indented.
    private static func paragraphs(of text: String?) -> [[String]] {
        (text ?? "").split(separator: "\n\n").map { paragraph in
            let lines = paragraph.split(separator: "\n").map(String.init)
            return lines.enumerated().flatMap { index, line in
                index > 0 && !line.hasPrefix(" ") ? [".br", Self.line(line)] : [Self.line(line)]
            }
        }
    }

    /// A line of text: one that began with a dot would be a macro.
    private static func line(_ text: String) -> String {
        let text = escaped(text)
        return text.isEmpty || text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }

    /// Text that means itself: no escapes, no hyphens that are dashes, nothing beyond ASCII.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "\"": escaped += "\\(dq"
            case "'": escaped += "\\(aq"
            case "^": escaped += "\\(ha"
            case "~": escaped += "\\(ti"
            case "`": escaped += "\\(ga"
            case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped +=
                    "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
            }
        }
        return escaped
    }
}
