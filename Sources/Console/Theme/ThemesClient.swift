package import TerminalUI

/// The themes that there are, bundled ones and the operator's own.
package struct ThemesClient: Sendable {
    /// The name of the theme that the console starts with.
    package let name: String
    /// The theme that the console starts with.
    package let first: Theme
    /// Reads every theme.
    package let list: @Sendable () async -> [ThemeOffer]
    /// Reads one theme by its name.
    package let read: @Sendable (String) async -> ThemeOffer
    /// Yields after changes to the files of themes, without looking for them.
    package let changes: @Sendable () -> AsyncStream<Void>

    /// Creates a view of the themes.
    package init(
        name: String,
        first: Theme,
        list: @escaping @Sendable () async -> [ThemeOffer],
        read: @escaping @Sendable (String) async -> ThemeOffer,
        changes: @escaping @Sendable () -> AsyncStream<Void>
    ) {
        self.name = name
        self.first = first
        self.list = list
        self.read = read
        self.changes = changes
    }

    /// Does what an effect describes and says what came of it.
    @concurrent
    func answer(to effect: ThemeEffect) async -> ThemeMessage {
        switch effect {
        case .list: .listed(await list())
        case .learn: .known(await list())
        case .read(let name): .read(await read(name))
        }
    }
}

/// A theme by its name, as far as its file can be read.
package struct ThemeOffer: Equatable, Sendable {
    /// The name by which configuration knows it.
    package let name: String
    /// Whether it is the operator's own.
    package let isOwn: Bool
    /// The theme, or why there is none, in a sentence.
    package let content: Content

    /// What a theme's file holds.
    package enum Content: Equatable, Sendable {
        /// A theme.
        case theme(Theme)
        /// Something else, and why.
        case problem(String)
    }

    /// Creates an offer.
    package init(name: String, isOwn: Bool, content: Content) {
        self.name = name
        self.isOwn = isOwn
        self.content = content
    }

    /// The theme, if there is one.
    var theme: Theme? {
        if case .theme(let theme) = content { theme } else { nil }
    }
}

/// Work on themes, described but not yet done.
package enum ThemeEffect: Equatable, Sendable {
    /// Read every theme, to choose one.
    case list
    /// Read every theme, to know what there is.
    case learn
    /// Read one theme.
    case read(String)
}

/// Something came of work on themes.
package enum ThemeMessage: Equatable, Sendable {
    /// An answer to ``ThemeEffect/list``.
    case listed([ThemeOffer])
    /// An answer to ``ThemeEffect/learn``.
    case known([ThemeOffer])
    /// An answer to ``ThemeEffect/read(_:)``.
    case read(ThemeOffer)
    /// A file changed, perhaps that of the theme in use.
    case filesChanged
}

/// How the console looks, and how it could.
package struct ThemesState: Equatable, Sendable {
    /// The name of the theme in use.
    var name = ""
    /// The theme in use; nil is the one that the console was started with.
    var worn: Theme?
    /// What there is to choose from, while a choice is open.
    var offers: [ThemeOffer] = []
}
