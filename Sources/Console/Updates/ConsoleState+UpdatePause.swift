import Foundation
import Payouts
import TerminalUI

/// Holding the lists still.
///
/// What the operator does or asks for is read and shown all the same; only what others do waits.
/// The pause lasts on every screen: whoever looks something up elsewhere comes back to the rows
/// that they left. The bell and the header's count of the worklist go on, as they move nothing.
extension ConsoleState {
    mutating func togglePause() -> [Effect] {
        guard pause == nil else {
            pause = nil
            notice = Notice(.information, "The lists follow the ledger again.")
            return refreshScreen() + readOutdated()
        }
        pause = UpdatePause(since: now)
        // What would have been read after an answer that is awaited waits as well.
        if list.isOutdated || worklist.isOutdated { pause?.changedAt = now }
        list.isOutdated = false
        let key = keymap.firstKey(of: .pauseUpdates)
        notice = Notice(.information, "The lists stand still until \(key) is pressed again.")
        return []
    }

    /// Whether the screen waits: one that was never read is, once.
    var isHeld: Bool {
        guard pause != nil, case .live = freshness else { return false }
        return true
    }

    /// Whether something has changed since the screen was read.
    private var areChangesWaiting: Bool {
        guard let changedAt = pause?.changedAt else { return false }
        guard case .live(let readAt) = freshness else { return true }
        return changedAt >= readAt
    }

    /// Reads what the operator did at once, where the ledger's news would have to wait.
    mutating func readOwnResult() -> [Effect] { pause == nil ? [] : refreshScreen() }

    /// How the header says it; `nil` while the lists follow the ledger.
    func pauseText(isShort: Bool, _ glyphs: Glyphs) -> StyledText? {
        guard let pause else { return nil }
        let age = now.timeIntervalSince(pause.since)
        let isNamed = facts.isPlain || age >= 60 && !isShort
        let time = isNamed ? " \(facts.isPlain ? "since " : "")\(moments.age(of: pause.since))" : ""
        let news = isShort ? " +" : "\(glyphs.joint)changes wait"
        return StyledText("paused\(time)\(areChangesWaiting ? news : "")", .attention, .bold)
    }

    /// The way back, before all other keys.
    var pauseHints: [CommandHints.Hint] {
        guard pause != nil else { return [] }
        return [CommandHints.Hint(key: keymap.firstKey(of: .pauseUpdates), title: "catch up")]
    }
}

// MARK: - The worklist's count

extension ConsoleState {
    /// Reads what the bell and the header need, and no rows.
    mutating func countWorklist() -> [Effect] {
        guard !worklist.isCounting else {
            worklist.isOutdated = true
            return []
        }
        worklist.isCounting = true
        worklist.isOutdated = false
        let request = WorklistRequest(
            generation: worklist.generation,
            filter: worklist.filter,
            position: .first,
            limit: 0,
            purpose: .refresh
        )
        return [.worklist(.load(request))]
    }

    /// Takes a reading without rows.
    mutating func showCount(_ listing: WorklistListing) -> [Effect] {
        worklist.isCounting = false
        worklist.readAt = now
        worklist.count(listing.open)
        worklist.groups = listing.groups
        alarm.look(at: listing)
        return ringIfDue() + (worklist.isOutdated ? readOutdated() : [])
    }
}
