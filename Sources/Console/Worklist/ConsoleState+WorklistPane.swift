import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    func renderWorklist(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed("Worklist"), note: worklistNote(surface.glyphs))
        renderList(frame, in: rect, into: &surface) { renderWorklistRows(into: &$0) }
    }

    /// How many rows for which reason, the most urgent first, or how many a filter leaves.
    private func worklistNote(_ glyphs: Glyphs) -> StyledText {
        guard worklist.filter.isEmpty else {
            let hasMore = worklist.hasEarlier || worklist.hasLater
            return foundNote(worklist.rows.count, hasMore: hasMore)
        }
        let counts = Attention.each.compactMap { reason -> String? in
            let count = worklist.shownCount(of: reason)
            return count == 0 ? nil : reason.counted(count)
        }
        return StyledText(counts.joined(separator: glyphs.joint))
    }

    private func renderWorklistRows(into surface: inout Surface) {
        guard !worklist.rows.isEmpty else { return renderEmptyWorklist(into: &surface) }
        let columns = WorklistColumns(facts: facts, moments: moments, isWide: layout.isListWide)
        renderRows(
            of: worklist.rows,
            columns.columns,
            changes: worklist.changes,
            into: &surface
        ) { row, glyphs in row.entry.map { columns.cells($0, glyphs) } ?? [] }
        for (y, row) in worklist.rows.visible(height: listHeight).enumerated() {
            guard case .notifications(let group) = row else { continue }
            let y = y + TableView.headerHeight
            renderGroupRow(group, isSelected: group == shownGroup, y: y, into: &surface)
        }
    }

    /// A group has a sentence rather than columns.
    private func renderGroupRow(
        _ group: NotificationGroup,
        isSelected: Bool,
        y: Int,
        into surface: inout Surface
    ) {
        let since = moments.age(of: group.tally.oldest)
        let isFocused = focus == .list && overlay == nil
        guard !surface.glyphs.isLinear else {
            let words = "\(group.sentence), Since: \(since)"
            surface.write(words, y: y, Style(.attention))
            guard isSelected else { return }
            surface.writeSelected(StyledText(group.sentence), x: 0, y: y, isFocused: isFocused)
            if isFocused { surface.placeCursor(x: 0, y: y, reading: words) }
            return
        }
        let column = TextWidth.pad(since, to: WorklistColumns.sinceWidth, .trailing)
        let used = surface.write("\(column)  ", x: TableView.gutterWidth, y: y, Style(.muted))
        let x = TableView.gutterWidth + used
        let sentence = StyledText("! \(group.sentence)", .attention)
        let room = surface.width - x - 1
        if isSelected {
            surface.writeSelected(sentence, x: x, y: y, isFocused: isFocused, limit: room)
        } else {
            surface.write(sentence, x: x, y: y, limit: room)
        }
    }

    private func renderEmptyWorklist(into surface: inout Surface) {
        let lines: [StyledText]
        switch worklist.freshness {
        case .loading: lines = [StyledText("Reading the worklist…", .muted)]
        case .failed(let error): lines = unread("The worklist", error)
        case .live where worklist.filter.isEmpty:
            lines = [
                StyledText("Nothing needs a person.", .title),
                StyledText(
                    "What does appears here by itself: unknown outcomes, conflicts, reversals, "
                        + "late payouts, breaks, and notifications that were not believed.",
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
}

// MARK: - Groups in the detail

extension ConsoleState {
    /// The group that the detail explains, where no payout is selected.
    var shownGroup: NotificationGroup? { screen == .worklist ? worklist.selectedGroup : nil }

    /// What the messages are, since when, and what to do about them.
    func groupLines(_ group: NotificationGroup, width: Int) -> [StyledText] {
        let key = facts.key(of: .dismiss, in: keymap)
        let zone = TimeText.zone(facts.utcOffset)
        func time(_ date: Date) -> StyledText {
            StyledText("\(TimeText.full(date, utcOffset: facts.utcOffset)) \(zone)")
        }
        let fields = [
            FieldList.Field("What", StyledText(group.sentence, .attention)),
            FieldList.Field("Why", StyledText(group.explanation)),
            FieldList.Field("What to do", StyledText(group.nextStep)),
            FieldList.Field("First", time(group.tally.oldest)),
            FieldList.Field("Latest", time(group.tally.newest)),
            key.map { key in
                FieldList.Field("Then", StyledText("\(key) marks them as looked at.", .muted))
            },
        ].compactMap(\.self)
        return FieldList(fields, labelWidth: 10).lines(width: width)
    }
}

// MARK: - Breaks in the detail

extension ConsoleState {
    /// The break that the detail explains, where no payout is selected.
    var shownWorklistBreak: BreakRecord? { screen == .worklist ? worklist.selectedBreak : nil }

    /// What differs, how much is in doubt, who is on it, and where it is resolved.
    func worklistBreakLines(_ record: BreakRecord, width: Int) -> [StyledText] {
        let found = record.found
        let key = keymap.firstKey(of: .open)
        let purpose = refused(.resolveBreak) == nil ? ", to resolve it" : ""
        let fields = [
            FieldList.Field("At stake", StyledText("\(found.stake)", .money, .bold)),
            FieldList.Field("Break", record.nameInFull),
            FieldList.Field("Reason", StyledText(found.kind.meaning, .attention)),
            FieldList.Field("What", StyledText(found.detail)),
            FieldList.Field("Age", StyledText(moments.age(of: record.since))),
            FieldList.Field("Next step", StyledText(found.kind.nextStep)),
            FieldList.Field("Who", owner(of: record)),
            FieldList.Field("Stands", StyledText(record.state.meaning)),
            FieldList.Field("Payout", StyledText(record.payout?.rawValue ?? "none of ours")),
            FieldList.Field("Then", StyledText("\(key) shows both sides\(purpose).", .muted)),
        ]
        return FieldList(fields, labelWidth: 10).lines(width: width)
    }

    private func owner(of record: BreakRecord) -> StyledText {
        guard let owner = record.owner else {
            let way = facts.key(of: .claim, in: keymap).map { "; \($0) takes it on" } ?? ""
            return StyledText("nobody\(way)", .muted)
        }
        return owner == facts.operatorName
            ? StyledText("you", .title) : StyledText(owner.rawValue)
    }
}
