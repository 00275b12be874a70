import Console
import Payouts
import TerminalUI

extension ThemesClient {
    /// The themes of a library, the console beginning with one of them.
    ///
    /// - Parameters:
    ///   - library: The themes.
    ///   - name: The name of the first.
    ///   - first: The first.
    init(_ library: ThemeLibrary, name: String, first: Theme) {
        self.init(
            name: name,
            first: first,
            list: { library.files.map(library.offer) },
            read: { name in
                guard let file = library.files.first(where: { $0.name == name }) else {
                    let content = ThemeOffer.Content.problem("its file is gone.")
                    return ThemeOffer(name: name, isOwn: true, content: content)
                }
                return library.offer(file)
            },
            changes: {
                FileChanges.stream(
                    in: [library.ownFolder, library.bundledFolder].compactMap(\.self)
                )
            }
        )
    }
}

extension ThemeLibrary {
    fileprivate func offer(_ file: File) -> ThemeOffer {
        let content: ThemeOffer.Content =
            switch read(file) {
            case .success(let theme): .theme(theme)
            case .failure(let error): .problem(Self.summary(error.problems))
            }
        return ThemeOffer(name: file.name, isOwn: file.isOwn, content: content)
    }

    private static func summary(_ problems: [String]) -> String {
        let more = problems.count - 1
        return problems[0] + (more > 0 ? ", and \(more.grouped) more." : ".")
    }
}
