/// One line of a day's figures.
///
/// A payout is *in flight* from its creation until a provider's final word or its withdrawal: while
/// it waits for approval, is queued, submitted, under way or unknown. Every change of status in the
/// day counts in one line, so that
///
///     opening + created + reversed − paid − failed − returned − withdrawn = closing
///
/// holds for the counts and for the sums, where *reversed* is the sum of its three lines.
package enum CloseLine: String, CaseIterable, Hashable, Sendable {
    /// In flight when the day began.
    case opening
    /// Created in the day.
    case created
    /// Became paid in the day.
    case paid
    /// Became failed in the day.
    case failed
    /// Became returned in the day.
    case returned
    /// Rejected or canceled in the day; nothing was ever sent.
    case withdrawn
    /// Was paid, of whatever day, and is no longer; counted again where it went.
    case paidReversed
    /// Was failed, of whatever day, and is no longer; counted again where it went.
    case failedReversed
    /// Was returned, of whatever day, and is no longer; counted again where it went.
    case returnedReversed
    /// In flight when the day ended.
    case closing

    /// The line in plain words.
    package var word: String {
        switch self {
        case .paidReversed: "no longer paid"
        case .failedReversed: "no longer failed"
        case .returnedReversed: "no longer returned"
        default: rawValue
        }
    }

    /// How it enters the sum that must be zero.
    var sign: Int {
        switch self {
        case .opening, .created, .paidReversed, .failedReversed, .returnedReversed: 1
        case .paid, .failed, .returned, .withdrawn, .closing: -1
        }
    }

    /// Where a payout goes that gets this status; `nil` while it is in flight.
    init?(entering status: PayoutStatus) {
        switch status {
        case .paid: self = .paid
        case .failed: self = .failed
        case .returned: self = .returned
        case .rejected, .canceled: self = .withdrawn
        case .pendingApproval, .queued, .submitting, .processing, .unknown: return nil
        }
    }

    /// Where a payout comes from that leaves this status; `nil` where it was in flight, and for
    /// one that was withdrawn, which the lifecycle never brings back.
    init?(leaving status: PayoutStatus) {
        switch status {
        case .paid: self = .paidReversed
        case .failed: self = .failedReversed
        case .returned: self = .returnedReversed
        case .rejected, .canceled: return nil
        case .pendingApproval, .queued, .submitting, .processing, .unknown: return nil
        }
    }
}

/// How many payouts, and how much money together.
package struct CloseTally: Hashable, Sendable {
    /// How many.
    package var count: Int
    /// How much, in minor units.
    package var minorUnits: Int64

    /// None.
    package static let zero = CloseTally(count: 0, minorUnits: 0)

    /// Creates a tally.
    package init(count: Int, minorUnits: Int64) {
        self.count = count
        self.minorUnits = minorUnits
    }

    /// Adds another, or takes it off with a sign of -1.
    package mutating func add(_ other: CloseTally, sign: Int = 1) {
        count += sign * other.count
        minorUnits += Int64(sign) * other.minorUnits
    }
}
