import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    func renderCloses(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed(ViewedList.closes.title), note: closesNote(surface.glyphs))
        renderList(frame, in: rect, into: &surface) { renderCloseRows(into: &$0) }
    }

    private var hasCloseFilter: Bool { closes.filter != ClosingFilter() }

    /// Which days can be closed now, or how many a filter leaves.
    private func closesNote(_ glyphs: Glyphs) -> StyledText {
        guard !hasCloseFilter else {
            return foundNote(closes.rows.count, hasMore: closes.isCut)
        }
        guard !closes.proposals.isEmpty else { return "" }
        let due = closes.due
        guard !due.isEmpty else { return StyledText("every day that is over is closed") }
        let names = due.map { "\($0.day.provider)" }.joined(separator: ", ")
        return StyledText("\(due.count) due\(glyphs.joint)\(names)")
    }

    private func renderCloseRows(into surface: inout Surface) {
        guard !closes.rows.isEmpty else { return surface.writeParagraphs(closesEmptyState) }
        let columns = CloseColumns.columns
        renderRows(of: closes.rows, columns, changes: closes.changes, into: &surface) {
            row,
            glyphs in
            CloseColumns.cells(row, closes.checks[row.record.day], glyphs: glyphs)
        }
    }

    private var closesEmptyState: [StyledText] {
        switch closes.freshness {
        case .loading: [StyledText("Reading the closed days…", .muted)]
        case .failed(let message):
            [
                StyledText("The closed days could not be read.", .error, .bold),
                StyledText(message), StyledText("ctrl-l reads them again.", .muted),
            ]
        case .live where hasCloseFilter:
            [
                StyledText("Nothing matches.", .title),
                StyledText("Press escape to show all closed days again.", .muted),
            ]
        case .live:
            [
                StyledText("No day was closed yet.", .title),
                StyledText(
                    "\(keymap.firstKey(of: .closeDay)) shows what a day came to, and closes it.",
                    .muted
                ),
            ]
        }
    }
}

// MARK: - Detail

extension ConsoleState {
    func renderCloseDetail(in rect: Rect, into surface: inout Surface) {
        let title = closes.rows.selected.map { "\($0.record.day)" } ?? "Detail"
        let note = closes.rows.selected.map { "where clocks are \($0.record.day.zone)" } ?? ""
        let frame = detailFrame(StyledText(title), note: StyledText(note))
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) {
                ScrollView(closeDetailLines($0.glyphs), offset: detail.offset).render(into: &$0)
            }
        }
    }

    /// The lines of the detail: what was sealed, and what changed since.
    func closeDetailLines(_ glyphs: Glyphs) -> [StyledText] {
        guard let row = closes.rows.selected else {
            return [StyledText("Select a closed day to see it here.", .muted)]
        }
        guard let sight = closes.sight, sight.sealed.close.day == row.record.day else {
            return [StyledText("Computing the day anew…", .muted)]
        }
        return CloseDetail(
            sight: sight,
            check: closes.checks[row.record.day],
            verifyKey: keymap.firstKey(of: .verifyClose),
            width: ScrollView.contentWidth(in: layout.side.width - 4),
            glyphs: glyphs
        ).lines
    }
}
