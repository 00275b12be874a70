/// A file's text by lines, with what the tidy tests want to know about it.
struct SourceFile {
    /// The path from the project's folder: `Sources/Payouts/Money/Money.swift`.
    let path: String
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        self.lines = lines
    }

    /// Whether the file lies in a folder, at any depth.
    func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }

    /// The target that the file belongs to: `Payouts`, or `nil` for `Package.swift` and for the
    /// benchmarks, which are a package of their own.
    var target: String? {
        guard !isIn("Tests/Benchmarks") else { return nil }
        let parts = path.split(separator: "/")
        guard parts.count > 2, ["Sources", "Tests"].contains(parts[0]) else { return nil }
        return String(parts[1])
    }

    /// The name that the file promises to declare: `Money` for `Money+Parsing.swift`.
    var mainName: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.prefix { $0 != "+" && $0 != "." })
    }

    /// Whether the file declares or extends that name.
    var declaresMainName: Bool {
        lines.contains { line in
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }
            return zip(words, words.dropFirst()).contains { keyword, name in
                Self.typeKeywords.contains(String(keyword))
                    && name.split(separator: ".").last == mainName[...]
            }
        }
    }

    /// The modules that the file imports, with the line of each.
    ///
    /// The formatter puts every import at the margin; an indented one stands in a text.
    var imports: [(module: String, line: Int)] {
        lines.enumerated().compactMap { index, line in
            guard line.first?.isWhitespace == false else { return nil }
            let words = line.split(separator: " ").drop {
                $0.hasPrefix("@") || Self.accessKeywords.contains(String($0))
            }
            guard words.first == "import", let named = words.last else { return nil }
            return (String(named.prefix { $0 != "." }), index + 1)
        }
    }

    private static let typeKeywords: Set = [
        "struct", "enum", "class", "actor", "protocol", "extension", "typealias",
    ]

    private static let accessKeywords: Set = [
        "public", "package", "internal", "fileprivate", "private",
    ]
}
