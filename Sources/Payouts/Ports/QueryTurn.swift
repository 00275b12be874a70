package import Foundation

/// Whether a payout may be asked about now.
package enum QueryTurn: Hashable, Sendable {
    /// It may, by whoever got this answer alone and until then; the payout as it stands.
    case granted(Payout, until: Date)
    /// Somebody was answered since then: the payout as it stands, and what they learnt.
    case asked(Payout, QueryResult)
    /// Somebody is asking right now.
    case busy
}
