extension SourceFile {
    /// The lines of `package` declarations without a `///` comment before them.
    ///
    /// Attributes may stand between the comment and the declaration.
    var undocumentedDeclarations: [Int] {
        lines.indices.filter { index in
            guard Self.isPackageDeclaration(lines[index]) else { return false }
            let before = lines[..<index].last { !Self.trimmed($0).hasPrefix("@") }
            return before.map { !Self.trimmed($0).hasPrefix("///") } ?? true
        }
        .map { $0 + 1 }
    }

    private static func isPackageDeclaration(_ line: String) -> Bool {
        let words = trimmed(line).split(separator: " ").drop { $0.hasPrefix("@") }
        return words.first == "package" && words.dropFirst().first != "import"
    }

    private static func trimmed(_ line: String) -> Substring { line.drop { $0 == " " } }
}
