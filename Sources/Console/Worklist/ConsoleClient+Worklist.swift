import PayoutService
import Payouts

extension ConsoleClient {
    /// Does what an effect describes and says what came of it.
    func answer(to effect: WorklistEffect) async -> Message {
        switch effect {
        case .load(let request):
            return await answer { () async throws(ServiceError) in
                .loaded(request, try await worklist.listing(request))
            } failed: {
                .worklist(.loadFailed(request, $0))
            }
        case .claim(let id, let force):
            return await answer { () async throws(ServiceError) in
                .claimed(id, try await worklist.claim(id, force))
            } failed: { error in
                guard case .store(.claimedByOther(id, let owner)) = error else {
                    return .failed(error)
                }
                return .worklist(.claimRefused(id, owner: owner))
            }
        case .release(let id):
            return await answer { () async throws(ServiceError) in
                _ = try await worklist.release(id)
                return .released(id)
            }
        case .snooze(let id, let until):
            return await answer { () async throws(ServiceError) in
                _ = try await worklist.snooze(id, until)
                return .snoozed(id, until: until)
            }
        case .addNote(let id, let text):
            return await answer { () async throws(ServiceError) in
                try await worklist.addNote(id, text)
                return .noted(id)
            } failed: {
                .worklist(.noteFailed(id, $0))
            }
        case .resolve, .confirmResolution, .discardResolution, .dismissNotifications:
            return await answerResolving(effect)
        }
    }

    private func answerResolving(_ effect: WorklistEffect) async -> Message {
        switch effect {
        case .resolve(let payout, let draft):
            return await answer { () async throws(ServiceError) in
                .resolved(payout.id, try await worklist.resolve(payout, draft))
            } failed: {
                .worklist(.resolveFailed(payout.id, $0))
            }
        case .confirmResolution(let payout, let proposal):
            return await answer { () async throws(ServiceError) in
                .confirmed(try await worklist.confirm(payout, proposal))
            }
        case .discardResolution(let id, let proposal):
            return await answer { () async throws(ServiceError) in
                try await worklist.discard(id, proposal)
                return .discarded(id)
            }
        case .dismissNotifications(let provider, let upTo):
            return await answer { () async throws(ServiceError) in
                try await worklist.dismiss(provider, upTo)
                return .dismissed(provider)
            }
        case .load, .claim, .release, .snooze, .addNote: return .tick
        }
    }

    private func answer(
        _ body: () async throws(ServiceError) -> WorklistMessage,
        failed: (ServiceError) -> Message = { .failed($0) }
    ) async -> Message {
        do throws(ServiceError) {
            return .worklist(try await body())
        } catch {
            return failed(error)
        }
    }
}
