import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderOverlay(into surface: inout Surface) {
        switch overlay {
        case nil: break
        case .help(let offset): renderHelp(offset, into: &surface)
        case .palette(let choices): renderChoices(choices, title: "Commands", into: &surface)
        case .choice(.theme, let choices): renderThemes(choices, into: &surface)
        case .choice(let purpose, let choices):
            renderChoices(choices, title: title(of: purpose), into: &surface)
        case .confirmation(let dialog, _): dialog.render(into: &surface)
        case .prompt(let prompt, _): renderPrompt(prompt, into: &surface)
        case .requery(let progress): renderRequery(progress, into: &surface)
        case .bulk(let progress): renderBulk(progress, into: &surface)
        case .card(let card): renderCard(card, into: &surface)
        case .working(let work, _): renderWork(work, into: &surface)
        }
    }

    func title(of purpose: Overlay.ChoicePurpose) -> String {
        switch purpose {
        case .statusFilter: "Show which status?"
        case .providerFilter: "Show which provider?"
        case .formProvider, .uploadProvider: "Pay through which provider?"
        case .recentBeneficiary: "Pay whom again?"
        case .view: "Show which view?"
        case .columns: "Show or hide which column?"
        case .order: "Show which payouts first?"
        case .exportedList: "Write what?"
        case .formerRequery: "Show which re-query?"
        case .reasonFilter: "Show which reason?"
        case .worklistProvider, .notificationProvider: "Show which provider?"
        case .notificationFate: "Show which fate?"
        case .resolutionClaim: "What became of the money?"
        case .snooze(let id): "Snooze \(id.map { "\($0)" } ?? markedText) for how long?"
        case .reconciledProvider: "Compare which provider?"
        case .reconciliationRun: "Show what which comparison found?"
        case .closedProvider: "Close which provider's day?"
        case .theme: "Which theme?"
        case .breakAction(let id):
            "What is done about \(id.map { "break \($0)" } ?? markedText)?"
        case .field(let index):
            form.flatMap { $0.fields.indices.contains(index) ? $0.fields[index].label : nil } ?? ""
        }
    }

    private func renderChoices(_ choices: ChoiceList, title: String, into surface: inout Surface) {
        let height = min(choices.choices.count + 3, max(8, surface.height - 4))
        let rect = surface.bounds.centered(Size(width: min(66, surface.width - 4), height: height))
        surface.fill(rect, .overlay)
        surface.pane(PaneFrame(StyledText(title), isFocused: true), in: rect) { pane in
            choices.render(into: &pane)
        }
    }

    // MARK: Help

    /// How far the open overlay can be scrolled.
    var overlayOverflow: Int {
        let height = max(1, overlayRect.height - 2)
        switch overlay {
        case .help: return max(0, helpLines.count - height)
        case .requery(let progress):
            let lines = requeryText(progress, .unicode).lines.count
            return max(0, lines - (height - Self.requeryHeadHeight))
        case .bulk(let progress):
            return max(0, bulkLines(progress).count - (height - Self.requeryHeadHeight))
        case .card(let card): return max(0, cardLines(card).count - height)
        default: return 0
        }
    }

    var overlayRect: Rect {
        Rect(x: 0, y: 0, width: size.width, height: size.height)
            .centered(Size(width: min(92, size.width - 4), height: size.height - 4))
    }

    private func renderHelp(_ offset: Int, into surface: inout Surface) {
        surface.fill(overlayRect, .overlay)
        surface.pane(PaneFrame("Help", isFocused: true), in: overlayRect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) {
                ScrollView(helpLines, offset: offset).render(into: &$0)
            }
        }
    }

    /// What the statuses mean, and every key, those of the focused pane first.
    private var helpLines: [StyledText] {
        let width = ScrollView.contentWidth(in: overlayRect.width - 4)
        let sections = CommandHints.help(ConsoleCommand.descriptions, keymap: keymap)
        let own = scopes.map(\.rawValue)
        let ordered =
            own.flatMap { scope in sections.filter { $0.scope == scope } }
            + sections.filter { !own.contains($0.scope) }
        let keys = ordered.flatMap { section -> [StyledText] in
            [StyledText(Self.scopeTitle(section.scope), .title)]
                + section.rows.flatMap { row in
                    Self.helpLines(StyledText(row.keys, .key), row.help, width: width)
                } + [""]
        }
        return keys + statusHelp(width: width)
    }

    /// A term and its explanation beside it, wrapped.
    private static func helpLines(
        _ term: StyledText,
        _ explanation: String,
        width: Int
    ) -> [StyledText] {
        let indent = StyledText(String(repeating: " ", count: helpTermWidth))
        let padding = String(repeating: " ", count: max(1, helpTermWidth - term.width))
        let room = max(1, width - helpTermWidth)
        return StyledText(explanation).wrapped(to: room).enumerated().map { index, line in
            (index == 0 ? term + StyledText(padding) : indent) + line
        }
    }

    private static let helpTermWidth = 20

    private func statusHelp(width: Int) -> [StyledText] {
        let meanings: [(PayoutStatus, String)] = [
            (.pendingApproval, "Waits for a second person. Nothing is sent before."),
            (.queued, "May be submitted; waits for its turn. Nothing has been sent."),
            (.submitting, "A request is on its way."),
            (.processing, "The provider accepted it; not final."),
            (
                .unknown,
                "Sent, or perhaps sent, without a trustworthy answer. It is never sent again by itself."
            ),
            (.paid, "The provider says that the money arrived."),
            (.failed, "The provider says that no money moved."),
            (.returned, "It was paid, and the money came back."),
            (.canceled, "Withdrawn before it was ever submitted."),
        ]
        return [StyledText("Statuses", .title)]
            + meanings.flatMap { status, meaning in
                Self.helpLines(StatusBadge(status).text(.unicode), meaning, width: width)
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
