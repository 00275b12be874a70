extension Role {
    /// What the role means, in a few words for whoever writes a theme.
    package var meaning: String {
        switch self {
        case .text: "ordinary text"
        case .muted: "text of second importance"
        case .faint: "separators, empty parts of a bar, a scroll bar's track"
        case .title: "the title of a pane, a dialog or a screen"
        case .border: "the line around a pane"
        case .borderFocused: "the line around the pane that has the keys"
        case .headerText: "the header of the screen and of tables"
        case .environmentSandbox: "the badge that says sandbox"
        case .environmentProduction: "the badge that says production"
        case .key: "a key to press"
        case .hint: "what a key does"
        case .label: "the name of a field"
        case .value: "the value of a field"
        case .placeholder: "what an empty field would like to hold"
        case .cursor: "the selection bar, and the cursor of a text field"
        case .match: "the part of a text that a search found"
        case .mark: "the sign of a marked row"
        case .paid: "paid"
        case .inMotion: "being worked on by a provider"
        case .queued: "waiting for its turn"
        case .attention: "needs a person"
        case .failed: "failed"
        case .returned: "came back after it was paid"
        case .done: "over, and of no further interest"
        case .approval: "waiting for a second person"
        case .destructive: "a command that moves money or cannot be undone"
        case .success: "something worked"
        case .error: "something did not work"
        case .chip: "a filter"
        case .chart: "bars and lines of charts"
        case .money: "an amount"
        }
    }

    /// How the role looks on the screen, in ASCII, at most ten columns.
    package var sample: String {
        switch self {
        case .text, .muted, .value: "Aa 1,250"
        case .faint: "|......|"
        case .title: "Payouts"
        case .border, .borderFocused: "+------+"
        case .headerText: "Amount"
        case .environmentSandbox: " SANDBOX "
        case .environmentProduction: " LIVE "
        case .key: "ctrl-s"
        case .hint: "re-query"
        case .label: "Order no"
        case .placeholder: "name, id"
        case .cursor: ">"
        case .match: "NGUYEN"
        case .mark: "* marked"
        case .paid: "* paid"
        case .inMotion: "o sent"
        case .queued: ". queued"
        case .attention: "? unknown"
        case .failed: "x failed"
        case .returned: "< returned"
        case .done: "- canceled"
        case .approval: "= approval"
        case .destructive: "Withdraw"
        case .success: "* kept"
        case .error: "x refused"
        case .chip: " status:x "
        case .chart: "####...."
        case .money: "300.00"
        }
    }
}

extension Role {
    /// The colours by which statuses differ.
    package static let statuses: [Role] = [
        .paid, .inMotion, .queued, .attention, .failed, .returned, .done, .approval,
    ]

    /// Whether it is drawn, not read: such things need less contrast (WCAG 2.2, 1.4.11).
    package var isGraphical: Bool {
        [.border, .borderFocused, .faint, .chart, .cursor].contains(self)
    }

    /// The grounds that it is seen on.
    package var grounds: [Ground] {
        let everywhere: [Ground] = [
            .base, .selection, .selectionInactive, .overlay, .header, .footer,
        ]
        return switch self {
        case .environmentSandbox: [.environmentSandbox]
        case .environmentProduction: [.environmentProduction]
        case .chip: [.base, .chip]
        case .value, .placeholder: everywhere + [.field, .fieldFocused]
        case .text, .attention: everywhere + [.attention]
        default: everywhere
        }
    }
}
