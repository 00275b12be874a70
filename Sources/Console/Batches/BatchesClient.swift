package import PayoutService
package import Payouts

/// What the console can ask about batches, and do with them.
package struct BatchesClient: Sendable {
    /// Reads the latest batches that match, newest first, at most so many.
    package let list: @Sendable (BatchFilter, _ limit: Int) async throws(ServiceError) -> [Batch]
    /// Reads lines of a batch after a payout, or the first; those in some statuses only, or all.
    package let lines:
        @Sendable (BatchID, Set<PayoutStatus>, _ after: PayoutID?, _ limit: Int)
            async throws(ServiceError) -> BatchLinePage
    /// Reads a file and says what committing it would do.
    package let check:
        @Sendable (UploadRequest, _ report: @escaping @Sendable (RowProgress) -> Void)
            async throws(UploadFailure) -> BatchPreview
    /// Commits what a decision accepts.
    package let commit:
        @Sendable (
            BatchPreview, BatchDecision, _ report: @escaping @Sendable (RowProgress) -> Void
        ) async throws(ServiceError) -> Batch
    /// Writes the rows that are not good to a new file.
    package let writeRejected: @Sendable (BatchPreview, _ path: String) throws(ServiceError) -> Void
    /// Finds what was proven not sent.
    package let retriable: @Sendable (BatchID) async throws(ServiceError) -> [BatchLine]
    /// Pays again what was proven not sent.
    package let retry:
        @Sendable (BatchID, _ report: @escaping @Sendable (RowProgress) -> Void)
            async throws(ServiceError) -> Batch
    /// Writes a list to a new file, and gives how many rows there are.
    package let export:
        @Sendable (
            ExportRequest, _ path: String, _ report: @escaping @Sendable (RowProgress) -> Void
        ) async throws(ServiceError) -> ExportedRows

    /// Creates a view of the batches.
    package init(
        list: @escaping @Sendable (BatchFilter, Int) async throws(ServiceError) -> [Batch],
        lines:
            @escaping @Sendable (BatchID, Set<PayoutStatus>, PayoutID?, Int)
            async throws(ServiceError) -> BatchLinePage,
        check:
            @escaping @Sendable (UploadRequest, @escaping @Sendable (RowProgress) -> Void)
            async throws(UploadFailure) -> BatchPreview,
        commit:
            @escaping @Sendable (
                BatchPreview, BatchDecision, @escaping @Sendable (RowProgress) -> Void
            ) async throws(ServiceError) -> Batch,
        writeRejected: @escaping @Sendable (BatchPreview, String) throws(ServiceError) -> Void,
        retriable: @escaping @Sendable (BatchID) async throws(ServiceError) -> [BatchLine],
        retry:
            @escaping @Sendable (BatchID, @escaping @Sendable (RowProgress) -> Void)
            async throws(ServiceError) -> Batch,
        export:
            @escaping @Sendable (
                ExportRequest, String, @escaping @Sendable (RowProgress) -> Void
            ) async throws(ServiceError) -> ExportedRows
    ) {
        self.list = list
        self.lines = lines
        self.check = check
        self.commit = commit
        self.writeRejected = writeRejected
        self.retriable = retriable
        self.retry = retry
        self.export = export
    }
}

/// A file that somebody wants to pay, as it was typed.
package struct UploadRequest: Equatable, Sendable {
    /// Where the file lies.
    package let path: String
    /// Who pays, where the file does not say.
    package let provider: ProviderID?
    /// The name of a saved mapping or the path of one; empty for none.
    package let mapping: String
    /// Control totals as on the command line, with blanks between them.
    package let controls: String

    /// Creates a request.
    package init(path: String, provider: ProviderID?, mapping: String, controls: String) {
        self.path = path
        self.provider = provider
        self.mapping = mapping
        self.controls = controls
    }
}

/// Why a file was not checked.
package enum UploadFailure: Error, Equatable, Sendable {
    /// What was typed is not right, a sentence for each field.
    case typed([UploadRequest.Field: String])
    /// The service refused the file, or failed.
    case service(ServiceError)
}

extension UploadRequest {
    /// Something that is typed.
    package enum Field: Hashable, Sendable {
        case file, mapping, controls
    }
}

/// How much of a list was written to a file.
package struct ExportedRows: Hashable, Sendable {
    /// How many rows.
    package let count: Int
    /// Whether there may be more, which were left out.
    package let isCut: Bool

    /// Creates a count.
    package init(count: Int, isCut: Bool) {
        self.count = count
        self.isCut = isCut
    }
}

/// A list with its present view, to be written to a file.
package enum ExportRequest: Equatable, Sendable {
    /// The payouts that match, in the order of the list.
    case payouts(PayoutFilter, PayoutOrder)
    /// What needs a person.
    case worklist(WorklistFilter)
    /// The batches that match.
    case batches(BatchFilter)
    /// A batch's payouts in some statuses, or all.
    case batch(BatchID, Set<PayoutStatus>)
    /// How the providers do.
    case providers
    /// What waits for checkers and matches.
    case approvals(ApprovalFilter)
    /// What does not match the providers' files.
    case breaks(BreakFilter)
    /// What was compared.
    case comparisons
    /// Results of closed days that changed afterwards.
    case adjustments
    /// The closed days that match.
    case closes(ClosingFilter)
    /// Who did what.
    case audit(AuditFilter)
    /// What the providers sent.
    case notifications(NotificationFilter)
    /// These payouts only, as those that are marked.
    case markedPayouts([PayoutID])
    /// These of what needs a person only.
    case markedItems([PayoutID])
    /// These of what waits for checkers only.
    case markedApprovals([ApprovalSubject])
    /// These breaks only.
    case markedBreaks([Int64])
}
