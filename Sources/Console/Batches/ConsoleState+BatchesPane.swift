import Foundation
import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderBatches(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed("Batches"), note: batchesNote(surface.glyphs))
        renderList(frame, in: rect, into: &surface) { pane in
            guard !batches.batches.isEmpty else {
                return pane.writeParagraphs(batchesEmptyState)
            }
            let (rows, changes) = (batches.batches, batches.changes)
            renderRows(
                of: rows,
                Self.batchColumns,
                changes: changes,
                into: &pane,
                cells: cells
            )
        }
    }

    private var hasBatchFilter: Bool { batches.filter != BatchFilter() }

    private func batchesNote(_ glyphs: Glyphs) -> StyledText {
        let count = batches.batches.count
        guard !hasBatchFilter else {
            return foundNote(count, hasMore: count == BatchesState.limit)
        }
        return StyledText(count == 0 ? "" : "\(count.grouped)\(glyphs.joint)newest first")
    }

    private static let barWidth = 16

    private static let batchColumns: [TableColumn] = [
        TableColumn(
            "Age",
            minimum: 4,
            ideal: 4,
            priority: 4,
            alignment: .trailing,
            spoken: "At"
        ),
        TableColumn("Batch", minimum: 12, ideal: 12, priority: 7, namesRow: true),
        TableColumn("File", minimum: 7, ideal: nil, priority: 6),
        TableColumn("Payouts", minimum: 7, ideal: 7, priority: 5, alignment: .trailing),
        TableColumn("Settled", minimum: 7, ideal: 7, priority: 9, alignment: .trailing),
        TableColumn(
            "Where they stand",
            minimum: barWidth,
            ideal: barWidth,
            priority: 8
        ),
        TableColumn("By", minimum: 6, ideal: 8, priority: 3, spoken: "By"),
    ]

    private func cells(_ batch: Batch, _ glyphs: Glyphs) -> [StyledText] {
        let settled = batch.settledPercent
        return [
            StyledText(moments.age(of: batch.createdAt), .muted),
            StyledText(batch.id.rawValue, .text),
            StyledText((batch.retryOf == nil ? "" : "retry of ") + batch.name, .text),
            StyledText(batch.rowCount.grouped, .text),
            StyledText("\(settled) %", settled == 100 ? .done : .inMotion),
            StatusBar(batch).bar(width: Self.barWidth, glyphs),
            StyledText(batch.createdBy.rawValue, .muted),
        ]
    }

    private var batchesEmptyState: [StyledText] {
        switch batches.freshness {
        case .loading: [StyledText("Reading the batches…", .muted)]
        case .failed(let error): unread("The batches", error)
        case .live where hasBatchFilter:
            [
                StyledText("Nothing matches.", .title),
                StyledText("Press escape to show all batches again.", .muted),
            ]
        case .live:
            [
                StyledText("No batch yet.", .title),
                beginning(
                    .upload,
                    "uploads a CSV file of payouts, and shows what it would do first."
                ),
            ]
        }
    }

    // MARK: Detail

    /// The lines of the detail, wrapped to the pane; it scrolls over them.
    func batchDetailLines(_ glyphs: Glyphs) -> [StyledText] {
        batchDetail(glyphs)?.lines ?? []
    }

    /// The selected batch in words.
    func batchDetail(_ glyphs: Glyphs) -> BatchDetail? {
        guard let batch = batches.batches.selected else { return nil }
        return BatchDetail(
            batch: batch,
            page: batches.selectedLines,
            unread: batches.failure.map { unread("Its rows", $0) } ?? [],
            before: batches.turned.count * BatchesState.lineLimit,
            statuses: batches.statuses,
            utcOffset: facts.utcOffset,
            width: ScrollView.contentWidth(in: layout.side.width - 4),
            glyphs: glyphs
        )
    }
}
