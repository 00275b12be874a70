import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Reading

extension ConsoleState {
    /// Reads the newest entries again, unless a reading is under way; then after it.
    mutating func refreshAudit() -> [Effect] {
        guard !audit.isLoading else {
            audit.isOutdated = true
            return []
        }
        let limit = max(AuditState.pageLimit, audit.entries.count)
        return askForAudit(before: nil, limit: limit)
    }

    private mutating func askForAudit(before: Int64?, limit: Int) -> [Effect] {
        audit.isLoading = true
        if before == nil { audit.isOutdated = false }
        let request = AuditRequest(
            generation: audit.generation,
            filter: audit.filter,
            before: before,
            limit: min(limit, AuditState.maximumRows)
        )
        return [.audit(.load(request))]
    }

    /// Takes what came of work on the audit trail.
    mutating func take(_ message: AuditMessage) -> [Effect] {
        switch message {
        case .loaded(let request, let entries): return show(entries, for: request)
        case .loadFailed(let request, let error):
            guard request.generation == audit.generation else { return [] }
            audit.isLoading = false
            audit.freshness = .failed(error)
            return []
        case .checking(let progress):
            if audit.check?.isRunning == true { audit.check?.progress = progress }
        case .checked(let verdict):
            audit.check?.endedAt = now
            audit.check?.progress.verdict = verdict
            if let verdict { notice = verdict.notice }
        case .checkFailed(let error):
            audit.check?.endedAt = now
            audit.check?.failure = error.message
            notice = Notice(.error, error.message)
        }
        return []
    }

    private mutating func show(_ entries: [AuditEntry], for request: AuditRequest) -> [Effect] {
        guard request.generation == audit.generation else { return [] }
        if isSelectionBelow(entries, of: request) {
            return askForAudit(before: nil, limit: AuditState.maximumRows)
        }
        audit.isSeeking = false
        let kept = request.before == nil ? [] : Array(audit.entries)
        audit.isLoading = false
        audit.readAt = now
        audit.freshness = .live(now)
        // Older ones that are read on were there before.
        audit.changes.show(
            kept + entries,
            in: &audit.entries,
            isSameQuestion: request.before == nil && audit.shownFilter == request.filter,
            hasMore: true,
            at: screen == .audit ? now : nil
        )
        audit.shownFilter = request.filter
        audit.hasOlder =
            entries.count == request.limit && audit.entries.count < AuditState.maximumRows
        return audit.isOutdated ? refreshAudit() : readOlderAudit()
    }

    /// Whether what was selected the last time may be further down than the first answer.
    private func isSelectionBelow(_ entries: [AuditEntry], of request: AuditRequest) -> Bool {
        guard audit.isSeeking, request.before == nil, let selection = audit.entries.selection else {
            return false
        }
        return entries.count == request.limit && request.limit < AuditState.maximumRows
            && !entries.contains { $0.id == selection }
    }

    /// Asks for older entries where the list is about to end.
    mutating func readOlderAudit() -> [Effect] {
        guard !audit.isLoading, audit.hasOlder, let last = audit.entries.last,
            let index = audit.entries.selectedIndex,
            index >= audit.entries.count - AuditState.readAhead
        else { return [] }
        return askForAudit(before: last.sequence, limit: AuditState.pageLimit)
    }
}

// MARK: - Commands

extension ConsoleState {
    /// Why a command of the audit screen cannot be run now; `nil` when it can.
    func auditUnavailable(_ command: ConsoleCommand) -> String? {
        switch command {
        case .filterAuditSubject: audit.entries.selected == nil ? "no record is selected" : nil
        case .clearAuditFilter: audit.filter == AuditFilter() ? "nothing is filtered" : nil
        default: nil
        }
    }

    mutating func runOnAudit(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .verifyAudit:
            guard audit.check?.isRunning != true else { return [.audit(.stop)] }
            audit.check = AuditCheck(startedAt: now)
            return [.audit(.verify)]
        case .filterAuditSubject:
            return filterAudit(AuditFilter(subject: audit.entries.selected?.subject))
        default: return filterAudit(AuditFilter())
        }
    }

    /// Filters anew; the selected entry stays selected if it matches.
    mutating func filterAudit(_ filter: AuditFilter) -> [Effect] {
        guard filter != audit.filter else { return [] }
        audit.filter = filter
        audit.generation += 1
        audit.isLoading = false
        return askForAudit(before: nil, limit: AuditState.pageLimit)
    }
}

extension AuditVerdict {
    fileprivate var notice: Notice {
        switch self {
        case .intact(let head):
            Notice(.success, "All \(Int(head.count).grouped) records are as they were written.")
        case .broken(let place): Notice(.error, place.sentence)
        }
    }
}
