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
        case .failed(let error): unread("The closed days", error)
        case .live where hasCloseFilter:
            [
                StyledText("Nothing matches.", .title),
                StyledText("Press escape to show all closed days again.", .muted),
            ]
        case .live:
            [
                StyledText("No day was closed yet.", .title),
                StyledText(closingWords, .muted),
            ]
        }
    }
}

extension ConsoleState {
    /// Everybody may look at what a day came to.
    private var closingWords: String {
        let words = "\(keymap.firstKey(of: .closeDay)) shows what a day came to"
        let refusal = facts.access.refusal(of: .close, to: facts.operatorName)
        return refusal.map { "\(words). \($0.sentence)" } ?? "\(words), and closes it."
    }
}

// MARK: - Detail

extension ConsoleState {
    /// The lines of the detail: what was sealed, and what changed since.
    func closeDetailLines(_ glyphs: Glyphs) -> [StyledText] {
        guard let row = closes.rows.selected else { return [] }
        let width = min(
            ScrollView.contentWidth(in: layout.side.width - 4),
            CloseDetail.maximumWidth
        )
        guard let sight = closes.sight, sight.sealed.close.day == row.record.day else {
            let instead = closes.failure.map { unread("What was sealed", $0) }
            return (instead ?? [StyledText("Computing the day anew…", .muted)])
                .flatMap { $0.wrapped(to: width) }
        }
        return CloseDetail(
            sight: sight,
            check: closes.checks[row.record.day],
            verifyKey: keymap.firstKey(of: .verifyClose),
            width: width,
            glyphs: glyphs
        ).lines
    }
}
