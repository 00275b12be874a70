import Foundation
package import TerminalUI

extension Theme {
    /// Reads one of the themes in the package's `themes` folder.
    ///
    /// The files keep to one entry in a line, so that tests need no YAML library. Throws if the
    /// file cannot be read or is no theme.
    package static func bundled(_ name: String) throws -> Theme {
        let text = try String(
            contentsOf: folder.appending(path: "\(name).yaml"),
            encoding: .utf8
        )
        return try Theme(document(text))
    }

    /// Every theme in the folder, by name.
    package static func allBundled() throws -> [Theme] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
            .map(bundled)
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../themes").standardizedFileURL

    /// The mapping: `key: value`, `key: {a: b, c: d}`, nested by two spaces.
    private static func document(_ text: String) -> ThemeDocument {
        var root: [String: ThemeDocument] = [:]
        var section: String?
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let (key, value) = pair(line) else { continue }
            if value.isEmpty {
                section = key
                root[key] = .map([:])
            } else if line.hasPrefix("  "), let section, case .map(var entries) = root[section] {
                entries[key] = entry(value)
                root[section] = .map(entries)
            } else {
                root[key] = entry(value)
            }
        }
        return .map(root)
    }

    private static func pair(_ line: some StringProtocol) -> (key: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...]
        return (
            line[..<colon].trimmingCharacters(in: .whitespaces),
            value.trimmingCharacters(in: .whitespaces)
        )
    }

    private static func entry(_ value: String) -> ThemeDocument {
        if value.hasPrefix("{") {
            let pairs = value.dropFirst().dropLast().split(separator: ",").compactMap { pair($0) }
            return .map(Dictionary(uniqueKeysWithValues: pairs.map { ($0.key, entry($0.value)) }))
        }
        return .text(value.trimmingCharacters(in: CharacterSet(charactersIn: "\"")))
    }
}
