import Payouts
import TerminalUI

extension ConsoleState {
    func renderNotifications(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed("Notifications"), note: notificationsNote(surface.glyphs))
        renderList(frame, in: rect, into: &surface) { renderNotificationRows(into: &$0) }
    }

    private var hasNotificationFilter: Bool { notifications.filter != NotificationFilter() }

    /// How many had which fate, what needs a look first, or how many a filter leaves.
    private func notificationsNote(_ glyphs: Glyphs) -> StyledText {
        guard !hasNotificationFilter else {
            let hasMore = notifications.hasNewer || notifications.hasOlder
            return foundNote(notifications.rows.count, hasMore: hasMore)
        }
        let order: [NotificationDisposition] = [
            .refused, .unmatched, .pending, .applied, .duplicate, .dismissed,
        ]
        let counts = order.compactMap { fate -> String? in
            let count = notifications.count { $0.disposition == fate }
            return count == 0 ? nil : "\(count.grouped) \(fate.title)"
        }
        return StyledText(counts.joined(separator: glyphs.joint))
    }

    private func renderNotificationRows(into surface: inout Surface) {
        guard !notifications.rows.isEmpty else {
            return surface.writeParagraphs(notificationsEmptyState)
        }
        let columns = NotificationColumns.columns
        let (rows, changes) = (notifications.rows, notifications.changes)
        renderRows(of: rows, columns, changes: changes, into: &surface) { summary, glyphs in
            let portal = facts.provider(summary.provider)?.portal
            return NotificationColumns.cells(summary, moments, glyphs, portal: portal)
        }
    }

    private var notificationsEmptyState: [StyledText] {
        switch notifications.freshness {
        case .loading: [StyledText("Reading what the providers sent…", .muted)]
        case .failed(let error): unread("The notifications", error)
        case .live where hasNotificationFilter:
            [
                StyledText("Nothing matches.", .title),
                StyledText("Press escape to show all notifications again.", .muted),
            ]
        case .live:
            [
                StyledText("No provider has sent anything yet.", .title),
                StyledText(
                    "Every message that arrives at `paydesk serve` is kept here, believed or not.",
                    .muted
                ),
            ]
        }
    }
}

// MARK: - Detail

extension ConsoleState {
    /// Scrolls to what arrived, and goes there where the list hides it.
    mutating func showBody() {
        if layout.side.isEmpty { focus = .detail }
        let lines = notificationLines(countedGlyphs)
        let heading = lines.lastIndex { $0.text.hasPrefix(NotificationDetail.bodyTitle) }
        guard let heading, lines.count > detail.offset + detailHeight else { return }
        detail.offset = min(heading, lines.count - detailHeight)
    }

    /// The lines of the detail, wrapped to the pane; it scrolls over them.
    func notificationLines(_ glyphs: Glyphs) -> [StyledText] {
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        guard let selected = notifications.rows.selected else { return [] }
        return NotificationDetail(
            summary: selected,
            record: notifications.shownRecord,
            portal: facts.provider(selected.provider)?.portal,
            key: { facts.key(of: $0, in: keymap) },
            utcOffset: facts.utcOffset,
            isRevealed: notifications.revealed == selected.id,
            isExact: detail.isExact,
            width: width,
            glyphs: glyphs
        ).lines
    }
}
