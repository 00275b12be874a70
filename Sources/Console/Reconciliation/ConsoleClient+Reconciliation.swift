import PayoutService
import Payouts

extension ConsoleClient {
    /// Does what an effect on breaks describes and says what came of it.
    @concurrent
    func answer(to effect: ReconciliationEffect) async -> Message {
        do throws(ServiceError) {
            return .reconciliation(try await performed(effect))
        } catch {
            return switch effect {
            case .load(let filter): .reconciliation(.loadFailed(filter, error))
            case .readBreak(let id): .reconciliation(.breakFailed(id, error))
            default: .failed(error)
            }
        }
    }

    private func performed(
        _ effect: ReconciliationEffect
    ) async throws(ServiceError) -> ReconciliationMessage {
        switch effect {
        case .load(let filter):
            let limit = ReconciliationsState.limit
            return .loaded(filter, try await reconciliations.listing(filter, limit))
        case .readBreak(let id): return .breakRead(id, try await reconciliations.sight(id))
        case .claim(let id, let release):
            return .changed(try await reconciliations.claim(id, release))
        case .snooze(let id, let until):
            try await reconciliations.snooze(id, until)
            return .snoozed(id, until: until)
        case .addNote(let id, let text):
            try await reconciliations.addNote(id, text)
            return .noted(id)
        case .resolve(let id, let draft):
            return .changed(try await reconciliations.resolve(id, draft))
        case .confirm(let id, let proposal): return try await confirm(id, as: proposal)
        case .discard(let id): return .changed(try await reconciliations.discard(id))
        case .start, .stop: throw .canceled
        }
    }

    /// Nobody confirms what they have not read: another proposal may stand there by now.
    private func confirm(
        _ id: Int64,
        as proposal: BreakResolution
    ) async throws(ServiceError) -> ReconciliationMessage {
        guard try await reconciliations.sight(id)?.history.proposal == proposal else {
            throw .notSupported("Break \(id) has changed meanwhile. Look at it again.")
        }
        return .changed(try await reconciliations.confirm(id))
    }

    /// Compares, and tells how far it is as it goes.
    @concurrent
    func reconcile(
        _ order: ReconciliationOrder,
        deliver: @escaping @Sendable (Message) -> Void
    ) async {
        do throws(ServiceError) {
            let outcome = try await reconciliations.reconcile(order) {
                deliver(.reconciliation(.progress($0)))
            }
            let isNew = outcome.report != nil
            deliver(
                .reconciliation(
                    isNew ? .reconciled(outcome.run) : .reconciledBefore(outcome.run, order)
                )
            )
        } catch {
            deliver(.reconciliation(.reconcileFailed(error)))
        }
    }
}
