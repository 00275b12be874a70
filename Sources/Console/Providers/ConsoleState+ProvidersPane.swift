import Foundation
import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderProviders(in rect: Rect, into surface: inout Surface) {
        let lines = providerSummary(width: rect.width - 2, surface.glyphs)
        for (y, line) in lines.enumerated() {
            surface.write(line, x: rect.x + 1, y: rect.y + y)
        }
        let frame = listFrame("Providers", note: "the last hour")
        surface.pane(frame, in: rect.rows(lines.count).bottom) { pane in
            guard !providers.overviews.isEmpty else {
                return pane.writeParagraphs(providersEmptyState)
            }
            renderProviderRows(into: &pane)
        }
    }

    private func renderProviderRows(into surface: inout Surface) {
        let list = providers.overviews
        let table = ProviderColumns.table(
            list,
            top: list.top,
            height: listHeight,
            selection: list.selectedIndex.map { $0 - list.top },
            isFocused: focus == .list && overlay == nil,
            moments: moments,
            changes: providers.changes,
            shownAt: providers.shownAt ?? now,
            isStale: isStale,
            glyphs: surface.glyphs
        )
        table.render(into: &surface)
    }

    /// The lines of the detail, wrapped to the pane; it scrolls over them.
    func providerDetailLines(_ glyphs: Glyphs) -> [StyledText] {
        guard let selected = providers.overviews.selected else { return [] }
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        return ProviderDetail(
            overview: selected,
            facts: facts,
            moments: moments,
            shownAt: providers.shownAt ?? now,
            size: Size(width: width, height: layout.side.height),
            glyphs: glyphs
        ).lines
    }
}

// MARK: - What is wrong

extension ConsoleState {
    /// How many rows the list takes with all it shows; it spans the width of the screen.
    var providerListHeight: Int {
        providerSummaryHeight + max(providers.overviews.count, Self.emptyStateRows) + Self.paneRows
    }

    /// How many rows what is wrong takes.
    var providerSummaryHeight: Int { providerSummary(width: size.width - 2, countedGlyphs).count }

    /// The frame and the names of the columns.
    private static let paneRows = 3
    /// The sentences in place of the rows.
    private static let emptyStateRows = 4

    /// What is wrong now, in words; nothing while nothing is known.
    private func providerSummary(width: Int, _ glyphs: Glyphs) -> [StyledText] {
        guard !providers.overviews.isEmpty, let shownAt = providers.shownAt else { return [] }
        let limit = size.height < Self.tallScreen ? 1 : 2
        let summary = ProvidersSummary(Array(providers.overviews), moments)
        guard isStale else { return summary.lines(width: width, limit: limit, glyphs: glyphs) }
        let clock = TimeText.clock(shownAt, utcOffset: facts.utcOffset)
        let failure = providers.freshness.failure.map { ": \($0.message)" } ?? ""
        let step = "\(keymap.firstKey(of: .readProviders)) reads again"
        let words = StyledText("Not live since \(clock), \(step)\(failure)", .error, .bold)
        let known = summary.lines(width: width, limit: max(1, limit - 1), glyphs: glyphs)
        let stale = known.map { line in
            StyledText(line.spans.map { StyledText.Span($0.text, .muted, $0.emphasis) })
        }
        return [words.clipped(to: width, ellipsis: glyphs.ellipsis)] + stale
    }

    /// From so many rows on, two of them can go to what is wrong.
    private static let tallScreen = 20

    /// Whether what is shown may no longer be so.
    var isStale: Bool {
        guard let shownAt = providers.shownAt else { return false }
        return providers.freshness.failure != nil
            || now.timeIntervalSince(shownAt) >= ProvidersState.staleAfter
    }

    private var providersEmptyState: [StyledText] {
        switch providers.freshness {
        case .loading: [StyledText("Reading how the providers do…", .muted)]
        case .failed(let error): unread("The providers", error, again: .readProviders)
        case .live:
            [
                StyledText("No provider is configured.", .title),
                StyledText("Add one to the configuration; `paydesk doctor` says how.", .muted),
            ]
        }
    }
}
