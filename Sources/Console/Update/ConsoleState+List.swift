import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// Asks for another stretch of the list, and forgets answers to earlier questions.
    mutating func reload(_ position: PagePosition, _ purpose: LoadRequest.Purpose) -> [Effect] {
        list.generation += 1
        list.matching = nil
        return ask(position, purpose, limit: PayoutListState.pageLimit)
    }

    /// Reads again what is on the screen, unless a reading is under way; then after it.
    mutating func refresh() -> [Effect] {
        guard !list.isLoading else {
            list.isOutdated = true
            return []
        }
        let limit = max(list.rows.count, PayoutListState.pageLimit)
        guard list.hasNewer, let first = list.rows.first else {
            return ask(.newest, .refresh, limit: limit)
        }
        return ask(.from(first.id), .refresh, limit: limit)
    }

    private mutating func ask(
        _ position: PagePosition,
        _ purpose: LoadRequest.Purpose,
        limit: Int
    ) -> [Effect] {
        list.isLoading = true
        list.isOutdated = false
        let request = LoadRequest(
            generation: list.generation,
            filter: payoutFilter,
            order: list.order,
            position: position,
            limit: limit,
            purpose: purpose
        )
        return [.load(request)]
    }

    /// Begins at the newest where the payout that was to be selected is not in this ledger, as
    /// after another one was opened.
    mutating func forget(_ error: ServiceError, of request: LoadRequest) -> [Effect]? {
        guard case .store(.notFound) = error, case .replace(.some) = request.purpose,
            request.generation == list.generation
        else { return nil }
        return reload(.newest, .replace(select: nil))
    }

    /// Shows an answer, unless the question has changed since.
    mutating func show(_ listing: PayoutListing, for request: LoadRequest) -> [Effect] {
        guard request.generation == list.generation else { return [] }
        list.isLoading = false
        list.freshness = .live(now)
        list.answeredAt = list.answeredAt ?? now
        list.count = listing.count
        list.tallies = listing.tallies
        if let position = list.positionBeyond(listing.page, for: request) {
            return ask(position, request.purpose, limit: request.limit)
        }
        let before = list.rows.selected
        list.take(
            listing.page,
            for: request.purpose,
            at: screen == .payouts ? now : nil
        )
        let effects = screen == .payouts ? followSubject(before: before) : []
        return effects + (list.isOutdated ? refresh() : readAhead())
    }

    /// Notes that a reading failed; changes that came meanwhile are read all the same.
    mutating func showFailure(_ error: ServiceError, of request: LoadRequest) -> [Effect] {
        guard request.generation == list.generation else { return [] }
        list.isLoading = false
        list.freshness = .failed(error)
        list.answeredAt = list.answeredAt ?? now
        return list.isOutdated ? refresh() : []
    }

    /// Reads the detail of a payout that was selected or has changed.
    mutating func followSubject(before: Payout?) -> [Effect] {
        guard let selected = subject else {
            detail.history = nil
            return []
        }
        if before?.id != selected.id {
            detail.offset = 0
            detail.failure = nil
            detail.revealed = nil
            if detail.history?.payout.id != selected.id { detail.release(at: now) }
        }
        guard detail.history?.payout != selected else { return [] }
        return [.readHistory(selected.id)]
    }

    /// Asks for more where the stretch is about to end.
    mutating func readAhead() -> [Effect] {
        guard !list.isLoading else { return [] }
        let index = list.rows.selectedIndex ?? 0
        if list.hasOlder, index >= list.rows.count - PayoutListState.readAhead,
            let edge = list.olderStop?.payout ?? list.rows.last?.id
        {
            return ask(.after(edge), .older, limit: PayoutListState.pageLimit)
        }
        if list.hasNewer, index < PayoutListState.readAhead,
            let edge = list.newerStop?.payout ?? list.rows.first?.id
        {
            return ask(.before(edge), .newer, limit: PayoutListState.pageLimit)
        }
        return []
    }
}
