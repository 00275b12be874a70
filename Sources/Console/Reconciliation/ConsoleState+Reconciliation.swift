import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Reading

extension ConsoleState {
    /// Reads the breaks again, unless a reading of the same is under way; then after it.
    mutating func refreshReconciliation() -> [Effect] {
        reconciliations.isWanted = true
        let closed = refreshCloses()
        guard !reconciliations.isLoading else {
            reconciliations.isOutdated = true
            return closed
        }
        (reconciliations.isLoading, reconciliations.isOutdated) = (true, false)
        return [.reconciliation(.load(reconciliations.filter))] + readSelectedBreak() + closed
    }

    /// Shows other breaks.
    mutating func filterBreaks(_ change: (inout BreakFilter) -> Void) -> [Effect] {
        let before = reconciliations.filter
        change(&reconciliations.filter)
        guard reconciliations.filter != before else { return [] }
        reconciliations.isLoading = false
        return refreshReconciliation()
    }

    /// Reads the selected break, and forgets the one before.
    mutating func followBreak(before: Int64?) -> [Effect] {
        if reconciliations.breaks.selection != before {
            (reconciliations.sight, reconciliations.failure) = (nil, nil)
            if screen == .reconciliation { detail.offset = 0 }
        }
        return readSelectedBreak()
    }

    private func readSelectedBreak() -> [Effect] {
        reconciliations.breaks.selection.map { [.reconciliation(.readBreak($0))] } ?? []
    }

    mutating func take(_ message: ReconciliationMessage) -> [Effect] {
        switch message {
        case .loaded(let filter, let listing): return show(listing, for: filter)
        case .loadFailed(let filter, let error):
            guard filter == reconciliations.filter else { return [] }
            reconciliations.isLoading = false
            reconciliations.freshness = .failed(error)
            return rereadBreaks()
        case .breakRead(let id, let sight):
            guard id == reconciliations.breaks.selection else { return [] }
            (reconciliations.sight, reconciliations.failure) = (sight, nil)
        case .breakFailed(let id, let error):
            if id == reconciliations.breaks.selection { reconciliations.failure = error }
        case .progress(let progress):
            note(LongWork.Step(progress), ofWorkEndedBy: .reconciliation(.stop))
        case .reconciled(let run): return show(run)
        case .reconciledBefore(let run, let order): return show(run, repeatedBy: order)
        case .reconcileFailed(let error):
            endWork(endedBy: .reconciliation(.stop))
            failComparison(error)
        case .changed(let record): return note(record)
        case .snoozed(let id, let until):
            let text = "Break \(id) is off the worklist until \(minuteText(until))."
            notice = Notice(.success, text)
            return refreshBreaks()
        case .noted(let id):
            drafts.drop(.breakNote(id))
            notice = Notice(.success, "The note about break \(id) is kept.")
            return refreshBreaks()
        }
        return []
    }

    private mutating func show(_ listing: BreakListing, for filter: BreakFilter) -> [Effect] {
        guard filter == reconciliations.filter else { return [] }
        let before = reconciliations.breaks.selection
        reconciliations.isLoading = false
        reconciliations.freshness = .live(now)
        reconciliations.changes.show(
            listing.breaks,
            in: &reconciliations.breaks,
            isSameQuestion: reconciliations.shownFilter == filter,
            hasMore: reconciliations.breaks.count == ReconciliationsState.limit,
            at: screen == .reconciliation && !closes.isShown ? now : nil
        )
        reconciliations.shownFilter = filter
        reconciliations.runs = listing.runs
        reconciliations.tallies = listing.tallies
        return followBreak(before: before) + rereadBreaks()
    }

    /// Reads once more what changed while it was being read.
    private mutating func rereadBreaks() -> [Effect] {
        reconciliations.isOutdated ? refreshReconciliation() : []
    }

    private mutating func show(_ run: ReconciliationRun) -> [Effect] {
        let isClean = run.breakCount == 0 && run.unreadableLines == 0
        notice = Notice(
            isClean ? .success : .attention,
            "\(run.provider), \(run.period): \(run.totals.lines.grouped) lines, \(run.foundText)."
        )
        return showBreaks(of: run)
    }

    /// Shows what was found before, and asks whether to look once more: the day may have gone on
    /// since.
    private mutating func show(
        _ run: ReconciliationRun,
        repeatedBy order: ReconciliationOrder
    ) -> [Effect] {
        let effects = showBreaks(of: run)
        if overlay == nil { overlay = repetitionQuestion(run, order) }
        return effects
    }

    private mutating func showBreaks(of run: ReconciliationRun) -> [Effect] {
        endWork(endedBy: .reconciliation(.stop))
        endComparison()
        return filterBreaks { $0 = BreakFilter(run: run.id) } + refreshReconciliation()
    }

    private mutating func note(_ record: BreakRecord) -> [Effect] {
        if record.state != .open { drafts.dropResolutions(ofBreak: record.id) }
        notice =
            switch record.state {
            case .resolved: Notice(.success, "Break \(record.id) is resolved.")
            case .proposed:
                Notice(.attention, "Break \(record.id) waits: a colleague must confirm it.")
            case .withProvider:
                Notice(.success, "Break \(record.id) waits for the provider.")
            case .open:
                Notice(
                    .success,
                    record.owner.map { "\($0.rawValue) is on break \(record.id)." }
                        ?? "Nobody is on break \(record.id)."
                )
            }
        return refreshBreaks()
    }

    /// Reads again what shows a break that changed: its own screen, or the worklist.
    private mutating func refreshBreaks() -> [Effect] {
        screen == .worklist ? refreshWorklist() : refreshReconciliation()
    }

    /// Shows one break on the screen where it is resolved.
    mutating func showBreak(_ record: BreakRecord) -> [Effect] {
        go(to: .reconciliation)
        showCloseList(false)
        focus = .list
        reconciliations.breaks.select(record.id)
        let filtered = filterBreaks { $0 = BreakFilter(id: record.id, states: []) }
        return filtered.isEmpty ? refreshReconciliation() : filtered
    }
}

// MARK: - Commands

extension ConsoleState {
    /// Why a command about a break cannot be run now; `nil` when it can.
    func breakUnavailable(_ command: ConsoleCommand) -> String? {
        if ConsoleCommand.ofCloses.contains(command) { return closeUnavailable(command) }
        if closes.isShown, command != .startReconciliation {
            return "it is about breaks; \(keymap.firstKey(of: .showBreaks)) shows them"
        }
        switch command {
        case .startReconciliation:
            return facts.providers.isEmpty ? "no provider is configured" : nil
        case .filterRun, .queryComparison:
            let key = keymap.firstKey(of: .startReconciliation)
            return reconciliations.runs.isEmpty ? "nothing was compared yet; \(key) compares" : nil
        case .filterOwnBreaks: return nil
        case .clearBreakFilters:
            return reconciliations.filter == BreakFilter() ? "nothing is filtered" : nil
        default: break
        }
        switch command {
        case .resolveBreak where place.markCount > 0:
            let key = keymap.firstKey(of: .unmarkAll)
            return sharedActions.isEmpty
                ? "the marked breaks have no resolution in common; \(key) takes the marks off" : nil
        case .claimBreak where place.markCount > 0, .queryBreak where place.markCount > 0:
            return nil
        case .confirmBreak where place.markCount > 0:
            let key = keymap.firstKey(of: .filterRun)
            return reconciliations.breaks.marked.contains { $0.state == .proposed }
                ? nil : "none of the marked waits for a second person; \(key) finds those that do"
        case .discardBreak:
            if let reason = marksInTheWay { return reason }
        default: break
        }
        guard let record = reconciliations.breaks.selected else { return "no break is selected" }
        return breakUnavailable(command, record)
    }

    /// Why a command cannot be run about one break, and what takes its place; `nil` when it can.
    private func breakUnavailable(_ command: ConsoleCommand, _ record: BreakRecord) -> String? {
        switch command {
        case .queryBreak:
            let key = keymap.firstKey(of: .resolveBreak)
            return record.payout == nil
                ? "there is no payout of ours to ask about; \(key) says what is done about it" : nil
        case .claimBreak, .resolveBreak:
            // Who has taken a break on can give it back, however it stands by now.
            if command == .claimBreak, record.owner == facts.operatorName { return nil }
            return decided(record)
        case .confirmBreak, .discardBreak:
            guard record.state == .proposed else {
                let key = keymap.firstKey(of: .resolveBreak)
                return record.state == .resolved
                    ? decided(record)
                    : "nobody has proposed how to resolve it; \(key) does"
            }
            let history = reconciliations.sight?.history
            if history?.record.id != record.id { return Self.beingRead }
            let isOwn = history?.proposal?.by == facts.operatorName
            return command == .confirmBreak && isOwn ? decided(record) : nil
        default: return nil
        }
    }

    /// Why nothing is left to decide about a break, and who does what now; `nil` when it is.
    private func decided(_ record: BreakRecord) -> String? {
        switch record.state {
        case .open, .withProvider: return nil
        case .resolved:
            return "it is resolved; \(keymap.firstKey(of: .noteBreak)) writes a note about it"
        case .proposed:
            let history = reconciliations.sight?.history
            let isOwn =
                history?.record.id == record.id && history?.proposal?.by == facts.operatorName
            let drop = "\(keymap.firstKey(of: .discardBreak)) drops it"
            let confirm = "\(keymap.firstKey(of: .confirmBreak)) confirms"
            return isOwn
                ? "you proposed how, and a colleague must confirm it; \(drop)"
                : "it waits for a second person: \(confirm), \(drop)"
        }
    }

    mutating func runOnBreak(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .startReconciliation: openComparison()
        case .filterRun: overlay = .choice(.reconciliationRun, breakFilterChoices)
        case .queryComparison: overlay = shownRun.map(comparisonQuestion)
        case .filterOwnBreaks:
            let mine = Choice<OperatorName?>(person: facts.operatorName)
            return filterBreaks { $0.owners = $0.owners == mine ? Choice() : mine }
        case .clearBreakFilters: return filterBreaks { $0 = BreakFilter() }
        case .claimBreak where place.markCount > 0: ask(careAction)
        case .queryBreak where place.markCount > 0: ask(.requery)
        case .resolveBreak where place.markCount > 0:
            overlay = .choice(.breakAction(nil), sharedActionChoices)
        case .confirmBreak where place.markCount > 0:
            notice = Notice(.information, "Reading what was proposed…")
            return [.bulk(.lookAt(reconciliations.breaks.marked.map(\.id)))]
        default: return reconciliations.breaks.selected.map { runOnBreak(command, $0) } ?? []
        }
        return []
    }

    /// Runs a command about one break.
    mutating func runOnBreak(_ command: ConsoleCommand, _ record: BreakRecord) -> [Effect] {
        switch command {
        case .claimBreak:
            // The worklist has breaks, too, but none of their other keys.
            if let reason = breakUnavailable(command, record) {
                let there = "it is \(record.state.standing); \(keymap.firstKey(of: .open)) shows it"
                notice = Notice(.information, "Not now: \(screen == .worklist ? there : reason).")
                return []
            }
            let isOwn = record.owner == facts.operatorName
            return [.reconciliation(.claim(record.id, release: isOwn))]
        case .noteBreak: overlay = breakNotePrompt(record)
        case .resolveBreak: overlay = .choice(.breakAction(record.id), actionChoices(record))
        case .confirmBreak: overlay = breakConfirmation(record)
        case .discardBreak: overlay = breakDiscarding(record)
        case .queryBreak:
            guard let id = record.payout else { return [] }
            notice = Notice(.information, "Asking \(record.provider) about \(id)…")
            return [.requery(id)]
        default: break
        }
        return []
    }
}

extension BreakState {
    /// What it means for who looks at it, one or two plain sentences.
    var meaning: String {
        switch self {
        case .open: "Nobody has decided anything. Take it on, and find out which side is right."
        case .withProvider: "The provider has to correct its books. Ask again until it has."
        case .proposed: "A second person has to confirm how it is resolved."
        case .resolved: "Nothing is left to do."
        }
    }
}
