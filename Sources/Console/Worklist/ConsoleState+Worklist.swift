import Payouts
import TerminalUI

extension ConsoleState {
    /// Reads the worklist again, unless a reading is under way; then after it.
    mutating func refreshWorklist() -> [Effect] {
        guard !worklist.isLoading else {
            worklist.isOutdated = true
            return []
        }
        worklist.isLoading = true
        worklist.isOutdated = false
        let request = WorklistRequest(
            generation: worklist.generation,
            filter: worklist.filter,
            limit: worklist.wanted
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
        worklist.take(listing, for: request, at: screen == .worklist ? now : nil)
        if worklist.goesToEnd, request.limit == worklist.wanted {
            worklist.goesToEnd = false
            worklist.rows.select(at: worklist.rows.count - 1)
        }
        let effects = screen == .worklist ? followSubject(before: before) : []
        alarm.look(at: listing)
        return effects + ringIfDue() + (worklist.isOutdated ? readOutdated() : [])
    }

    /// Notes that a reading failed; changes that came meanwhile are read all the same.
    mutating func showFailure(_ message: String, of request: WorklistRequest) -> [Effect] {
        if request.limit == 0 {
            worklist.isCounting = false
            worklist.readAt = now
            return worklist.isOutdated ? readOutdated() : []
        }
        guard request.generation == worklist.generation else { return [] }
        worklist.isLoading = false
        worklist.readAt = now
        worklist.freshness = .failed(message)
        return worklist.isOutdated ? readOutdated() : []
    }

    /// Filters anew; the selected row stays selected if it matches.
    mutating func filterWorklist(_ change: (inout WorklistFilter) -> Void) -> [Effect] {
        let before = worklist.filter
        change(&worklist.filter)
        guard worklist.filter != before else { return [] }
        worklist.generation += 1
        worklist.isLoading = false
        worklist.wanted = WorklistState.pageLimit
        worklist.goesToEnd = false
        return refreshWorklist()
    }

    /// Asks for more where the list is about to end.
    mutating func readMoreWorklist() -> [Effect] {
        let index = worklist.rows.selectedIndex ?? 0
        guard !worklist.isLoading, worklist.hasMore,
            worklist.wanted < WorklistState.maximumRows,
            index >= worklist.rows.count - WorklistState.readAhead
        else { return [] }
        worklist.wanted += WorklistState.pageLimit
        return refreshWorklist()
    }

    /// Goes to the end of all that match, which is read first.
    mutating func goToEndOfWorklist() -> [Effect] {
        worklist.wanted = WorklistState.maximumRows
        worklist.goesToEnd = true
        return refreshWorklist()
    }
}
