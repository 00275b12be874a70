import Foundation

/// The project's files, found from where this one was compiled.
enum Project {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file of the project.
    static func swiftFiles() throws -> [SourceFile] {
        try files().filter { $0.path.hasSuffix(".swift") }
    }

    /// Every Swift file that ships.
    static func sources() throws -> [SourceFile] {
        try swiftFiles().filter { $0.isIn("Sources") }
    }

    /// Every text file that people read, without what tools made.
    static func files() throws -> [SourceFile] {
        let manager = FileManager.default
        let top = try manager.contentsOfDirectory(atPath: root.path).filter(isOurs)
        let paths = top.flatMap { name in
            let below = manager.subpaths(atPath: root.appending(path: name).path) ?? []
            return [name] + below.map { "\(name)/\($0)" }
        }
        return paths.sorted().filter { !$0.contains("/.build/") }.compactMap { path in
            let text = try? text(of: path)
            return text.map { SourceFile(path: path, text: $0) }
        }
    }

    /// The text of one file.
    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The folders directly in a folder.
    static func folders(in path: String) throws -> Set<String> {
        let urls = try FileManager.default.contentsOfDirectory(
            at: root.appending(path: path),
            includingPropertiesForKeys: [.isDirectoryKey]
        )
        return Set(urls.filter(\.hasDirectoryPath).map(\.lastPathComponent))
    }

    private static func isOurs(_ name: String) -> Bool {
        name != ".git" && !name.hasPrefix(".build") && name != "Package.resolved"
    }
}
