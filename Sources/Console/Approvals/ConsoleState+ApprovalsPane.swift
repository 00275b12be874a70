import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderApprovals(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed("Approvals"), note: approvalsNote(surface.glyphs))
        renderList(frame, in: rect, into: &surface) { renderApprovalRows(into: &$0) }
    }

    private func renderApprovalRows(into surface: inout Surface) {
        guard !approvals.tasks.isEmpty else {
            return surface.writeParagraphs(approvalsEmptyState)
        }
        let isWide = layout.isListWide
        let columns = ApprovalColumns.columns(approvals.tasks, isWide: isWide)
        let (tasks, changes) = (approvals.tasks, approvals.changes)
        renderRows(of: tasks, columns, changes: changes, into: &surface) {
            ApprovalColumns.cells($0, isWide: isWide, moments, $1)
        }
    }

    private var hasApprovalFilter: Bool { approvals.filter != ApprovalFilter() }

    /// How many wait, and how many of them for this operator, or how many a filter leaves.
    private func approvalsNote(_ glyphs: Glyphs) -> StyledText {
        let count = approvals.tasks.count
        let isCut = count == ApprovalsState.limit
        guard !hasApprovalFilter else { return foundNote(count, hasMore: isCut) }
        guard count > 0 else { return "" }
        let more = isCut ? "+" : ""
        let wait = count == 1 ? "1 waits" : "\(count.grouped)\(more) wait, oldest first"
        let mine = approvals.ownCount
        return StyledText(mine == 0 ? wait : "\(wait)\(glyphs.joint)\(mine.grouped) for you")
    }

    private var approvalsEmptyState: [StyledText] {
        switch approvals.freshness {
        case .loading: [StyledText("Reading what waits…", .muted)]
        case .failed(let error): unread("What waits", error)
        case .live where hasApprovalFilter:
            [
                StyledText("Nothing matches.", .title),
                StyledText("Press escape to show all that waits again.", .muted),
            ]
        case .live:
            [
                StyledText("Nothing waits for approval.", .title),
                StyledText(
                    "What the policy in the configuration wants a second person to look at appears "
                        + "here by itself.",
                    .muted
                ),
            ]
        }
    }

    /// The lines of the detail, wrapped to the pane; it scrolls over them.
    func approvalLines(_ glyphs: Glyphs) -> [StyledText] {
        guard let selected = approvals.tasks.selected else { return [] }
        return ApprovalDetail(
            task: selected,
            found: approvals.shown,
            facts: facts,
            keymap: keymap,
            moments: moments,
            markCount: place.markCount,
            isRevealed: detail.revealed != nil && detail.revealed == subject?.id,
            width: ScrollView.contentWidth(in: layout.side.width - 4),
            glyphs: glyphs
        ).lines
    }
}
