import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderOverlay(into surface: inout Surface) {
        switch overlay {
        case nil: break
        case .jump(let jump): jump.render(into: &surface)
        case .help(let help): renderHelp(help, into: &surface)
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
        case .snooze(let subject): "Snooze \(subject.words(marked: markedText)) for how long?"
        case .reconciledProvider: "Compare which provider?"
        case .reconciliationRun: "Show which breaks?"
        case .closedProvider: "Close which provider's day?"
        case .theme: "Which theme?"
        case .breakAction(let id):
            "What is done about \(id.map { "break \($0)" } ?? markedText)?"
        case .field(let index):
            form.flatMap { $0.fields.indices.contains(index) ? $0.fields[index].label : nil } ?? ""
        }
    }

    private func renderChoices(_ choices: ChoiceList, title: String, into surface: inout Surface) {
        let count = choices.choices.count { $0.offer != .searched }
        let height = min(count + 3, max(8, surface.height - 4))
        // The frame takes a column at either end, and two more beside its title.
        let whole = max(choices.width + 2, TextWidth.width(of: title) + 5)
        let rect = surface.overlay(Size(width: min(whole, surface.width - 4), height: height))
        renderChoices(choices, title: title, in: rect, into: &surface)
    }

    /// Draws a list in its frame, with a bar on it that says where it goes on.
    func renderChoices(
        _ choices: ChoiceList,
        title: String,
        in rect: Rect,
        into surface: inout Surface
    ) {
        surface.fill(rect, .overlay)
        surface.pane(PaneFrame(StyledText(title), isFocused: true), in: rect) { pane in
            choices.render(into: &pane)
        }
        let inside = PaneFrame.interior(of: rect, glyphs: surface.glyphs)
        choices.renderBar(beside: inside, into: &surface)
    }

    // MARK: Scrolling

    /// How far the open overlay can be scrolled.
    var overlayOverflow: Int {
        let height = max(1, overlayRect.height - frameHeight)
        switch overlay {
        case .help(let help):
            let rows = height - (help.hasSearchRow ? 1 : 0)
            return max(0, helpLines(help, countedGlyphs).count - rows)
        case .requery(let progress):
            let lines = requeryText(progress, countedGlyphs).lines.count
            return max(0, lines - (height - Self.requeryHeadHeight))
        case .bulk(let progress):
            return max(0, bulkLines(progress).count - (height - Self.requeryHeadHeight))
        case .card(let card): return max(0, cardLines(card).count - height)
        default: return 0
        }
    }

    var overlayRect: Rect {
        let whole = Rect(x: 0, y: 0, width: size.width, height: size.height)
        // Where it stands in place of the panes, it is drawn into the room between the edges.
        guard !facts.isPlain else { return whole.lastRows(2).top }
        return whole.centered(Size(width: min(92, size.width - 4), height: size.height - 4))
    }
}
