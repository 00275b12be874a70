import Payouts
import TerminalUI

/// The pane beside the list or below it, on every screen.
extension ConsoleState {
    func renderDetail(in rect: Rect, into surface: inout Surface) {
        let (title, note) = detailTitle
        let frame = detailFrame(StyledText(title ?? "Detail"), note: note)
        surface.pane(frame, in: rect) { pane in
            let words = lookingOnly
            let (body, foot) = pane.bounds.lastRows(words.count)
            pane.draw(in: foot.inset(dx: 1, dy: 0)) { foot in
                for (y, line) in words.enumerated() { foot.write(line, y: y) }
            }
            if let instead = detailInstead {
                pane.draw(in: body) { $0.writeParagraphs(instead) }
            } else {
                pane.draw(in: body.inset(dx: 1, dy: 0)) { renderDetailText(into: &$0) }
            }
        }
    }

    private func renderDetailText(into surface: inout Surface) {
        let (head, text) = surface.bounds.rows(hasTabs ? Self.tabsHeight : 0)
        if hasTabs, let shownPayout {
            surface.draw(in: head.rows(1).top) {
                let titles = DetailState.Tab.allCases.map(\.title)
                TabBar(titles, selection: detail.tab.rawValue).render(into: &$0)
            }
            // The row between tabs and text, so that nothing moves as somebody comes and goes.
            surface.draw(in: head.rows(1).bottom) { row in
                if let words = presenceText(of: shownPayout.id) { row.write(words, y: 0) }
            }
        }
        surface.draw(in: text) {
            ScrollView(shownDetailLines($0.glyphs), offset: detail.offset).render(into: &$0)
        }
    }

    /// What is selected, and in a few words more about it.
    private var detailTitle: (String?, StyledText) {
        switch screen {
        case .payouts, .worklist:
            if shownGroup != nil { return ("Notifications", "") }
            if let record = shownWorklistBreak { return ("Break \(record.id)", "") }
            return (shownPayout?.id.rawValue, "")
        case .providers: return (providers.overviews.selection?.rawValue, "")
        case .batches:
            // The rows stand below all totals, where a small screen does not show them.
            let note: StyledText = batches.statuses.isEmpty ? "" : "only troubled rows"
            return (batches.batches.selection?.rawValue, note)
        case .approvals:
            let others = subject.flatMap { presenceText(of: $0.id) }
            return (approvals.tasks.selection?.description, others ?? "")
        case .reconciliation where closes.isShown:
            let day = closes.rows.selected?.record.day
            return (day?.description, StyledText(day.map { "where clocks are \($0.zone)" } ?? ""))
        case .reconciliation:
            guard let record = reconciliations.breaks.selected else { return ("Ageing", "") }
            return ("Break \(record.id)", StyledText(record.payout?.rawValue ?? ""))
        case .audit: return (audit.entries.selection.map { "Record \(Int($0).grouped)" }, "")
        case .notifications:
            return (notifications.rows.selection.map { "Notification \(Int($0).grouped)" }, "")
        }
    }

    /// Why what is selected was not read, or not again.
    var detailFailure: DetailFailure? {
        switch screen {
        case .payouts, .worklist: subject == nil ? nil : detail.failure
        case .approvals: approvals.failure
        case .notifications: notifications.recordFailure
        case .batches: batches.failure.map(DetailFailure.unread)
        case .reconciliation where closes.isShown: closes.failure.map(DetailFailure.unread)
        case .reconciliation: reconciliations.failure.map(DetailFailure.unread)
        case .providers, .audit: nil
        }
    }

    /// What stands in place of the detail where nothing of it is known; `nil` where something is.
    var detailInstead: [StyledText]? {
        guard place.index != nil else { return nothingSelected }
        guard let failure = detailFailure else { return nil }
        switch screen {
        case .payouts, .worklist: return shownHistory == nil ? unread("This payout", failure) : nil
        case .approvals:
            return unread(
                approvals.tasks.selection?.description ?? "",
                failure,
                gone: "does not wait any more"
            )
        case .notifications:
            return notifications.shownRecord == nil ? unread("This notification", failure) : nil
        case .providers, .batches, .reconciliation, .audit: return nil
        }
    }

    /// What a detail is for, as long as there is nothing that could be selected.
    private var nothingSelected: [StyledText]? {
        switch freshness {
        case .loading: return [StyledText("Reading…", .muted)]
        case .failed:
            return [StyledText("Nothing to show here before the list could be read.", .muted)]
        // How old all breaks are is shown whichever of them match.
        case .live where screen == .reconciliation && !closes.isShown: return nil
        case .live: return [StyledText("What is selected in the list is shown here.", .muted)]
        }
    }

    /// The columns that text has in the detail, or in the form that stands in its place.
    var detailWidth: Int { ScrollView.contentWidth(in: layout.side.width - 4) }

    /// What the detail of this screen scrolls over.
    func shownDetailLines(_ glyphs: Glyphs) -> [StyledText] {
        guard detailInstead == nil else { return [] }
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
