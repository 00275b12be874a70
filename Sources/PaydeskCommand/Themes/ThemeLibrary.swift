import Console
import Foundation
import TerminalUI
import Yams

/// The themes that there are, as YAML files: the operator's own, then those that came with the
/// program.
struct ThemeLibrary: Sendable {
    /// One theme's file.
    struct File: Sendable {
        let name: String
        let path: String
        /// Whether it is the operator's own.
        let isOwn: Bool
    }

    /// The operator's own folder, which need not exist.
    let ownFolder: String
    /// The folder that came with the program.
    let bundledFolder: String?

    init(_ files: InstalledFiles) {
        ownFolder = files.ownThemes
        bundledFolder = files.themes
    }

    /// Every theme by its name, bundled ones first; one of the operator's own takes the place of a
    /// bundled one of its name.
    var files: [File] {
        let own = Self.files(in: ownFolder, isOwn: true)
        let bundled = bundledFolder.map { Self.files(in: $0, isOwn: false) } ?? []
        return bundled.filter { file in !own.contains { $0.name == file.name } } + own
    }

    /// Reads a theme by its name.
    ///
    /// - Throws: ``CommandFailure`` that says which themes there are, or what is wrong with it.
    func theme(_ name: String) throws(CommandFailure) -> Theme {
        switch try read(file(name)) {
        case .success(let theme): return theme
        case .failure(let problem):
            throw CommandFailure(.configuration, problem.description)
        }
    }

    /// Finds a theme's file by its name.
    func file(_ name: String) throws(CommandFailure) -> File {
        let files = files
        if let file = files.first(where: { $0.name == name }) { return file }
        let known = files.map(\.name).joined(separator: ", ")
        throw CommandFailure(
            .configuration,
            files.isEmpty
                ? "The themes folder was not found."
                : "console.theme: there is no theme \(name). Themes: \(known)."
        )
    }

    /// Reads a theme's file.
    func read(_ file: File) -> Result<Theme, Unreadable> {
        do throws(Unreadable) {
            return .success(try Self.theme(at: file.path))
        } catch {
            return .failure(error)
        }
    }

    /// Reads the theme in a file.
    static func theme(at path: String) throws(Unreadable) -> Theme {
        guard let yaml = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Unreadable(path: path, problems: ["cannot be read"])
        }
        let document: ThemeDocument
        do {
            document = try Yams.compose(yaml: yaml, .texts).map(ThemeDocument.init) ?? .other
        } catch {
            // The first line says what and where, the others quote the file.
            let lines = YAMLProblem(error).text.split(separator: "\n")
            throw Unreadable(path: path, problems: lines.prefix(1).map(String.init))
        }
        do throws(ThemeError) {
            return try Theme(document)
        } catch {
            throw Unreadable(path: path, problems: error.problems.map(\.description))
        }
    }

    private static func files(in folder: String, isOwn: Bool) -> [File] {
        InstalledFiles.documents(in: folder)
            .map { File(name: $0, path: "\(folder)/\($0).yaml", isOwn: isOwn) }
    }
}

extension ThemeDocument {
    fileprivate init(_ node: Node) {
        switch node {
        case .scalar(let scalar): self = .text(scalar.string)
        case .mapping(let mapping):
            let entries = mapping.map { ($0.key.string ?? "", ThemeDocument($0.value)) }
            self = .map(Dictionary(entries) { first, _ in first })
        case .sequence, .alias: self = .other
        }
    }
}

extension ThemeLibrary {
    /// Why a file is no theme.
    struct Unreadable: Error, CustomStringConvertible {
        let path: String
        /// What is wrong, each with its place in the file; never empty.
        let problems: [String]

        var description: String {
            problems.map { "\(path): \($0)." }.joined(separator: "\n")
        }
    }
}
