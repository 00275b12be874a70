import PayoutService
import Payouts

extension ConsoleClient {
    /// Does one thing after the other, and tells what came of each; canceled, it does no more.
    @concurrent
    func perform(
        _ works: [BulkStep.Work],
        deliver: @Sendable (Message) -> Void
    ) async {
        for work in works {
            guard !Task.isCancelled else { return }
            deliver(.bulk(.ended(work, BulkOutcome(await answer(to: work)))))
        }
    }

    /// Each is the single action: the service checks and records it as such.
    private func answer(to work: BulkStep.Work) async -> Message {
        switch work {
        case .requery(let id): .requeried(await requery(id))
        case .worklist(let effect): await answer(to: effect)
        case .approvals(let effect): await answer(to: effect)
        case .reconciliation(let effect): await answer(to: effect)
        }
    }

    /// Reads what is needed before many rows can be acted on.
    @concurrent
    func answer(to effect: BulkEffect) async -> Message {
        do throws(ServiceError) {
            switch effect {
            case .look(let subjects):
                var cases: [ApprovalCase] = []
                for subject in subjects {
                    if let found = try await approvals.look(subject) { cases.append(found) }
                }
                return .bulk(.looked(cases))
            case .lookAt(let ids):
                var sights: [BreakSight] = []
                for id in ids {
                    if let sight = try await reconciliations.sight(id) { sights.append(sight) }
                }
                return .bulk(.lookedAt(sights))
            case .match(let filter, let limit):
                let page = try await matching(filter, limit)
                return .bulk(.matched(filter, page.payouts, isCut: page.hasOlder))
            case .run, .stop: return .tick
            }
        } catch {
            return .failed(error)
        }
    }
}

extension BulkOutcome {
    /// What came of a single action, in a few words.
    init(_ message: Message) {
        switch message {
        case .worklist(.claimed): self = .done("you are on it")
        case .worklist(.released): self = .done("nobody is on it any more")
        case .worklist(.snoozed): self = .done("off the worklist")
        case .worklist(.claimRefused(_, let owner)): self = .refused("\(owner.rawValue) is on it")
        case .approvals(.approved(_, .complete(let count))):
            self = .done(count == 1 ? "approved; queued" : "approved; \(count.grouped) are queued")
        case .approvals(.approved(_, .awaits(let more))):
            self = .done("approved; \(more) more must approve it")
        case .approvals(.refused(_, let error)), .failed(let error): self = .refused(error.message)
        case .reconciliation(.changed(let record)): self = .done(record.outcome)
        default: self = .refused("no answer")
        }
    }
}

extension BreakRecord {
    /// Where it stands after what was done.
    fileprivate var outcome: String {
        switch state {
        case .open: owner == nil ? "nobody is on it any more" : "you are on it"
        case .proposed: "waits: a colleague must confirm it"
        case .withProvider: "waits for the provider"
        case .resolved: "resolved"
        }
    }
}
