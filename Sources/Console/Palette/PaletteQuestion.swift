import TerminalUI

/// What a command asks for before it does anything.
enum PaletteQuestion: Equatable {
    /// One of these.
    case choice(ChoiceList)
    /// A line of text.
    case text

    /// The answers that can be given together with the command's name.
    func answers(to command: ChoiceList.Choice) -> [ChoiceList.Choice] {
        guard case .choice(let list) = self else { return [] }
        return list.choices.map { choice in
            ChoiceList.Choice(
                id: PaletteID.text(command.id, answer: choice.id),
                title: "\(command.title): \(choice.title)",
                detail: choice.detail,
                unavailable: choice.unavailable,
                note: choice.note,
                offer: .searched
            )
        }
    }
}

/// What a choice of the palette stands for.
struct PaletteID {
    let row: ConsoleCommand.Row
    /// Which of the things is chosen that the command offers; `nil` for none yet.
    let answer: String?

    init?(_ text: String) {
        let parts = text.split(separator: Self.separator, maxSplits: 1).map(String.init)
        let row = ConsoleCommand.rows.first { $0.description.name == parts.first }
        guard let row else { return nil }
        self.row = row
        answer = parts.count > 1 ? parts[1] : nil
    }

    func answer(to command: ConsoleCommand) -> String? { row.command == command ? answer : nil }

    static func text(_ name: String, answer: String) -> String { name + [separator] + answer }

    private static let separator: Character = " "
}

extension ConsoleState {
    /// What a command that can be run now asks for; `nil` when it asks for nothing, or a form.
    func question(of command: ConsoleCommand) -> PaletteQuestion? {
        guard command.asks, unavailable(command) == nil else { return nil }
        switch command {
        case .theme: return .choice(themeChoices)
        case .views: return .choice(ChoiceList(viewChoices))
        default: break
        }
        var asked = self
        asked.overlay = nil
        _ = asked.run(command)
        return switch asked.overlay {
        case .choice(_, let choices): .choice(choices)
        case .prompt: .text
        default: asked.isTypingFilter ? .text : nil
        }
    }

    /// Runs a command and chooses what it offers.
    mutating func answer(_ id: String, to command: ConsoleCommand) -> [Effect] {
        switch command {
        case .theme:
            chooseTheme(id)
            return []
        case .views: return chooseView(id)
        default: break
        }
        let effects = run(command)
        guard case .choice(let purpose, _) = overlay else { return effects }
        overlay = nil
        return effects + choose(id, for: purpose)
    }
}

extension ConsoleCommand {
    /// Whether it asks which, or for a line of text, before it does anything.
    var asks: Bool {
        switch self {
        case .search, .filterStatus, .filterProvider, .sort, .columns, .views, .saveView, .theme,
            .export, .create, .filterReason, .filterWorklistProvider, .snooze, .addNote,
            .filterFate, .filterSender, .filterRun, .resolveBreak, .noteBreak, .pauseProvider,
            .reject:
            true
        default: false
        }
    }
}
