/// What there is to know about one command: the source of key bindings, hints, help and the
/// palette.
package struct CommandDescription: Hashable, Sendable {
    /// What a command may do to the world, and so how it is confirmed.
    package enum Danger: Hashable, Sendable {
        /// Nothing that needs a question.
        case none
        /// Something that is asked for once more.
        case confirm
        /// Something that moves money or cannot be undone.
        case destructive
    }

    /// The scope whose bindings apply everywhere, after those of the focused scope.
    package static let globalScope = "global"

    /// Where the command exists, such as "payouts"; `globalScope` for everywhere.
    package let scope: String
    /// The command within its scope, such as "requery".
    package let id: String
    /// Two or three words for hints and the palette.
    package private(set) var title: String
    /// One sentence for the help screen.
    package let help: String
    /// The keys, unless configuration says otherwise.
    package let defaultKeys: [Key]
    /// What it may do to the world.
    package let danger: Danger
    /// The full name, such as "payouts.requery", by which keymaps and configuration know it.
    package let name: String
    /// Its place in the footer, lowest first; nil keeps it out of the footer.
    package private(set) var hintPriority: Int?

    /// A command.
    package init(
        scope: String,
        id: String,
        title: String,
        help: String,
        defaultKeys: [Key] = [],
        danger: Danger = .none,
        hintPriority: Int? = nil
    ) {
        self.scope = scope
        self.id = id
        self.title = title
        self.help = help
        self.defaultKeys = defaultKeys
        self.danger = danger
        self.hintPriority = hintPriority
        name = "\(scope).\(id)"
    }

    /// The same command by another name, where one is better understood.
    package func titled(_ title: String?) -> CommandDescription {
        var other = self
        other.title = title ?? self.title
        return other
    }

    /// The same command, offered before all others, where it leads to what is not in sight.
    package var hintedFirst: CommandDescription {
        var other = self
        other.hintPriority = 0
        return other
    }
}
