import Payouts
import TerminalUI

/// The help: what the screen shows and what to do about it first, and then the keys.
extension ConsoleState {
    private static let helpEnders: Set<Key> = [
        .escape, .enter, .character("q"), .character("?"), .function(1),
    ]

    /// Escape takes a search back before it leaves.
    mutating func takeInHelp(_ key: Key, _ help: HelpState) {
        var help = help
        if help.isTyping, key != .enter, key != .escape {
            if help.search.handle(key) { help.offset = 0 }
        } else if help.isTyping || (key == .escape && !help.search.isEmpty) {
            if key == .escape { (help.search, help.offset) = (HelpState().search, 0) }
            help.isTyping = false
        } else if key == .character("/") {
            help.isTyping = true
        } else if key == .tab {
            help.offset = min(nextHelpSection(help), overlayOverflow)
        } else if Self.helpEnders.contains(key) {
            overlay = nil
            return
        } else {
            return scrollOverlay(key, offset: help.offset) { offset in
                var help = help
                help.offset = offset
                return .help(help)
            }
        }
        overlay = .help(help)
    }

    /// Where the section behind the first line on the screen begins; after the last one, the first.
    private func nextHelpSection(_ help: HelpState) -> Int {
        guard help.offset < overlayOverflow else { return 0 }
        let lines = helpLines(help, countedGlyphs)
        return lines.indices.dropFirst(help.offset + 1).first { lines[$0 - 1].text.isEmpty } ?? 0
    }

    var helpHints: [CommandHints.Hint] {
        guard case .help(let help) = overlay, help.isTyping else {
            return [
                .scroll, .init(key: "tab", title: "next part"),
                .init(key: "/", title: "search"), .back,
            ]
        }
        return [.enter("keep"), .back]
    }
}

// MARK: - Text

extension ConsoleState {
    func renderHelp(_ help: HelpState, into surface: inout Surface) {
        surface.fill(overlayRect, .overlay)
        let frame = PaneFrame("Help", note: StyledText(screen.title), isFocused: true)
        surface.pane(frame, in: overlayRect) { pane in
            var area = pane.bounds.inset(dx: 1, dy: 0)
            if help.hasSearchRow {
                var row = area.rows(1).top
                row = row.columns(pane.write("/", x: row.x, y: row.y, Style(.key)) + 1).right
                pane.draw(in: row) { help.search.render(into: &$0, isFocused: help.isTyping) }
                area = area.rows(1).bottom
            }
            pane.draw(in: area) {
                ScrollView(helpLines(help, $0.glyphs), offset: help.offset).render(into: &$0)
            }
        }
    }

    /// The sections under each other, each followed by an empty line.
    func helpLines(_ help: HelpState, _ glyphs: Glyphs) -> [StyledText] {
        let width = ScrollView.contentWidth(in: overlayRect.width - 4)
        let search = help.search.text
        let lines = helpSections(glyphs).flatMap { section -> [StyledText] in
            let found = section.entries.filter { $0.holds(search) }
            guard !found.isEmpty else { return [] }
            return [StyledText(section.title, .title)]
                + found.flatMap { Self.helpLines($0, width: width, isPlain: glyphs.isLinear) } + [
                    ""
                ]
        }
        return lines.isEmpty ? [StyledText("The help has no such words.", .muted)] : lines
    }

    /// A term and its explanation beside it, wrapped; below it where it is long, or where there is
    /// no room for two columns.
    private static func helpLines(
        _ entry: HelpSection.Entry,
        width: Int,
        isPlain: Bool
    ) -> [StyledText] {
        guard !isPlain else {
            let head = entry.term.text.isEmpty ? "" : entry.term + ": "
            return (head + StyledText(entry.text)).wrapped(to: max(1, width))
        }
        let isNarrow = width < 2 * helpTermWidth
        let column = isNarrow ? narrowHelpIndent : helpTermWidth
        let indent = StyledText(String(repeating: " ", count: column))
        let lines = StyledText(entry.text).wrapped(to: max(1, width - column))
        guard !isNarrow, entry.term.width < helpTermWidth else {
            return (entry.term.text.isEmpty ? [] : [entry.term]) + lines.map { indent + $0 }
        }
        let padding = String(repeating: " ", count: helpTermWidth - entry.term.width)
        return lines.enumerated().map { ($0 == 0 ? entry.term + StyledText(padding) : indent) + $1 }
    }

    private static let helpTermWidth = 20
    private static let narrowHelpIndent = 2

    /// Everything that is explained: the selected payout's error, what the screen shows, and the
    /// keys, those of the focused pane first; in a form the keys alone.
    private func helpSections(_ glyphs: Glyphs) -> [HelpSection] {
        guard focus != .form else { return keyHelp }
        return (errorHelp.map { [$0] } ?? []) + screenHelp(glyphs) + keyHelp
    }

    /// What the provider said about the selected payout, and what to do about it.
    private var errorHelp: HelpSection? {
        guard let payout = subject, let reason = payout.reason else { return nil }
        let text = "\(reason.explanation) \(reason.nextStep)"
        let beneficiary = payout.beneficiary
        let isHidden = detail.revealed != payout.id && beneficiary.account.count > 4
        let entry = HelpSection.Entry(
            term: StyledText(reason.code, StatusBadge(payout.status).role, .bold),
            text: isHidden
                ? text.hiding(beneficiary.account, behind: beneficiary.maskedAccount) : text
        )
        return HelpSection(title: "What the provider said about \(payout.id)", entries: [entry])
    }

    private var keyHelp: [HelpSection] {
        let sections = CommandHints.help(ConsoleCommand.descriptions, keymap: keymap)
        let own = scopes.map(\.rawValue)
        let ordered =
            own.flatMap { scope in sections.filter { $0.scope == scope } }
            + sections.filter { !own.contains($0.scope) }
        return ordered.map { section in
            HelpSection(
                title: Self.scopeTitle(section.scope),
                entries: section.rows.map {
                    HelpSection.Entry(term: StyledText($0.keys, .key), text: $0.help)
                }
            )
        }
    }

    private static func scopeTitle(_ scope: String) -> String {
        switch ConsoleCommand.Scope(rawValue: scope) {
        case .list: "In every list"
        case .payouts: "In the list of payouts"
        case .worklist: "In the worklist"
        case .providers: "With a provider"
        case .batches: "With a batch"
        case .approvals: "With what waits for approval"
        case .waiting: "In the list of what waits for approval"
        case .audit: "With the audit trail"
        case .notifications: "With a notification"
        case .reconciliation: "With a break"
        case .closes: "With a closed day"
        case .marks: "In lists with marks"
        case .payout: "With a payout"
        case .detail: "In the detail"
        case .form: "In the form"
        case nil: "Everywhere"
        }
    }
}
