import Payouts
import TerminalUI

extension ConsoleState {
    var hasNotificationChips: Bool { notifications.filter != NotificationFilter() }

    func renderNotifications(in rect: Rect, into surface: inout Surface) {
        let frame = PaneFrame(
            viewed("Notifications"),
            note: notificationsNote(surface.glyphs),
            isFocused: focus == .list
        )
        let chips = hasNotificationChips ? Chips(notificationChips) : nil
        renderList(frame, chips, in: rect, into: &surface) { renderNotificationRows(into: &$0) }
    }

    /// How many had which fate, what needs a look first.
    private func notificationsNote(_ glyphs: Glyphs) -> StyledText {
        let order: [NotificationDisposition] = [
            .refused, .unmatched, .pending, .applied, .duplicate, .dismissed,
        ]
        let counts = order.compactMap { fate -> String? in
            let count = notifications.count { $0.disposition == fate }
            return count == 0 ? nil : "\(count.grouped) \(fate.title)"
        }
        return StyledText(counts.joined(separator: glyphs.joint))
    }

    private var notificationChips: [Chips.Chip] {
        let filter = notifications.filter
        let refusals = NotificationRefusal.Kind.allCases.filter(filter.refusals.contains)
        let fates =
            refusals.isEmpty
            ? NotificationDisposition.allCases.filter(filter.dispositions.contains).map(\.title)
            : refusals.map(\.word)
        let providers = facts.providers.filter { filter.providers.contains($0.id) }
        return fates.map { Chips.Chip("fate:\($0)") }
            + (filter.differs ? [Chips.Chip("differs from the payout")] : [])
            + providers.map { Chips.Chip("provider:\($0.id)") }
            + (filter.text.isEmpty ? [] : [Chips.Chip(filter.text)])
    }

    private func renderNotificationRows(into surface: inout Surface) {
        guard !notifications.rows.isEmpty else {
            return surface.writeParagraphs(notificationsEmptyState)
        }
        let columns = NotificationColumns.columns
        renderRows(of: notifications.rows, columns, into: &surface) { summary, glyphs in
            NotificationColumns.cells(summary, moments, glyphs)
        }
    }

    private var notificationsEmptyState: [StyledText] {
        switch notifications.freshness {
        case .loading: [StyledText("Reading what the providers sent…", .muted)]
        case .failed(let message):
            [
                StyledText("The notifications could not be read.", .error, .bold),
                StyledText(message), StyledText("ctrl-l reads them again.", .muted),
            ]
        case .live where hasNotificationChips:
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
    func renderNotificationDetail(in rect: Rect, into surface: inout Surface) {
        let title = notifications.rows.selection.map { "Notification \(Int($0).grouped)" }
        let frame = PaneFrame(StyledText(title ?? "Detail"), isFocused: focus == .detail)
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) {
                ScrollView(notificationLines($0.glyphs), offset: detail.offset).render(into: &$0)
            }
        }
    }

    /// The lines of the detail, wrapped to the pane; it scrolls over them.
    func notificationLines(_ glyphs: Glyphs) -> [StyledText] {
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        guard let selected = notifications.rows.selected else {
            return [StyledText("Select a notification to see it here.", .muted)]
        }
        if let failure = notifications.recordFailure {
            return [StyledText("This notification could not be read.", .error, .bold)]
                + StyledText(failure).wrapped(to: width)
        }
        return NotificationDetail(
            summary: selected,
            record: notifications.shownRecord,
            keymap: keymap,
            utcOffset: facts.utcOffset,
            isRevealed: notifications.revealed == selected.id,
            isExact: detail.isExact,
            width: width,
            glyphs: glyphs
        ).lines
    }
}
