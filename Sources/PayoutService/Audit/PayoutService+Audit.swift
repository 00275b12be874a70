package import Payouts

extension PayoutService {
    /// Audit entries, newest first, older than `before` where it is given; at most 1,000.
    package func auditEntries(
        _ filter: AuditFilter,
        before: Int64?,
        limit: Int
    ) async throws(ServiceError) -> [AuditEntry] {
        try await onLedger { (store, _) throws(StoreError) in
            try await store.auditEntries(filter, before: before, limit: limit)
        }
    }

    /// Checks every audit entry, from the first on.
    ///
    /// - Parameters:
    ///   - noted: A head that was noted elsewhere, which must still be in the chain.
    ///   - tell: Hears how far it is, now and then.
    /// - Returns: The verdict; `nil` when the task was canceled before there was one.
    /// - Throws: ``ServiceError/store(_:)``.
    package func verifyAudit(
        noted: AuditHead? = nil,
        tell: (AuditProgress) -> Void = { _ in }
    ) async throws(ServiceError) -> AuditVerdict? {
        var progress = AuditProgress.begun
        while !Task.isCancelled {
            progress = try await onLedger { [progress] (store, _) throws(StoreError) in
                try await store.verifyAudit(from: progress, noted: noted, limit: Self.verifyStep)
            }
            tell(progress)
            if let verdict = progress.verdict { return verdict }
        }
        return nil
    }

    /// How many entries are checked between two looks at whether to go on.
    private static var verifyStep: Int { 20_000 }
}
