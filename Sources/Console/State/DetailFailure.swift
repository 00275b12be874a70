package import PayoutService

/// Why a detail shows nothing of what is selected.
package enum DetailFailure: Equatable, Sendable {
    /// It is no longer there.
    case gone
    /// It could not be read.
    case unread(ServiceError)
}
