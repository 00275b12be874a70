package import Payouts

/// A support card that is being read.
package struct CardState: Equatable, Sendable {
    /// Whose.
    package let payout: PayoutID
    /// The first line on the screen.
    package var offset = 0
}
