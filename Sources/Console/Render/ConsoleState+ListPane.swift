import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderList(in rect: Rect, into surface: inout Surface) {
        switch screen {
        case .payouts: renderPayouts(in: rect, into: &surface)
        case .worklist: renderWorklist(in: rect, into: &surface)
        case .providers: renderProviders(in: rect, into: &surface)
        case .batches: renderBatches(in: rect, into: &surface)
        case .approvals: renderApprovals(in: rect, into: &surface)
        case .audit: renderAudit(in: rect, into: &surface)
        case .notifications: renderNotifications(in: rect, into: &surface)
        case .reconciliation where closes.isShown: renderCloses(in: rect, into: &surface)
        case .reconciliation: renderBreaks(in: rect, into: &surface)
        }
        renderListBar(into: &surface)
    }

    /// Draws the rows of a list that are on the screen, below the names of the columns.
    func renderRows<Row>(
        of list: SelectableList<Row>,
        _ columns: [TableColumn],
        changes: RowChanges<Row.ID>,
        into surface: inout Surface,
        cells: (Row, Glyphs) -> [StyledText]
    ) {
        let table = TableView(
            columns: columns,
            rows: zip(
                list.visible(height: listHeight),
                list.visibleMarks(height: listHeight)
            ).map { row, isMarked in
                TableView.Row(
                    cells(row, surface.glyphs),
                    isMarked: isMarked,
                    change: changes.change(of: row.id, at: now)
                )
            },
            selection: list.selectedIndex.map { $0 - list.top },
            isFocused: focus == .list && overlay == nil
        )
        table.render(into: &surface)
        if let failure = freshness.failure {
            surface.writeNotLive(failure.message, "\(keymap.firstKey(of: .redraw)) reads again.")
        }
    }

    /// The bar lies on the frame beside the rows, so that it takes no column from them.
    private func renderListBar(into surface: inout Surface) {
        let isStretch = screen == .payouts
        let bar = ScrollBar(
            total: isStretch ? list.total : place.count,
            first: (isStretch ? list.rowsAbove : 0) + place.top,
            hasTrack: false
        )
        surface.draw(in: rowsRect) { bar.render(into: &$0) }
    }

    /// A list in its frame, with what it is filtered by above its rows.
    func renderList(
        _ frame: PaneFrame,
        in rect: Rect,
        into surface: inout Surface,
        rows: (inout Surface) -> Void
    ) {
        surface.pane(frame, in: rect) { renderFiltered(in: $0.bounds, into: &$0, rows: rows) }
    }

    /// What a list is filtered by, and its rows below.
    func renderFiltered(
        in area: Rect,
        into pane: inout Surface,
        rows: (inout Surface) -> Void
    ) {
        let (filter, area) = area.rows(hasFilterRow ? 1 : 0)
        pane.draw(in: area, rows)
        // What is typed has the terminal's cursor.
        if hasFilterRow { pane.draw(in: filter) { renderFilterRow(into: &$0) } }
    }

    /// How many rows a filter leaves, as far as they were read.
    func foundNote(_ count: Int, hasMore: Bool) -> StyledText {
        StyledText("\(count.grouped)\(hasMore ? "+" : "") found")
    }

    private func renderPayouts(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed("Payouts"), note: listNote(surface.glyphs))
        renderList(frame, in: rect, into: &surface) { renderRows(into: &$0) }
    }

    /// How many of how many, and in which order.
    private func listNote(_ glyphs: Glyphs) -> StyledText {
        let total = list.tallies.reduce(0) { $0 + $1.count }.grouped
        guard let count = list.count else { return "" }
        let shown = count.value.grouped + (count.isExact ? "" : "+")
        let of = list.filter.applied.isEmpty ? total : "\(shown) of \(total)"
        return StyledText("\(of)\(glyphs.joint)\(orderText)")
    }

    private func renderRows(into surface: inout Surface) {
        guard !list.rows.isEmpty else { return renderEmptyList(into: &surface) }
        let columns = PayoutColumns(shown: list.columns)
        renderRows(of: list.rows, columns.columns, changes: list.changes, into: &surface) {
            columns.cells($0, moments, $1, portal: facts.provider($0.provider)?.portal)
        }
    }

    private func renderEmptyList(into surface: inout Surface) {
        let lines: [StyledText]
        switch list.freshness {
        case .loading: lines = [StyledText("Reading the ledger…", .muted)]
        case .failed(let error): lines = unread("The ledger", error)
        case .live where list.filter.applied.isEmpty:
            lines = [
                StyledText("No payouts yet.", .title),
                beginning(.create, "fills in the first one."),
            ]
        case .live where list.olderStop != nil:
            lines = [StyledText("Looking through the ledger…", .muted)]
        case .live:
            let hint = list.filter.applied.suggestion.map { StyledText($0) }
            lines =
                [StyledText("Nothing matches.", .title)] + [hint].compactMap(\.self) + [
                    StyledText(
                        list.origin == nil
                            ? "Press escape to show all payouts again."
                            : "Press escape to go back.",
                        .muted
                    )
                ]
        }
        surface.writeParagraphs(lines)
    }
}

extension Surface {
    /// Says in the last row why what stands above it is not up to date, and what to do.
    fileprivate mutating func writeNotLive(_ message: String, _ step: String) {
        let y = height - 1
        fill(Rect(x: 0, y: y, width: width, height: 1), .attention)
        // However long the reason is, the next step stands there whole.
        let room = max(0, width - 3 - TextWidth.width(of: step))
        let style = Style(.error, on: .attention)
        let used = write("Not live: \(message)", x: 1, y: y, style, limit: room)
        write(step, x: 2 + used, y: y, style, limit: width - 3 - used)
    }

    /// Writes lines from the second row on, each wrapped, one column in.
    mutating func writeParagraphs(_ lines: [StyledText]) {
        let wrapped = lines.flatMap { $0.wrapped(to: max(1, width - 4)) }
        for (y, line) in wrapped.enumerated() { write(line, x: 2, y: y + 1) }
    }
}
