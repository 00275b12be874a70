import Foundation
import Payouts

extension PluggedStore {
    func recordReveal(
        of subjects: [String],
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write(.recordReveal) { () async throws(StoreError) in
            try await base.recordReveal(of: subjects, by: name, at: at)
        }
    }

    func auditEntries(
        _ filter: AuditFilter,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> [AuditEntry] {
        try await base.auditEntries(filter, before: before, limit: limit)
    }

    func auditHead() async throws(StoreError) -> AuditHead { try await base.auditHead() }

    func verifyAudit(
        from progress: AuditProgress,
        noted: AuditHead?,
        limit: Int
    ) async throws(StoreError) -> AuditProgress {
        try await base.verifyAudit(from: progress, noted: noted, limit: limit)
    }
}
