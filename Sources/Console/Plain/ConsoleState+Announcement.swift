import Payouts
import TerminalUI

/// The last lines of a screen that is read aloud.
extension ConsoleState {
    /// Says what happened; else what changed, where the focus is, and what stands there.
    ///
    /// - Parameters:
    ///   - line: What stands at the cursor.
    ///   - surface: Where it is drawn.
    func renderAnnouncement(of line: String, into surface: inout Surface) {
        surface.fill(surface.bounds, .footer)
        guard visibleNotice == nil else { return }
        let changes = changeCount
        let news = changes == 0 ? nil : "\(changes.grouped) changed"
        let position = [news, focusPlace].compactMap(\.self).joined(separator: ", ")
        let parts = [position, line].filter { !$0.isEmpty }
        let text = StyledText(parts.joined(separator: ": "), .hint)
        let lines = text.wrapped(to: surface.width)
        // It ends in the last row, however short it is.
        let top = max(0, surface.height - lines.count)
        for (y, line) in lines.prefix(surface.height - 1 - top).enumerated() {
            surface.write(line, y: top + y)
        }
        let rest = lines.dropFirst(surface.height - 1 - top).map(\.text).joined(separator: " ")
        surface.write(rest, y: surface.height - 1, Style(.hint))
    }

    /// Which of how many has the focus.
    private var focusPlace: String? {
        if overlay != nil { return overlayPlace }
        if isTypingFilter { return foundCount.map { "filter, \($0.grouped) match" } }
        switch focus {
        case .form: return formPlace
        case .detail:
            let lines = shownDetailLines(countedGlyphs).count
            return lines == 0 ? nil : "line \(detail.offset + 1) of \(lines.grouped)"
        case .list:
            guard let index = place.index else { return nil }
            let isStretch = screen == .payouts
            let row = (isStretch ? list.rowsAbove : 0) + index + 1
            let total = isStretch ? list.total : place.count
            return "row \(row.grouped) of \(total.grouped)"
        }
    }

    /// How many match what is typed, as far as they were read.
    private var foundCount: Int? { screen == .payouts ? list.presentCount?.value : place.count }

    private var overlayPlace: String? {
        switch overlay {
        case .palette(let choices), .choice(_, let choices):
            let count = choices.matches.count
            return count == 0 ? "no match" : "\(choices.selection + 1) of \(count.grouped)"
        case .confirmation(let dialog, _):
            return "answer \(dialog.place.index + 1) of \(dialog.place.count)"
        case .prompt(_, let purpose): return "enter to \(purpose.verb)"
        case .help(let help): return "line \(help.offset + 1)"
        case .card(let card): return "line \(card.offset + 1)"
        case .requery(let progress): return "line \(progress.offset + 1)"
        case .bulk(let progress): return "line \(progress.offset + 1)"
        case .jump(let jump): return "\(jump.candidates.count.grouped) places, a letter leads there"
        case .working, nil: return nil
        }
    }

    private var formPlace: String? {
        if let upload {
            guard upload.preview == nil else { return "button" }
            return Self.field(upload.row, of: UploadForm.Row.allCases)
        }
        if let closeForm {
            guard !closeForm.isShowingPage else { return "button" }
            return Self.field(closeForm.row, of: CloseForm.Row.allCases)
        }
        if let comparison {
            return Self.field(comparison.row, of: ComparisonForm.Row.allCases)
        }
        if let resolution {
            guard resolution.review == nil else { return "button" }
            return Self.field(resolution.focus, of: 0...ResolutionForm.buttonRow)
        }
        guard let form else { return nil }
        return form.review == nil ? Self.field(form.focus, of: 0...form.fields.count) : "button"
    }

    private static func field<Row: Equatable>(_ row: Row, of rows: some Collection<Row>) -> String?
    {
        rows.enumerated().first { $1 == row }.map { "\($0.offset + 1) of \(rows.count)" }
    }
}
