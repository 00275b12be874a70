import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderOverlay(into surface: inout Surface) {
        switch overlay {
        case nil: break
        case .help(let offset): renderHelp(offset, into: &surface)
        case .palette(let choices): renderChoices(choices, title: "Commands", into: &surface)
        case .choice(let purpose, let choices):
            renderChoices(choices, title: title(of: purpose), into: &surface)
        case .confirmation(let dialog, _): dialog.render(into: &surface)
        case .requery(let progress): renderRequery(progress, into: &surface)
        }
    }

    private func title(of purpose: Overlay.ChoicePurpose) -> String {
        switch purpose {
        case .statusFilter: "Show which status?"
        case .providerFilter: "Show which provider?"
        case .formProvider: "Pay through which provider?"
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
        case .requery(let progress): return max(0, progress.ids.count - (height - 2))
        default: return 0
        }
    }

    private var overlayRect: Rect {
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
            sections.filter { own.contains($0.scope) } + sections.filter { !own.contains($0.scope) }
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
        case .list: "In the list"
        case .payout: "With a payout"
        case .detail: "In the detail"
        case .form: "In the form"
        case nil: "Everywhere"
        }
    }

    // MARK: Re-query

    private func renderRequery(_ progress: RequeryProgress, into surface: inout Surface) {
        let title = progress.isDone ? "Re-query: done" : "Re-query"
        let note = "\(progress.results.count.grouped) of \(progress.ids.count.grouped)"
        let frame = PaneFrame(StyledText(title), note: StyledText(note), isFocused: true)
        surface.fill(overlayRect, .overlay)
        surface.pane(frame, in: overlayRect) { pane in
            let inside = pane.bounds.inset(dx: 1, dy: 0)
            pane.draw(in: inside.rows(1).top) {
                ProgressBar(done: progress.results.count, total: progress.ids.count)
                    .render(into: &$0)
            }
            let lines = progress.ids.enumerated().map { index, id in
                requeryLine(
                    id,
                    progress.results.indices.contains(index) ? progress.results[index] : nil,
                    pane.glyphs
                )
            }
            pane.draw(in: inside.rows(2).bottom) {
                ScrollView(lines, offset: progress.offset).render(into: &$0)
            }
        }
    }

    private func requeryLine(
        _ id: PayoutID,
        _ result: RequeryResult?,
        _ glyphs: Glyphs
    ) -> StyledText {
        let name = StyledText("\(id)  ", .label)
        guard let result else { return name + StyledText("waits", .faint) }
        switch result.outcome {
        case .failure: return name + StyledText(result.message, .error)
        case .success(let answer):
            return name + StatusBadge(answer.payout.status).text(glyphs)
                + StyledText("  \(result.message)", .muted)
        }
    }
}
