import Foundation
import TerminalUI

/// How old what a pane shows is.
///
/// While the panes follow the ledger the header says so for all of them; where one does not, its
/// frame says when it was read.
extension ConsoleState {
    /// The frame of a list, with its age where it is not up to date.
    func listFrame(_ title: StyledText, note: StyledText = "") -> PaneFrame {
        PaneFrame(title, note: note, trailing: listAge, isFocused: focus == .list)
    }

    /// The frame of a detail, with its age where it is not up to date.
    func detailFrame(_ title: StyledText, note: StyledText = "") -> PaneFrame {
        PaneFrame(title, note: note, trailing: detailAge, isFocused: focus == .detail)
    }

    private var listAge: StyledText {
        areProvidersOld || isUnread || pause != nil ? ageText : ""
    }

    /// In lists that stand still, the detail of what is selected is read all the same.
    private var detailAge: StyledText {
        guard detailInstead == nil else { return "" }
        if areProvidersOld || isUnread { return ageText }
        return detailFailure == nil ? "" : StyledText("not live", .attention)
    }

    /// Whether the last reading of the screen failed.
    private var isUnread: Bool { freshness.failure != nil }

    private var areProvidersOld: Bool { screen == .providers && isStale }

    private var ageText: StyledText {
        guard place.count > 0 else { return "" }
        let date = screen == .providers ? providers.shownAt : lastRead[screen]
        return date.map { StyledText("read \(moments.past($0))", .attention) } ?? ""
    }

    /// Keeps when the screen was read last, which a failure does not change.
    mutating func noteReading() {
        if case .live(let date) = freshness { lastRead[screen] = date }
    }
}
