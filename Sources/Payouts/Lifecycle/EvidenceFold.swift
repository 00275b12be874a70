import Foundation

/// What a set of evidence adds up to, whatever the order in which it arrived.
package struct EvidenceFold: Hashable, Sendable {
    /// Where the payout stands.
    package private(set) var status: PayoutStatus
    /// Whether two final words contradict each other, or a word came after one that nobody can
    /// read, and nothing has settled which holds.
    package private(set) var isConflicting = false
    /// How often a settled status was overturned.
    package private(set) var reversalCount = 0
    /// The evidence that made the present status, where evidence did.
    package private(set) var deciding: Evidence?
    /// When the last of the words in doubt was heard, by our clock.
    private var contestedUntil = Date.distantPast

    /// Folds evidence over the status that the payout had without any.
    ///
    /// - Parameters:
    ///   - base: `queued`, `submitting` or `unknown`: what our own side of the story says.
    ///   - evidence: Everything learnt, in any order.
    package init(base: PayoutStatus, evidence: [Evidence]) {
        status = base
        var previousFinal: Evidence?
        for piece in evidence.sorted(by: Evidence.precedes) {
            take(piece, after: previousFinal)
            if piece.claim.isFinal { previousFinal = piece }
        }
    }

    private mutating func take(_ piece: Evidence, after previousFinal: Evidence?) {
        let next = status.step(piece.claim)
        defer {
            if next != status || (deciding == nil && next.isSettled) { deciding = piece }
            status = next
        }
        guard status.isSettled else { return }
        if piece.claim == .unclear, piece.source == .notification {
            // A provider that tells more of what is settled may be taking it back.
            isConflicting = true
            contestedUntil = max(contestedUntil, piece.receivedAt)
        }
        guard piece.claim.isFinal else { return }
        if next == status {
            if piece.source.settlesConflicts, piece.receivedAt >= contestedUntil {
                isConflicting = false
            }
            return
        }
        reversalCount += 1
        // A person who resolves a conflict has looked at both words, whichever of them holds.
        let decides = isConflicting && piece.source == .operator
        let isContested = previousFinal.map { !piece.isSurelyNewer(than: $0) } ?? true
        isConflicting = isContested && !decides
        contestedUntil = max(
            contestedUntil,
            piece.receivedAt,
            previousFinal?.receivedAt ?? piece.receivedAt
        )
    }
}

extension Evidence {
    /// Whether the provider's own times say so; without both of them nobody knows.
    ///
    /// Equal times prove no order: CashyPro's count whole seconds, and a result can be overturned
    /// within one.
    fileprivate func isSurelyNewer(than other: Evidence) -> Bool {
        guard let time = providerTime, let otherTime = other.providerTime else { return false }
        return otherTime < time
    }
}

extension Evidence.Source {
    /// Whether agreement from here ends a conflict: somebody asked, rather than was told.
    ///
    /// It ends what was heard before somebody asked. A provider's clock may be minutes behind
    /// ours, or its time zone misread: by its own time a return may seem older than answers that
    /// it came after.
    fileprivate var settlesConflicts: Bool {
        self == .query || self == .operator || self == .settlementFile
    }
}
