import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    private var hasWorklistChips: Bool { !worklist.filter.isEmpty }

    /// How many rows of the worklist are on the screen at once.
    var worklistHeight: Int {
        let above = TableView.headerHeight + (hasWorklistChips ? 1 : 0)
        return max(1, layout.list.height - 2 - above)
    }

    func renderWorklist(in rect: Rect, into surface: inout Surface) {
        let frame = PaneFrame(
            "Worklist",
            note: worklistNote(surface.glyphs),
            isFocused: focus == .list
        )
        surface.pane(frame, in: rect) { pane in
            var area = pane.bounds
            if hasWorklistChips {
                let chips = area.rows(1).top.inset(dx: 1, dy: 0)
                pane.draw(in: chips) { Chips(worklistChips).render(into: &$0) }
                area = area.rows(1).bottom
            }
            pane.draw(in: area) { renderWorklistRows(into: &$0) }
        }
        let bar = rect.rows(rect.height - worklistHeight - 1).bottom.rows(worklistHeight).top
        surface.draw(in: bar) {
            ScrollBar(total: worklist.rowCount, first: worklist.top, hasTrack: false)
                .render(into: &$0)
        }
    }

    /// How many for which reason, the most urgent first.
    private func worklistNote(_ glyphs: Glyphs) -> StyledText {
        let counts = Attention.each.compactMap { reason -> String? in
            let count = worklist.count { $0.reason == reason }
            return count == 0 ? nil : "\(count.grouped) \(reason.shortWord)"
        }
        return StyledText(counts.joined(separator: " \(glyphs.separator) "))
    }

    private var worklistChips: [Chips.Chip] {
        let filter = worklist.filter
        return filter.reasons.reasons.map { Chips.Chip("reason:\($0.shortWord)") }
            + facts.providers.filter { filter.providers.contains($0.id) }
            .map { Chips.Chip("provider:\($0.id)") }
            + (filter.owner.map { [Chips.Chip("owner:\($0.rawValue)")] } ?? [])
    }

    private func renderWorklistRows(into surface: inout Surface) {
        let end = min(worklist.top + worklistHeight, worklist.rowCount)
        guard worklist.rowCount > 0 else { return renderEmptyWorklist(into: &surface) }
        let visible = (min(worklist.top, end)..<end).map(worklist.row)
        let table = TableView(
            columns: WorklistColumns.columns,
            rows: visible.map { TableView.Row(cells($0, surface.glyphs)) },
            selection: worklist.selectedIndex.map { $0 - worklist.top },
            isFocused: focus == .list && overlay == nil
        )
        table.render(into: &surface)
        for (y, row) in visible.enumerated() {
            guard case .notifications(let group) = row else { continue }
            renderGroupRow(group, y: y + TableView.headerHeight, into: &surface)
        }
        if case .failed(let message) = worklist.freshness {
            surface.writeNotLive(message)
        }
    }

    private func cells(_ row: WorklistRow, _ glyphs: Glyphs) -> [StyledText] {
        guard case .item(let item) = row else { return [] }
        return WorklistColumns.cells(item, me: facts.operatorName, now: now, glyphs: glyphs)
    }

    /// A group has a sentence rather than columns.
    private func renderGroupRow(_ group: NotificationGroup, y: Int, into surface: inout Surface) {
        let since = TimeText.age(now.timeIntervalSince(group.tally.oldest))
        let column = TextWidth.pad(since, to: WorklistColumns.sinceWidth, .trailing)
        surface.write(
            StyledText("\(column)  ", .muted)
                + StyledText("! \(NotificationGroupText(group).sentence)", .attention),
            x: TableView.gutterWidth,
            y: y,
            limit: surface.width - TableView.gutterWidth - 1
        )
    }

    private func renderEmptyWorklist(into surface: inout Surface) {
        let lines: [StyledText]
        switch worklist.freshness {
        case .loading: lines = [StyledText("Reading the worklist…", .muted)]
        case .failed(let message):
            lines = [
                StyledText("The worklist could not be read.", .error, .bold),
                StyledText(message),
                StyledText("ctrl-l reads it again.", .muted),
            ]
        case .live where worklist.filter.isEmpty:
            lines = [
                StyledText("Nothing needs a person.", .title),
                StyledText(
                    "What does appears here by itself: unknown outcomes, conflicts, reversals, "
                        + "late payouts, and notifications that were not believed.",
                    .muted
                ),
            ]
        case .live:
            lines = [
                StyledText("Nothing matches.", .title),
                StyledText("Press escape to show the whole worklist again.", .muted),
            ]
        }
        surface.writeParagraphs(lines)
    }

    /// The row of the worklist that is drawn at a place, if one is.
    func worklistRow(at point: Point) -> Int? {
        let line = point.y - layout.list.y - 2 - (hasWorklistChips ? 1 : 0)
        let row = worklist.top + line
        let isRow = (0..<worklistHeight).contains(line) && (0..<worklist.rowCount).contains(row)
        return layout.list.contains(point) && isRow ? row : nil
    }
}

// MARK: - Groups in the detail

extension ConsoleState {
    /// The group that the detail explains, where no payout is selected.
    var shownGroup: NotificationGroup? { screen == .worklist ? worklist.selectedGroup : nil }

    /// What the messages are, since when, and what to do about them.
    func groupLines(_ group: NotificationGroup, width: Int) -> [StyledText] {
        let text = NotificationGroupText(group)
        let key = keymap.firstKey(of: .dismiss)
        let zone = TimeText.zone(facts.utcOffset)
        func time(_ date: Date) -> StyledText {
            StyledText("\(TimeText.full(date, utcOffset: facts.utcOffset)) \(zone)")
        }
        let fields = [
            FieldList.Field("What", StyledText(text.sentence, .attention)),
            FieldList.Field("Why", StyledText(text.explanation)),
            FieldList.Field("What to do", StyledText(text.nextStep)),
            FieldList.Field("First", time(group.tally.oldest)),
            FieldList.Field("Latest", time(group.tally.newest)),
            FieldList.Field("Then", StyledText("\(key) marks them as looked at.", .muted)),
        ]
        return FieldList(fields, labelWidth: 10).lines(width: width)
    }
}

extension Keymap {
    /// The key of a command, or its name where it has none.
    func firstKey(of command: ConsoleCommand) -> String {
        guard let row = ConsoleCommand.rows.first(where: { $0.command == command }) else {
            return command.rawValue
        }
        return keys(for: row.description).first?.name ?? "“\(row.description.title)”"
    }
}
