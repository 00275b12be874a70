package import PayoutService
package import Payouts

/// Work on closed days, described but not yet done.
package enum CloseEffect: Equatable, Sendable {
    /// Read the closed days that match, and which can be closed next.
    case load(ClosingFilter)
    /// Read everything about one closed day.
    case read(CloseDay)
    /// Read what closing a day would seal.
    case preview(CloseDay)
    /// Seal a day.
    case seal(CloseOrder)
    /// Compare a closed day with its pack.
    case verify(CloseDay)
}

/// What came of work on closed days.
package enum CloseMessage: Equatable, Sendable {
    /// An answer to ``CloseEffect/load(_:)``.
    case loaded(ClosingFilter, CloseListing)
    /// A failed answer to ``CloseEffect/load(_:)``.
    case loadFailed(ClosingFilter, ServiceError)
    /// An answer to ``CloseEffect/read(_:)``.
    case read(CloseDay, CloseSight?)
    /// A failed answer to ``CloseEffect/read(_:)``.
    case readFailed(CloseDay, ServiceError)
    /// An answer to ``CloseEffect/preview(_:)``.
    case previewed(CloseDay, ClosePreview)
    /// A failed answer to ``CloseEffect/preview(_:)``.
    case previewFailed(CloseDay, ServiceError)
    /// An answer to ``CloseEffect/seal(_:)``.
    case sealed(ClosedDay)
    /// A failed answer to ``CloseEffect/seal(_:)``.
    case sealFailed(CloseDay, ServiceError)
    /// An answer to ``CloseEffect/verify(_:)``.
    case verified(CloseDay, PackCheck)
    /// A failed answer to ``CloseEffect/verify(_:)``.
    case verifyFailed(CloseDay, ServiceError)
}
