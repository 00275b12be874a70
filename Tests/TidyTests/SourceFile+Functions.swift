/// A function's first line and its length, signature and braces included.
struct FunctionExtent: Equatable {
    let line: Int
    let lineCount: Int
}

extension SourceFile {
    /// The functions of the file, found by the indentation that the formatter guarantees.
    var functions: [FunctionExtent] {
        lines.indices.compactMap { start in
            guard Self.beginsFunction(lines[start]) else { return nil }
            guard let open = bodyStart(of: start) else { return nil }
            let closing = Self.indentation(of: lines[start]) + "}"
            let end = lines[(open + 1)...].firstIndex { $0.hasPrefix(closing) }
            return end.map { FunctionExtent(line: start + 1, lineCount: $0 - start + 1) }
        }
    }

    /// The line that ends with the body's brace; `nil` for a requirement or a body of one line.
    private func bodyStart(of start: Int) -> Int? {
        let indentation = Self.indentation(of: lines[start])
        for index in start..<lines.count {
            let line = lines[index]
            let isSignature =
                index == start || line.hasPrefix(indentation + " ")
                || line.hasPrefix(indentation + ")") || line.hasPrefix(indentation + "{")
            guard isSignature else { return nil }
            if line.hasSuffix("{") { return index }
        }
        return nil
    }

    private static func beginsFunction(_ line: String) -> Bool {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//") else { return false }
        let words = code.prefix { $0 != "(" && $0 != "<" && $0 != "`" && $0 != "=" }.split(
            separator: " "
        )
        let starts = ["func", "init", "init?", "deinit", "subscript"]
        let isFunction = words.contains { starts.contains(String($0)) }
        let isComputed = words.contains("var") && !code.contains("=") && code.hasSuffix("{")
        return isFunction || isComputed
    }

    private static func indentation(of line: String) -> String {
        String(line.prefix { $0 == " " })
    }
}
