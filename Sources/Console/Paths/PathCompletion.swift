import TerminalUI

/// What a path that is typed may go on as: the names in the folder that it names so far.
package struct PathCompletion: Equatable, Sendable {
    /// The folder, as it was typed up to its last slash; empty for the one that Paydesk runs in.
    let folder: String
    /// The names in it in order, folders with a slash behind them; `nil` until they were read.
    var names: [String]?

    init(folder: String, names: [String]? = nil) {
        self.folder = folder
        self.names = names
    }

    /// The folder of what is typed.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The names that begin as what is typed after the folder; those that are hidden only where a
    /// dot asks for them.
    func matches(_ path: String) -> [String] {
        guard let names, Self.folder(of: path) == folder else { return [] }
        let typed = path.dropFirst(folder.count)
        return names.filter { name in
            name.hasPrefix(typed) && (typed.hasPrefix(".") || !name.hasPrefix("."))
        }
    }

    /// The path with its first match; `nil` where nothing is left to add, as for a name that is
    /// there in full.
    func completed(_ path: String) -> String? {
        let matches = matches(path)
        guard !path.isEmpty, let first = matches.first,
            !matches.contains(where: { isWhole($0, path) })
        else { return nil }
        return folder + first
    }

    private func isWhole(_ name: String, _ path: String) -> Bool { folder + name == path }
}

extension TextField {
    /// Where the path begins that is typed last, of several with commas between them.
    fileprivate var lastPathStart: String.Index {
        let text = text
        let start = text.lastIndex(of: ",").map { text.index(after: $0) } ?? text.startIndex
        return text[start...].firstIndex { $0 != " " } ?? text.endIndex
    }

    /// The path that is typed last.
    var lastPath: String { String(text[lastPathStart...]) }

    /// The whole text with another path in place of the last.
    func replacingLastPath(_ path: String) -> String { text[..<lastPathStart] + path }
}
