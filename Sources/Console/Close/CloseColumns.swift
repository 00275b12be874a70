import Payouts
import TerminalUI

/// The columns of the list of closed days.
///
/// Priorities say which stay on a narrow screen.
enum CloseColumns {
    static let columns: [TableColumn] =
        [
            TableColumn("Day", minimum: 10, ideal: 10, priority: 9, namesRow: true),
            TableColumn("Provider", minimum: 11, ideal: 11, priority: 8),
        ] + TableColumn.money("Paid", ideal: 16, priority: 7)
        + [
            TableColumn("Closing", minimum: 7, ideal: 7, priority: 4, alignment: .trailing),
            TableColumn("Breaks", minimum: 6, ideal: 6, priority: 5, alignment: .trailing),
            TableColumn(
                "Verified",
                minimum: 9,
                ideal: 9,
                priority: 6,
                spoken: "Verified"
            ),
            TableColumn("By", minimum: 6, ideal: 8, priority: 3, spoken: "By"),
            TableColumn("Signed for", minimum: 10, ideal: nil, priority: 2),
        ]

    static func cells(
        _ row: CloseRow,
        _ check: CloseCheck?,
        glyphs: Glyphs
    ) -> [StyledText] {
        let (record, figures) = (row.record, row.figures)
        let note = record.signature.note
        return [
            StyledText("\(record.day.day)", .title),
            StyledText(record.day.provider.rawValue),
            StyledText(figures.money(.paid).groupedText, .money),
            StyledText(figures.currency.code, .muted),
            StyledText(figures[.closing].count.grouped, .muted),
            StyledText(
                record.breakCount.grouped,
                record.breakCount > 0 ? .attention : .muted
            ),
            check?.badge(glyphs) ?? StyledText("not yet", .muted),
            StyledText(record.signature.by.rawValue, .muted),
            note.isEmpty ? StyledText("nothing open", .muted) : StyledText(note, .muted),
        ]
    }
}

extension CloseCheck {
    /// What came of it, in a word for a column.
    func badge(_ glyphs: Glyphs) -> StyledText {
        switch self {
        case .running: StyledText("checking", .inMotion)
        case .failed: StyledText("failed", .error)
        case .done(let check, _):
            switch check.verdict {
            case .intact: Self.intact(glyphs)
            case .fileAltered, .ledgerAltered: Self.altered(glyphs)
            }
        }
    }

    /// The pack and the ledger agree.
    static func intact(_ glyphs: Glyphs) -> StyledText {
        StyledText(glyphs.signed("intact", glyphs.check, ascii: glyphs.check), .success)
    }

    /// They do not.
    static func altered(_ glyphs: Glyphs) -> StyledText {
        StyledText(
            glyphs.signed("altered", glyphs.cross, ascii: glyphs.cross),
            .error,
            .bold
        )
    }

    /// What came of it, in a sentence or two.
    func text(_ glyphs: Glyphs) -> StyledText {
        switch self {
        case .running: StyledText("computing the day anew…", .inMotion)
        case .failed(let message): StyledText(message, .error)
        case .done(let check, _):
            StyledText(check.sentence, check.isIntact ? .success : .error)
        }
    }
}

extension PackCheck {
    var isIntact: Bool { if case .intact = verdict { true } else { false } }

    /// What came of it, in a sentence or two.
    var sentence: String {
        switch verdict {
        case .intact where hasFile: "Reproduced byte for byte: the pack and the ledger agree."
        case .intact: "The ledger gives what was sealed. There is no pack at \(path)."
        case .fileAltered(let difference):
            "\(difference.sentence) The ledger gives what was sealed: \(path) was changed."
        case .ledgerAltered(let difference):
            "The ledger no longer gives what was sealed."
                + (difference.map { " \($0.sentence)" } ?? "")
        }
    }
}
