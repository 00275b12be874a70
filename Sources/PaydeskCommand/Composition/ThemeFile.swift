import Foundation
import TerminalUI
import Yams

/// Themes as YAML files in the `themes` folder.
enum ThemeFile {
    /// Reads a theme by its name.
    ///
    /// - Throws: ``CommandFailure`` that says which themes there are, or what is wrong with it.
    static func read(_ name: String, files: InstalledFiles) throws(CommandFailure) -> Theme {
        guard let folder = files.themes else {
            throw CommandFailure(.configuration, "The themes folder was not found.")
        }
        guard let yaml = try? String(contentsOfFile: "\(folder)/\(name).yaml", encoding: .utf8)
        else {
            let known = names(in: folder).joined(separator: ", ")
            throw CommandFailure(
                .configuration,
                "console.theme: there is no theme \(name). Themes: \(known)."
            )
        }
        do {
            return try YAMLDecoder().decode(Theme.self, from: yaml)
        } catch {
            let problem = YAMLProblem(error)
            throw CommandFailure(.configuration, "\(folder)/\(name).yaml: \(problem.text).")
        }
    }

    private static func names(in folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }
}
