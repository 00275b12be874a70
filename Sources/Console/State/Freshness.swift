package import Foundation
package import PayoutService

/// How recent what a list shows is.
package enum Freshness: Equatable, Sendable {
    /// Nothing was read yet.
    case loading
    /// Read at this time.
    case live(Date)
    /// The last reading failed; what is shown was read before.
    case failed(ServiceError)

    /// Why the last reading failed; `nil` where it did not.
    var failure: ServiceError? {
        if case .failed(let error) = self { error } else { nil }
    }
}
