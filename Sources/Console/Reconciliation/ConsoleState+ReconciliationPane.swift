import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    /// How many rows the list takes with its frame; it spans the width of the screen, so that the
    /// detail has room for three sides beside each other.
    var breakListHeight: Int {
        let share = focus == .detail ? 30 : 45
        return max(6, (size.height - 2) * share / 100)
    }

    private var isFiltered: Bool { reconciliations.filter != BreakFilter() }

    func renderBreaks(in rect: Rect, into surface: inout Surface) {
        let frame = listFrame(viewed("Reconciliation"), note: breaksNote(surface.glyphs))
        renderList(frame, in: rect, into: &surface) { renderBreakRows(into: &$0) }
    }

    /// How many are unresolved, of which kinds; of those that are listed, where a filter is on.
    private func breaksNote(_ glyphs: Glyphs) -> StyledText {
        let counts = BreakKind.allCases.compactMap { kind -> String? in
            let count =
                isFiltered
                ? reconciliations.breaks.count { $0.found.kind == kind }
                : reconciliations.tallies.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
            let isCut = isFiltered && reconciliations.breaks.count == ReconciliationsState.limit
            return count == 0 ? nil : "\(count.grouped)\(isCut ? "+" : "") \(kind.word)"
        }
        return StyledText(counts.joined(separator: glyphs.joint))
    }

    /// Below it a list has room for its amounts and little else.
    private static let narrowWidth = 60

    private func renderBreakRows(into surface: inout Surface) {
        guard !reconciliations.breaks.isEmpty else {
            return surface.writeParagraphs(breaksEmptyState)
        }
        let columns = BreakColumns.columns(isNarrow: surface.width < Self.narrowWidth)
        let (breaks, changes) = (reconciliations.breaks, reconciliations.changes)
        renderRows(of: breaks, columns, changes: changes, into: &surface) { record, _ in
            let portal = facts.provider(record.provider)?.portal
            return BreakColumns.cells(record, me: facts.operatorName, moments, portal: portal)
        }
    }

    private var breaksEmptyState: [StyledText] {
        let all = keymap.firstKey(of: .clearBreakFilters)
        switch reconciliations.freshness {
        case .loading: return [StyledText("Reading what did not match…", .muted)]
        case .failed(let error): return unread("The breaks", error)
        case .live where reconciliations.runs.isEmpty:
            return [
                StyledText("Nothing was compared yet.", .title),
                beginning(.startReconciliation, "compares a provider's file with the ledger."),
            ]
        case .live where reconciliations.filter.isOfProposed:
            return [
                StyledText("Nothing waits for a second person.", .success),
                StyledText("\(all) shows all breaks.", .muted),
            ]
        case .live where isFiltered && !reconciliations.filter.isOfWholeRun:
            return [
                StyledText("Nothing matches.", .title),
                StyledText("Press \(all) to show all breaks again.", .muted),
            ]
        case .live:
            return [
                StyledText("Nothing is unexplained here.", .success),
                beginning(.startReconciliation, "compares another file."),
            ]
        }
    }
}

extension BreakFilter {
    /// Whether it shows only what a second person has to confirm.
    fileprivate var isOfProposed: Bool { states == [.proposed] }

    /// Whether it shows everything that one comparison found: where that is nothing, all is well.
    fileprivate var isOfWholeRun: Bool { run != nil && self == BreakFilter(run: run, states: []) }

    /// What that is called, in the list of filters and above the breaks.
    static let proposedWords = "waits for a second person"
}

// MARK: - Detail

extension ConsoleState {
    /// The lines of the detail: the sides of the break, and how old all breaks are.
    func breakDetailLines(_ glyphs: Glyphs) -> [StyledText] {
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        let selected = reconciliations.breaks.selected.map { record in
            BreakDetail(
                record: record,
                sight: reconciliations.sight.flatMap {
                    $0.history.record.id == record.id ? $0 : nil
                },
                unread: reconciliations.failure.map {
                    unread("What the provider says now, and what was decided,", $0)
                } ?? [],
                portal: facts.provider(record.provider)?.portal,
                utcOffset: facts.utcOffset,
                providerOffset: facts.provider(record.provider)?.profile.utcOffset
                    ?? facts.utcOffset,
                width: width,
                snoozedUntil: record.snoozedUntil.flatMap { $0 > now ? $0 : nil },
                isPlain: facts.isPlain,
                chooseKey: facts.key(of: .resolveBreak, in: keymap)
            ).lines + [""]
        }
        return (selected ?? []) + ageing(width: width, glyphs)
    }

    /// How many unresolved breaks have which age.
    private func ageing(width: Int, _ glyphs: Glyphs) -> [StyledText] {
        guard !reconciliations.tallies.isEmpty else {
            return [StyledText("No break is unresolved.", .muted)]
        }
        let bars = BreakAge.allCases.map { age in
            let tallies = reconciliations.tallies.filter { $0.age == age }
            let count = tallies.reduce(0) { $0 + $1.count }
            return Histogram.Bar(age.word, count, caption: count.grouped, role: .attention)
        }
        return [StyledText("Unresolved, by age", .title)]
            + Histogram(bars).lines(width: min(width, 60), glyphs: glyphs)
    }
}
