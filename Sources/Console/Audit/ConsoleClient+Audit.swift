import PayoutService
import Payouts

extension ConsoleClient {
    /// Reads audit entries.
    @concurrent
    func answer(to request: AuditRequest) async -> Message {
        do throws(ServiceError) {
            let entries = try await audit.entries(request.filter, request.before, request.limit)
            return .audit(.loaded(request, entries))
        } catch {
            return .audit(.loadFailed(request, error))
        }
    }

    /// Checks the audit trail, and tells how far it is as it goes.
    @concurrent
    func verifyAudit(deliver: @Sendable (Message) -> Void) async {
        switch await audit.verify({ deliver(.audit(.checking($0))) }) {
        case .success(let verdict): deliver(.audit(.checked(verdict)))
        case .failure(let error): deliver(.audit(.checkFailed(error)))
        }
    }
}
