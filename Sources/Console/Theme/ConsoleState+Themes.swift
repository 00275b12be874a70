import TerminalUI

extension ConsoleState {
    /// The theme that is shown: while a choice is open the one that is looked at, so that leaving
    /// the choice takes it back; nil is the one that the console was started with.
    var theme: Theme? {
        let looked = themes.offers.first { $0.name == lookedTheme }
        return looked?.theme ?? themes.worn
    }

    /// The theme that is selected in a choice or by name.
    private var lookedTheme: String? {
        switch overlay {
        case .choice(.theme, let choices): choices.selected?.id
        case .palette(let choices):
            choices.selected.flatMap { PaletteID($0.id)?.answer(to: .theme) }
        default: nil
        }
    }

    mutating func take(_ message: ThemeMessage) -> [Effect] {
        switch message {
        case .listed(let offers): show(offers)
        case .known(let offers):
            themes.offers = offers
            offerCommandsAnew()
        case .read(let offer): wear(offer)
        case .filesChanged: return [.theme(.read(themes.name))]
        }
        return []
    }

    private mutating func show(_ offers: [ThemeOffer]) {
        guard overlay == nil else { return }
        themes.offers = offers
        overlay = .choice(.theme, themeChoices)
    }

    var themeChoices: ChoiceList {
        let choices = themes.offers.map { offer in
            ChoiceList.Choice(
                id: offer.name,
                title: offer.name,
                detail: detail(of: offer),
                unavailable: offer.theme == nil ? "see paydesk theme check" : nil
            )
        }
        return ChoiceList(choices, selected: themes.name, placeholder: "type to narrow down")
    }

    private func detail(of offer: ThemeOffer) -> String {
        let words = [
            offer.name == themes.name ? "in use" : nil,
            offer.isOwn ? "your own" : nil,
            offer.theme.map { Self.words(for: $0.appearance) },
        ]
        return words.compactMap(\.self).joined(separator: " · ")
    }

    private static func words(for appearance: Theme.Appearance) -> String {
        switch appearance {
        case .dark: "dark"
        case .light: "light"
        case .either: "as the terminal is"
        }
    }

    /// Takes the theme that was chosen, until the console is left.
    mutating func chooseTheme(_ name: String) {
        guard let theme = themes.offers.first(where: { $0.name == name })?.theme else {
            return
        }
        (themes.name, themes.worn) = (name, theme)
        notice = Notice(
            .success,
            "\(name) until you leave. For good: console.theme: \(name) in paydesk.yaml"
        )
    }

    /// Takes what the file of the theme in use says now; a broken one changes nothing.
    private mutating func wear(_ offer: ThemeOffer) {
        guard offer.name == themes.name else { return }
        switch offer.content {
        case .theme(let theme):
            guard theme != themes.worn else { return }
            themes.worn = theme
            notice = Notice(.success, "The theme \(offer.name) was read again.")
        case .problem(let problem):
            notice = Notice(.error, "\(offer.name) keeps its colors: \(problem)")
        }
    }

    /// Over the lower right, so that most of the screen shows what the theme does to it.
    func renderThemes(_ choices: ChoiceList, into surface: inout Surface) {
        let size = Size(
            width: min(46, surface.width - 4),
            height: min(choices.choices.count + 3, surface.height - 4)
        )
        let corner = Rect(
            x: surface.width - size.width - 2,
            y: surface.height - size.height - 2,
            width: size.width,
            height: size.height
        )
        let rect = facts.isPlain ? surface.bounds : corner
        renderChoices(choices, title: title(of: .theme), in: rect, into: &surface)
    }
}
