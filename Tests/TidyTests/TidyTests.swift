import Testing

/// Checks what neither the compiler nor the formatter checks: properties of the source text.
///
/// Each failure names the place and says what to do there.
struct TidyTests {
    @Test func `a file is short`() throws {
        for file in try Project.swiftFiles() where file.lines.count > 400 {
            Issue.record(
                "\(file.path) has \(file.lines.count) lines; move a topic to Type+Topic.swift"
            )
        }
    }

    @Test func `a function fits on a screen`() throws {
        for file in try Project.swiftFiles() {
            for function in file.functions where function.lineCount > 50 {
                let place = "\(file.path):\(function.line)"
                Issue.record("\(place): \(function.lineCount) lines; give its steps names")
            }
        }
    }

    @Test func `nothing banned`() throws {
        // The list of what is banned would find itself.
        for file in try Project.swiftFiles() where !file.isIn("Tests/TidyTests") {
            for banned in BannedText.all {
                for line in banned.lines(in: file) {
                    Issue.record("\(file.path):\(line): no `\(banned.text)`; \(banned.instead)")
                }
            }
        }
    }

    @Test func `what other targets use is documented`() throws {
        for file in try Project.sources() {
            for line in file.undocumentedDeclarations {
                Issue.record("\(file.path):\(line): write a /// comment before the declaration")
            }
        }
    }

    @Test func `a file is named after what it declares`() throws {
        for file in try Project.sources() where !file.declaresMainName {
            Issue.record(
                "\(file.path) declares or extends no \(file.mainName); name it after its main type"
            )
        }
    }

    @Test func `no text knows the machine it was written on`() throws {
        let folder = "/" + "work/"
        for file in try Project.files() {
            for (index, line) in file.lines.enumerated() where line.contains(folder) {
                Issue.record("\(file.path):\(index + 1): write a path from the project's folder")
            }
        }
    }

    @Test func `the readme's tour names every folder of Sources, and no other`() throws {
        let readme = try #require(
            try Project.files().first { $0.path == "README.md" },
            "write README.md with a tour of the source: a line \"- `Folder`: …\" for each"
        )
        let names = readme.lines.compactMap { line -> String? in
            guard line.hasPrefix("- `") else { return nil }
            return String(line.dropFirst(3).prefix { $0 != "`" })
        }
        let folders = try Project.folders(in: "Sources")
        for missing in folders.subtracting(names).sorted() {
            Issue.record("README.md: add \"- `\(missing)`: …\" to the tour of the source")
        }
        for unknown in Set(names).subtracting(folders).sorted() {
            Issue.record("README.md: Sources has no \(unknown); take it out of the tour")
        }
    }
}
