import Foundation
import Payouts

/// A time as the ledger keeps it: whole microseconds since 1970, in UTC.
///
/// Finer than any provider states, and exact in a `Date` for centuries, so that a time which was
/// written once reads the same ever after.
struct LedgerTime: Hashable, Comparable {
    let microseconds: Int64

    init(microseconds: Int64) { self.microseconds = microseconds }

    init(_ date: Date) {
        microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
    }

    var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }

    static func < (left: LedgerTime, right: LedgerTime) -> Bool {
        left.microseconds < right.microseconds
    }

    static func + (time: LedgerTime, duration: Duration) -> LedgerTime {
        LedgerTime(microseconds: time.microseconds + duration.microseconds)
    }
}

extension Date {
    /// This time as the ledger keeps it.
    var rounded: Date { LedgerTime(self).date }

    /// The number that the ledger keeps.
    var microseconds: Int64 { LedgerTime(self).microseconds }
}

extension Date? {
    /// The number that the ledger keeps.
    var microseconds: Int64? { map(\.microseconds) }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}

extension Payout {
    /// This payout with the times that change as the ledger keeps them.
    var rounded: Payout {
        var payout = self
        payout.statusSince = statusSince.rounded
        payout.updatedAt = updatedAt.rounded
        payout.nextAttemptAt = nextAttemptAt?.rounded
        payout.nextQueryAt = nextQueryAt?.rounded
        payout.attentionSince = attentionSince?.rounded
        return payout
    }
}

extension Evidence {
    /// This evidence with its times as the ledger keeps them.
    ///
    /// Evidence is recognized by being equal, so what comes in must be compared in the form in
    /// which it would be read back.
    var rounded: Evidence {
        Evidence(
            source: source,
            claim: claim,
            rawStatus: rawStatus,
            reason: reason,
            providerReference: providerReference,
            providerTime: providerTime?.rounded,
            receivedAt: receivedAt.rounded,
            mismatches: mismatches,
            stated: stated
        )
    }
}
