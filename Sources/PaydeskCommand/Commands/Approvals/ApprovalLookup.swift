import PayoutService
import Payouts

/// Finds what a person names on the command line among what waits for approval.
struct ApprovalLookup {
    let composition: Composition
    let service: PayoutService

    /// What is decided about: a payout that was made alone, or a batch.
    ///
    /// - Throws: ``CommandFailure`` for a payout of a batch, because its batch is decided about.
    func subject(_ text: String) async throws(CommandFailure) -> ApprovalSubject {
        let name = text.uppercased()
        if name.hasPrefix("BA-") { return .batch(BatchID(rawValue: name)) }
        let payout = try await composition.find(text, in: service.store).payout
        if let batch = payout.batch {
            throw CommandFailure(
                .usage,
                "\(payout.id) is approved or rejected together with its batch, \(batch)."
            )
        }
        return .payout(payout.id)
    }

    /// Everything that a checker looks at.
    ///
    /// - Throws: ``CommandFailure`` when it does not wait for approval, or has no such payout.
    func content(
        _ subject: ApprovalSubject,
        showing index: Int = 0
    ) async throws(CommandFailure) -> ApprovalCase {
        do throws(ServiceError) {
            if let found = try await service.approvalCase(subject, showing: index) { return found }
            if let task = try await service.approvalTask(subject) {
                throw ServiceError.notSupported(
                    "\(subject) has \(task.pending.count.grouped) payouts that wait, no more."
                )
            }
        } catch {
            throw CommandFailure(error)
        }
        throw CommandFailure(.invalidData, "\(subject) does not wait for approval.")
    }
}
