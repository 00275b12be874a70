import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Reading

extension ConsoleState {
    /// Reads the closed days again, unless a reading is under way; then after it.
    mutating func refreshCloses() -> [Effect] {
        guard !closes.isLoading else {
            closes.isOutdated = true
            return []
        }
        closes.isLoading = true
        closes.isOutdated = false
        return [.close(.load(closes.filter))]
    }

    /// Filters anew; what is selected stays so if it matches.
    mutating func filterCloses(_ filter: ClosingFilter) -> [Effect] {
        guard filter != closes.filter else { return [] }
        closes.filter = filter
        closes.isLoading = false
        return refreshCloses()
    }

    /// Shows the closed days that match in the place of the breaks.
    mutating func showCloses(_ filter: ClosingFilter) -> [Effect] {
        if !closes.isShown { detail.offset = 0 }
        showCloseList(true)
        return filterCloses(filter) + readSelectedClose()
    }

    /// Shows the closed days in the place of the breaks, or the breaks again.
    mutating func showCloseList(_ isShown: Bool) {
        closes.isShown = isShown
        showChanges()
    }

    private func readSelectedClose() -> [Effect] {
        guard closes.isShown, let row = closes.rows.selected else { return [] }
        return [.close(.read(row.record.day))]
    }

    mutating func take(_ message: CloseMessage) -> [Effect] {
        switch message {
        case .loaded(let filter, let listing):
            return filter == closes.filter ? show(listing) : []
        case .loadFailed(let filter, let error):
            guard filter == closes.filter else { return [] }
            closes.isLoading = false
            closes.freshness = .failed(error)
        case .read(let day, let sight):
            guard day == closes.rows.selected?.record.day else { return [] }
            (closes.sight, closes.failure) = (sight, nil)
        case .readFailed(let day, let error):
            if day == closes.rows.selected?.record.day { closes.failure = error }
        case .verified(let day, let check):
            closes.checks[day] = .done(check, now)
            notice = Notice(check.isIntact ? .success : .error, check.sentence)
        case .verifyFailed(let day, let error):
            closes.checks[day] = .failed(error.message)
            notice = Notice(.error, error.message)
        case .previewed, .previewFailed, .sealed, .sealFailed: return takeInCloseForm(message)
        }
        return []
    }

    private mutating func show(_ listing: CloseListing) -> [Effect] {
        let before = closes.rows.selected?.record.day
        closes.isLoading = false
        closes.freshness = .live(now)
        closes.changes.show(
            listing.records.flatMap { record in
                record.figures.map { CloseRow(record: record, figures: $0) }
            },
            in: &closes.rows,
            isSameQuestion: closes.shownFilter == closes.filter,
            hasMore: closes.isCut,
            at: showsCloses ? now : nil
        )
        closes.shownFilter = closes.filter
        let order = facts.providers.map(\.id)
        closes.proposals = listing.proposals.sorted {
            (order.firstIndex(of: $0.day.provider) ?? .max)
                < (order.firstIndex(of: $1.day.provider) ?? .max)
        }
        return followClose(before: before) + (closes.isOutdated ? refreshCloses() : [])
    }
}

// MARK: - Following

extension ConsoleState {
    /// Reads everything about the day that is selected now.
    mutating func followClose(before: CloseDay?) -> [Effect] {
        if closes.rows.selected?.record.day != before {
            (closes.sight, closes.failure) = (nil, nil)
            if showsCloses { detail.offset = 0 }
        }
        return readSelectedClose()
    }
}

// MARK: - Commands

extension ConsoleState {
    /// Whether the screen shows the closed days.
    var showsCloses: Bool { screen == .reconciliation && closes.isShown }

    /// Why a command about closed days cannot be run now; `nil` when it can.
    func closeUnavailable(_ command: ConsoleCommand) -> String? {
        switch command {
        case .closeDay:
            guard closes.proposals.isEmpty else { return nil }
            return closes.freshness == .loading
                ? "the closed days are being read" : "no provider is configured"
        case .showCloses: return closes.isShown ? "they are shown" : nil
        case .showBreaks: return closes.isShown ? nil : "they are shown"
        case .clearCloseFilters:
            let key = keymap.firstKey(of: .showCloses)
            return closes.isShown ? nil : "it is about closed days; \(key) shows them"
        default:
            guard closes.isShown, let row = closes.rows.selected else {
                return "no day is selected"
            }
            return closes.checks[row.record.day] == .running ? "it is being verified" : nil
        }
    }

    mutating func runOnCloses(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .closeDay: openCloseForm()
        case .clearCloseFilters where closes.filter != ClosingFilter():
            return filterCloses(ClosingFilter())
        case .showCloses, .showBreaks, .clearCloseFilters:
            showCloseList(command == .showCloses)
            focus = .list
            detail.offset = 0
            return refreshReconciliation() + readSelectedClose()
        default:
            guard let day = closes.rows.selected?.record.day else { return [] }
            closes.checks[day] = .running
            return [.close(.verify(day))]
        }
        return []
    }
}
