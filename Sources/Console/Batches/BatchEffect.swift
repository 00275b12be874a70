package import PayoutService
package import Payouts

/// Work on batches, described but not yet done.
package enum BatchEffect: Equatable, Sendable {
    /// Read the latest batches that match.
    case load(BatchFilter)
    /// Read a batch's lines after a payout, or the first; those in some statuses only, or all.
    case readLines(BatchID, Set<PayoutStatus>, after: PayoutID?)
    /// Read a file; it takes a while.
    case check(UploadRequest)
    /// Commit a file; it takes a while.
    case commit(BatchPreview, BatchDecision)
    /// End what takes a while.
    case cancelWork
    /// Write the rows that are not good to a new file.
    case writeRejected(BatchPreview, path: String)
    /// Find what was proven not sent.
    case readRetriable(BatchID)
    /// Pay again what was proven not sent.
    case retry(BatchID)
    /// Write a list to a new file.
    case export(ExportRequest, path: String)
}

/// What came of work on batches.
package enum BatchMessage: Equatable, Sendable {
    /// An answer to ``BatchEffect/load(_:)``.
    case loaded(BatchFilter, [Batch])
    /// A failed answer to ``BatchEffect/load(_:)``.
    case loadFailed(BatchFilter, ServiceError)
    /// An answer to ``BatchEffect/readLines(_:_:after:)``.
    case linesRead(BatchID, Set<PayoutStatus>, after: PayoutID?, BatchLinePage)
    /// A failed answer to ``BatchEffect/readLines(_:_:after:)``.
    case linesFailed(BatchID, ServiceError)
    /// What takes a while is so far.
    case progressed(RowProgress)
    /// An answer to ``BatchEffect/check(_:)``.
    case checked(BatchPreview)
    /// What was typed for an upload is not right, a sentence for each field.
    case refused([UploadRequest.Field: String])
    /// An answer to ``BatchEffect/commit(_:_:)``.
    case committed(Batch)
    /// What takes a while ended badly, or was canceled.
    case workFailed(ServiceError)
    /// Nothing is in the file: a list's, or that of the rejected rows.
    case notWritten(ExportRequest?, path: String, ServiceError)
    /// The rejected rows are in the file.
    case rejectedWritten(path: String)
    /// An answer to ``BatchEffect/readRetriable(_:)``.
    case retriable(BatchID, [BatchLine])
    /// An answer to ``BatchEffect/retry(_:)``.
    case retried(Batch)
    /// So many rows are in the file.
    case exported(ExportedRows, path: String)
}

extension BatchEffect {
    /// Whether it takes a while and can be canceled.
    var takesLong: Bool {
        switch self {
        case .check, .commit, .retry, .export: true
        default: false
        }
    }
}
