import Payouts
import TerminalUI

/// What the person's own pager and editor are asked to do.
extension ConsoleState {
    /// What the detail shows, hidden as it is there, a line for each of its lines however long.
    var detailAsText: String {
        var wide = self
        wide.size = Size(width: Self.pagerWidth, height: size.height)
        return wide.shownDetailLines(countedGlyphs).map { $0.text + "\n" }
            .joined()
    }

    /// Wide enough that nothing is broken before the pager does it.
    private static let pagerWidth = 20_000

    mutating func editNote(about id: PayoutID) -> [Effect] {
        notedInEditor = id
        return [.terminal(.edit(drafts.text(of: .note(id)) ?? ""))]
    }

    mutating func take(_ result: ProgramResult) -> [Effect] {
        defer { notedInEditor = nil }
        switch result {
        case .shown: return []
        case .failed(let problem):
            notice = Notice(.error, problem)
            return []
        case .edited(let text):
            guard let id = notedInEditor else { return [] }
            return keepEdited(text, about: id)
        }
    }

    private mutating func keepEdited(_ text: String, about id: PayoutID) -> [Effect] {
        let text = text.trimmingBlanks
        let limit = PayoutNote.maximumLength
        guard !text.isEmpty, text.count <= limit else {
            drafts.keep(text, of: .note(id))
            notice =
                text.isEmpty
                ? Notice(.information, "The note was empty; nothing was kept.")
                : Notice(
                    .error,
                    "A note has \(limit.grouped) characters at most; this one has "
                        + "\(text.count.grouped). It is there again for the next try."
                )
            return []
        }
        return (try? keepNote(text, of: id).get()) ?? []
    }
}
