package import Foundation

/// The lists stand still, so that nothing moves under the cursor while somebody works in them.
package struct UpdatePause: Equatable, Sendable {
    /// Since when.
    package let since: Date
    /// When the ledger last changed since then, if it did.
    package var changedAt: Date?

    /// A pause that begins.
    package init(since: Date) { self.since = since }
}
