import Payouts
import TerminalUI

extension ConsoleState {
    func renderDetail(in rect: Rect, into surface: inout Surface) {
        switch screen {
        case .providers: return renderProviderDetail(in: rect, into: &surface)
        case .batches: return renderBatchDetail(in: rect, into: &surface)
        case .approvals: return renderApprovalDetail(in: rect, into: &surface)
        case .reconciliation where closes.isShown:
            return renderCloseDetail(in: rect, into: &surface)
        case .reconciliation: return renderBreakDetail(in: rect, into: &surface)
        case .audit: return renderAuditDetail(in: rect, into: &surface)
        case .notifications: return renderNotificationDetail(in: rect, into: &surface)
        case .payouts, .worklist: break
        }
        if shownGroup != nil { return renderUntabbed("Notifications", in: rect, into: &surface) }
        if let record = shownWorklistBreak {
            return renderUntabbed("Break \(record.id)", in: rect, into: &surface)
        }
        let title = shownPayout?.id.rawValue ?? "Detail"
        let frame = detailFrame(StyledText(title))
        surface.pane(frame, in: rect) { pane in
            guard let shownPayout else {
                pane.writeParagraphs([StyledText("Select a payout to see it here.", .muted)])
                return
            }
            if let failure = detail.failure {
                pane.writeParagraphs([
                    StyledText("This payout could not be read.", .error, .bold),
                    StyledText(failure),
                ])
                return
            }
            let inside = pane.bounds.inset(dx: 1, dy: 0)
            let titles = DetailState.Tab.allCases.map(\.title)
            pane.draw(in: inside.rows(1).top) {
                TabBar(titles, selection: detail.tab.rawValue).render(into: &$0)
            }
            // The row between tabs and text, so that nothing moves as somebody comes and goes.
            pane.draw(in: inside.rows(1).bottom) { head in
                if let words = presenceText(of: shownPayout.id) { head.write(words, y: 0) }
            }
            let offset = detail.offset
            pane.draw(in: inside.rows(2).bottom) {
                ScrollView(detailLines($0.glyphs), offset: offset).render(into: &$0)
            }
        }
    }

    /// What is no payout has no tabs.
    private func renderUntabbed(_ title: String, in rect: Rect, into surface: inout Surface) {
        let frame = detailFrame(StyledText(title))
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) {
                ScrollView(shownDetailLines($0.glyphs), offset: detail.offset).render(into: &$0)
            }
        }
    }

    private var detailWidth: Int { ScrollView.contentWidth(in: layout.side.width - 4) }

    /// What the detail of this screen scrolls over.
    func shownDetailLines(_ glyphs: Glyphs) -> [StyledText] {
        switch screen {
        case .providers: return providerDetailLines(glyphs)
        case .batches: return batchDetailLines(glyphs)
        case .approvals: return approvalLines(glyphs)
        case .reconciliation where closes.isShown: return closeDetailLines(glyphs)
        case .reconciliation: return breakDetailLines(glyphs)
        case .audit: return auditLines
        case .notifications: return notificationLines(glyphs)
        case .payouts, .worklist: break
        }
        if let shownGroup { return groupLines(shownGroup, width: detailWidth) }
        if let record = shownWorklistBreak {
            return worklistBreakLines(record, width: detailWidth)
        }
        return detailLines(glyphs)
    }

    /// The lines of the open tab, wrapped to the pane.
    func detailLines(_ glyphs: Glyphs) -> [StyledText] {
        guard let shown = shownPayout else { return [] }
        let known = shownHistory
        if known == nil, detail.tab != .summary { return [StyledText("Reading…", .muted)] }
        let history = known ?? PayoutHistory(unread: shown)
        let text = DetailText(
            history: history,
            isRead: known != nil,
            facts: facts,
            keymap: keymap,
            moments: moments,
            isRevealed: detail.revealed == history.payout.id,
            width: detailWidth,
            glyphs: glyphs,
            isExact: detail.isExact,
            pause: pauseSentence(of: history.payout.provider)
        )
        switch detail.tab {
        case .summary:
            let why = screen == .worklist ? text.why(subjectCare, subjectProposal) : []
            return why + text.summary(isAlone: why.isEmpty) + timelineBelow(text)
        case .timeline: return text.timeline
        case .attempts: return text.attempts
        case .raw: return text.raw
        case .notes: return text.notes
        }
    }

    /// What happened, below the summary of a pane that is tall enough for both.
    private func timelineBelow(_ text: DetailText) -> [StyledText] {
        guard text.isRead, detailHeight >= Self.tallDetail else { return [] }
        return ["", StyledText("Timeline", .title)] + text.timeline
    }

    private static let tallDetail = 40
}

extension PayoutHistory {
    /// What the list knows before the history was read.
    init(unread payout: Payout) {
        self.init(payout: payout, transitions: [], attempts: [], evidence: [], queries: [])
    }
}
