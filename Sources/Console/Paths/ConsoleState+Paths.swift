import Payouts
import TerminalUI

/// Completing the path of a file while it is typed in a form.
extension ConsoleState {
    /// The field of the open form that holds paths, where it has the keys.
    var pathField: TextField? {
        guard focus == .form else { return nil }
        if let upload {
            let isTyped = upload.row == .file && upload.work == nil && upload.preview == nil
            return isTyped ? upload.editors[0] : nil
        }
        guard let comparison, comparison.row == .files, let editor = comparison.row.editor else {
            return nil
        }
        return comparison.editors[editor]
    }

    /// What tab makes of the field; `nil` where it goes to the next one.
    var completedPath: String? {
        guard let field = pathField, field.isAtEnd else { return nil }
        return paths?.completed(field.lastPath).map(field.replacingLastPath)
    }

    /// The names that what is typed may go on as, for the lines below the field.
    func pathNotes(width: Int) -> [StyledText] {
        guard let field = pathField, completedPath != nil, let paths else { return [] }
        let matches = paths.matches(field.lastPath)
        let shown = matches.prefix(Self.shownPaths)
        let more = matches.count - shown.count
        let words = shown + (more > 0 ? ["and \(more.grouped) more"] : [])
        return StyledText(words.joined(separator: "   "), .value).wrapped(to: width)
    }

    private static let shownPaths = 8

    /// Reads the folder of the path that is typed, unless it is known.
    mutating func followPath() -> [Effect] {
        guard let field = pathField, !field.lastPath.isEmpty else { return [] }
        let folder = PathCompletion.folder(of: field.lastPath)
        guard paths?.folder != folder else { return [] }
        paths = PathCompletion(folder: folder)
        return [.readFolder(folder)]
    }

    /// Takes the names in a folder, unless another one is typed by now.
    mutating func takeFolder(_ folder: String, _ names: [String]) {
        guard paths?.folder == folder else { return }
        paths?.names = names
    }
}
