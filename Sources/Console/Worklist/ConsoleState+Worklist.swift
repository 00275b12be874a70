import Payouts

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
            limit: WorklistState.limit
        )
        return [.worklist(.load(request))]
    }

    /// Shows an answer, unless the question has changed since.
    mutating func show(_ listing: WorklistListing, for request: WorklistRequest) -> [Effect] {
        guard request.generation == worklist.generation else { return [] }
        let before = worklist
        let subjectBefore = subject
        worklist.isLoading = false
        worklist.freshness = .live(now)
        worklist.readAt = now
        worklist.items = listing.items
        worklist.openCount = listing.open.count
        worklist.tallies = listing.tallies
        worklist.groups = listing.groups
        keepWorklistPlace(before)
        let effects = screen == .worklist ? followSubject(before: subjectBefore) : []
        alarm.look(at: listing.open)
        return effects + ringIfDue() + (worklist.isOutdated ? readOutdated() : [])
    }

    /// Notes that a reading failed; changes that came meanwhile are read all the same.
    mutating func showFailure(_ message: String, of request: WorklistRequest) -> [Effect] {
        guard request.generation == worklist.generation else { return [] }
        worklist.isLoading = false
        worklist.readAt = now
        worklist.freshness = .failed(message)
        return worklist.isOutdated ? readOutdated() : []
    }

    /// Keeps the selection on its row and the row where it is on the screen; where it is gone, on
    /// the next that is still there.
    private mutating func keepWorklistPlace(_ before: WorklistState) {
        let places = Dictionary(
            worklist.rows.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let old = before.rows
        let start = before.selectedIndex ?? 0
        let next = old.dropFirst(start).lazy.compactMap { places[$0.id] }.first
        let index = worklist.selectedIndex ?? next ?? (old.isEmpty ? 0 : worklist.rowCount - 1)
        worklist.top = max(0, index - (start - before.top))
        worklist.select(index: index, height: worklistHeight)
    }

    /// Moves the selection of the worklist.
    mutating func selectWorklist(index: Int) -> [Effect] {
        let before = subject
        worklist.select(index: index, height: worklistHeight)
        return followSubject(before: before)
    }

    mutating func moveInWorklist(_ command: ConsoleCommand) -> [Effect] {
        let index = worklist.selectedIndex ?? 0
        return switch command {
        case .up: selectWorklist(index: index - 1)
        case .down: selectWorklist(index: index + 1)
        case .pageUp: selectWorklist(index: index - worklistHeight)
        case .pageDown: selectWorklist(index: index + worklistHeight)
        case .first: selectWorklist(index: 0)
        default: selectWorklist(index: worklist.rowCount - 1)
        }
    }

    /// Filters anew; the selected row stays selected if it matches.
    mutating func filterWorklist(_ change: (inout WorklistFilter) -> Void) -> [Effect] {
        let before = worklist.filter
        change(&worklist.filter)
        guard worklist.filter != before else { return [] }
        worklist.generation += 1
        worklist.isLoading = false
        return refreshWorklist()
    }
}
