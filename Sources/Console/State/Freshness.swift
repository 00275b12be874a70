package import Foundation

/// How recent what a list shows is.
package enum Freshness: Equatable, Sendable {
    /// Nothing was read yet.
    case loading
    /// Read at this time.
    case live(Date)
    /// The last reading failed; what is shown was read before.
    case failed(String)
}
