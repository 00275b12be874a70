import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// Reads the worklist again, unless a reading is under way; then after it.
    ///
    /// While another screen is shown its rows are not: only what the header and the bell need is
    /// read then.
    mutating func refreshWorklist() -> [Effect] {
        guard screen == .worklist else { return countWorklist() }
        guard !worklist.isLoading else {
            worklist.isOutdated = true
            return []
        }
        let first = worklist.hasEarlier ? worklist.firstEntry : nil
        return askForWorklist(first.map { .from($0) } ?? .first, .refresh)
    }

    /// Asks for another stretch of the list, and forgets answers to earlier questions.
    mutating func reloadWorklist(
        _ position: WorklistPosition,
        _ purpose: WorklistRequest.Purpose
    ) -> [Effect] {
        worklist.generation += 1
        return askForWorklist(position, purpose)
    }

    private mutating func askForWorklist(
        _ position: WorklistPosition,
        _ purpose: WorklistRequest.Purpose
    ) -> [Effect] {
        worklist.isLoading = true
        worklist.isOutdated = false
        let isStep = purpose == .later || purpose == .earlier
        let request = WorklistRequest(
            generation: worklist.generation,
            filter: worklist.filter,
            position: position,
            limit: isStep ? WorklistState.pageLimit : WorklistState.maximumRows,
            purpose: purpose
        )
        return [.worklist(.load(request))]
    }

    /// Shows an answer, unless the question has changed since.
    mutating func show(_ listing: WorklistListing, for request: WorklistRequest) -> [Effect] {
        if request.limit == 0 { return showCount(listing) }
        guard request.generation == worklist.generation else { return [] }
        let before = subject
        worklist.isLoading = false
        worklist.freshness = .live(now)
        worklist.readAt = now
        alarm.look(at: listing)
        if let position = worklist.positionSought(listing.page, for: request) {
            return askForWorklist(position, .refresh) + ringIfDue()
        }
        worklist.isSeeking = false
        if worklist.isWithoutSought(listing.page, for: request) {
            return askForWorklist(.first, .replace(keepsSelection: false)) + ringIfDue()
        }
        if let position = worklist.positionBeyond(listing.page, for: request) {
            return askForWorklist(position, .refresh) + ringIfDue()
        }
        worklist.take(listing, for: request, at: now, isShown: screen == .worklist)
        let followed = screen == .worklist ? followSubject(before: before) : []
        let read = worklist.isOutdated ? readOutdated() : readMoreWorklist()
        return followed + ringIfDue() + read
    }

    /// Notes that a reading failed; changes that came meanwhile are read all the same.
    mutating func showFailure(_ error: ServiceError, of request: WorklistRequest) -> [Effect] {
        if request.limit == 0 {
            worklist.isCounting = false
            worklist.readAt = now
            return worklist.isOutdated ? readOutdated() : []
        }
        guard request.generation == worklist.generation else { return [] }
        worklist.isLoading = false
        worklist.readAt = now
        worklist.freshness = .failed(error)
        return worklist.isOutdated ? readOutdated() : []
    }

    /// Filters anew; the selected row stays selected if it matches.
    mutating func filterWorklist(_ change: (inout WorklistFilter) -> Void) -> [Effect] {
        let before = worklist.filter
        change(&worklist.filter)
        guard worklist.filter != before else { return [] }
        return reloadWorklist(.first, .replace(keepsSelection: true))
    }

    /// Asks for more where the stretch is about to end.
    mutating func readMoreWorklist() -> [Effect] {
        let list = worklist
        guard screen == .worklist, !list.isLoading, let first = list.firstEntry,
            let last = list.lastEntry
        else { return [] }
        let index = list.rows.selectedIndex ?? 0
        if list.hasLater, index >= list.rows.count - WorklistState.readAhead {
            return askForWorklist(.after(last), .later)
        }
        if list.hasEarlier, index < WorklistState.readAhead {
            return askForWorklist(.before(first), .earlier)
        }
        return []
    }
}
