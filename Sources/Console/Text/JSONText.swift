/// JSON laid out for reading.
enum JSONText {
    /// How deep a text may be nested and still be laid out.
    private static let maximumDepth = 32

    /// The text with a line for each member, every token as it was; `nil` for what is not one
    /// whole object or array.
    ///
    /// Nothing is parsed into values, so that numbers, escapes and the order of keys stay.
    static func formatted(_ text: String) -> String? {
        var layout = Layout()
        for scalar in text.unicodeScalars {
            guard layout.take(scalar) else { return nil }
        }
        return layout.isWhole ? String(layout.output) : nil
    }

    private struct Layout {
        var output = String.UnicodeScalarView()
        private var open: [Unicode.Scalar] = []
        private var isInString = false
        private var isEscaped = false
        /// Whether a line ends before the next token.
        private var needsLine = false
        /// Whether blanks came since the last token.
        private var sawBlank = false
        private var last: Unicode.Scalar = ","

        var isWhole: Bool { open.isEmpty && !output.isEmpty }

        /// Takes one scalar; false where the text cannot be laid out without changing it.
        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            if isInString { return takeInString(scalar) }
            if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
                sawBlank = true
                return true
            }
            defer { (last, sawBlank) = (scalar, false) }
            switch scalar {
            case "{", "[":
                guard !open.isEmpty || output.isEmpty, open.count < maximumDepth else {
                    return false
                }
                add(scalar)
                open.append(scalar == "{" ? "}" : "]")
                needsLine = true
            case "}", "]": return close(scalar)
            case ",":
                output.append(scalar)
                needsLine = true
            case ":": output.append(contentsOf: ": ".unicodeScalars)
            default:
                // Blanks that part two bare words are part of what was said.
                let parts = sawBlank && !Self.punctuation.contains(last)
                guard !open.isEmpty, !parts else { return false }
                add(scalar)
                isInString = scalar == "\""
            }
            return !open.isEmpty
        }

        private mutating func takeInString(_ scalar: Unicode.Scalar) -> Bool {
            output.append(scalar)
            isInString = isEscaped || scalar != "\""
            isEscaped = !isEscaped && scalar == "\\"
            return true
        }

        private mutating func close(_ scalar: Unicode.Scalar) -> Bool {
            guard open.popLast() == scalar else { return false }
            let isEmpty = last == "{" || last == "["
            if !isEmpty { breakLine() }
            needsLine = false
            output.append(scalar)
            return true
        }

        private mutating func add(_ scalar: Unicode.Scalar) {
            if needsLine { breakLine() }
            needsLine = false
            output.append(scalar)
        }

        private mutating func breakLine() {
            output.append("\n")
            output.append(contentsOf: repeatElement(" ", count: 2 * open.count))
        }

        private static let punctuation: Set<Unicode.Scalar> = ["{", "[", "}", "]", ",", ":", "\""]
    }
}
