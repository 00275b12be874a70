import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    /// The row that says what came of the last check.
    static let auditCheckRows = 1

    func renderAudit(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed("Audit"), note: auditNote)
        surface.pane(frame, in: rect) { pane in
            let (head, rest) = pane.bounds.rows(Self.auditCheckRows)
            pane.draw(in: head.inset(dx: 1, dy: 0)) { row in
                row.write(auditCheckText(row.glyphs).clipped(to: row.width), x: 0, y: 0)
            }
            renderFiltered(in: rest, into: &pane) { renderAuditRows(into: &$0) }
        }
    }

    private var auditNote: StyledText {
        guard audit.filter == AuditFilter() else {
            return foundNote(audit.entries.count, hasMore: audit.hasOlder)
        }
        guard let newest = audit.entries.first else { return "" }
        return StyledText("\(Int(newest.sequence).counting("record")), newest first")
    }

    private func renderAuditRows(into surface: inout Surface) {
        guard !audit.entries.isEmpty else { return surface.writeParagraphs(auditEmptyState) }
        let (entries, changes) = (audit.entries, audit.changes)
        renderRows(of: entries, AuditColumns.columns, changes: changes, into: &surface) {
            entry,
            _ in
            AuditColumns.cells(entry, moments)
        }
    }

    private var auditEmptyState: [StyledText] {
        switch audit.freshness {
        case .loading: [StyledText("Reading who did what…", .muted)]
        case .failed(let error): unread("The records", error)
        case .live where audit.filter != AuditFilter():
            [
                StyledText("Nothing matches.", .title),
                StyledText("Press escape to show all records again.", .muted),
            ]
        case .live:
            [
                StyledText("Nobody has done anything yet.", .title),
                StyledText("Every act leaves a record here that cannot be changed.", .muted),
            ]
        }
    }
}

// MARK: - The check

extension ConsoleState {
    /// `Checking 120,000 of 1,000,000 · 310,000/s · 3 s left`, or what came of it.
    private func auditCheckText(_ glyphs: Glyphs) -> StyledText {
        let key = keymap.firstKey(of: .verifyAudit)
        guard let check = audit.check else {
            return StyledText("\(key) checks that nobody changed a record.", .muted)
        }
        if let failure = check.failure { return StyledText("Not checked: \(failure)", .error) }
        guard let endedAt = check.endedAt else { return progressText(check, key, glyphs) }
        let clock = TimeText.clock(endedAt, utcOffset: facts.utcOffset)
        switch check.progress.verdict {
        case nil:
            let count = Int(check.progress.proven.count).grouped
            return StyledText("Stopped at \(clock) after \(count) records.", .muted)
        case .intact(let head):
            let intact = glyphs.signed("intact", "✓", ascii: "+")
            return StyledText("\(intact) at \(clock)", .success)
                + StyledText(", head \(Int(head.count).grouped):\(head.hash.short)", .muted)
        case .broken(let place):
            let sentence = glyphs.signed(place.sentence, "✖", ascii: "x")
            return StyledText(sentence, .error, .bold)
        }
    }

    private func progressText(_ check: AuditCheck, _ key: String, _ glyphs: Glyphs) -> StyledText {
        let measure = WorkMeasure(
            done: Int(check.progress.proven.count),
            of: Int(check.progress.total),
            startedAt: check.startedAt
        )
        let text = "Checking " + measure.text(at: now, separator: glyphs.joint)
        return StyledText(text, .inMotion) + StyledText("  \(key) stops", .muted)
    }
}

// MARK: - One entry

extension ConsoleState {
    /// The lines of the detail, wrapped to the pane; it scrolls over them.
    var auditLines: [StyledText] {
        guard let entry = audit.entries.selected else { return [] }
        let time = TimeText.full(entry.at, utcOffset: facts.utcOffset)
        let fields = [
            FieldList.Field("When", StyledText("\(time) \(TimeText.zone(facts.utcOffset))")),
            FieldList.Field("Who", StyledText(entry.by.rawValue, .title)),
            FieldList.Field("What", StyledText(entry.what)),
            FieldList.Field("Subject", StyledText(entry.subject)),
            FieldList.Field(
                "Reason",
                entry.reason.isEmpty ? StyledText("–", .faint) : StyledText(entry.reason)
            ),
            FieldList.Field("", ""),
            FieldList.Field("Before it", Self.hash("\(entry.previous)")),
            FieldList.Field("Its hash", Self.hash("\(entry.hash)")),
            FieldList.Field("Checked", checkedText(entry)),
        ]
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        return FieldList(fields, labelWidth: 10).lines(width: width)
    }

    /// A hash in groups, which the eye can compare and a line can break between.
    private static func hash(_ digits: String) -> StyledText {
        let groups = stride(from: 0, to: digits.count, by: 16).map {
            String(digits.dropFirst($0).prefix(16))
        }
        return StyledText(groups.joined(separator: " "), .muted)
    }

    /// Whether the last check has proven this entry.
    private func checkedText(_ entry: AuditEntry) -> StyledText {
        guard let progress = audit.check?.progress else {
            return StyledText("not yet: \(keymap.firstKey(of: .verifyAudit)) does", .muted)
        }
        if case .broken(let place) = progress.verdict, entry.sequence >= place.sequence {
            return entry.sequence == place.sequence
                ? StyledText(place.sentence, .error, .bold)
                : StyledText("not proven: record \(place.sequence) does not hold", .attention)
        }
        return entry.sequence <= progress.proven.count
            ? StyledText("as it was written", .success) : StyledText("not yet", .muted)
    }
}
