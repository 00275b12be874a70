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
        return try Theme(JSONDecoder().decode(ThemeDocument.self, from: json(text)))
    }

    /// Every theme in the folder, by name.
    package static func allBundled() throws -> [Theme] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
            .map(bundled)
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../themes").standardizedFileURL

    /// The mapping as JSON: `key: value`, `key: {a: b, c: d}`, nested by two spaces.
    private static func json(_ text: String) -> Data {
        var root: [String: Any] = [:]
        var section: String?
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let (key, value) = pair(line) else { continue }
            if value.isEmpty {
                section = key
                root[key] = [String: Any]()
            } else if line.hasPrefix("  "), let section {
                var entries = root[section] as? [String: Any] ?? [:]
                entries[key] = entry(value)
                root[section] = entries
            } else {
                root[key] = entry(value)
            }
        }
        return (try? JSONSerialization.data(withJSONObject: root)) ?? Data()
    }

    private static func pair(_ line: some StringProtocol) -> (key: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...]
        return (
            line[..<colon].trimmingCharacters(in: .whitespaces),
            value.trimmingCharacters(in: .whitespaces)
        )
    }

    private static func entry(_ value: String) -> Any {
        if value.hasPrefix("{") {
            let pairs = value.dropFirst().dropLast().split(separator: ",").compactMap { pair($0) }
            return Dictionary(uniqueKeysWithValues: pairs.map { ($0.key, entry($0.value)) })
        }
        if value == "true" { return true }
        return value.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
    }
}
