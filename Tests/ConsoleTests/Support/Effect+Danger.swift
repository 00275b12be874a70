import Payouts
import TerminalUI

@testable import Console
@testable import PayoutService

extension Effect {
    /// Whether it moves or stops money, or cannot be taken back, and so is asked about first.
    var isIrreversible: Bool {
        switch self {
        case .submit, .withdraw, .resubmit, .startRequery(.matching): true
        case .approvals(.approve), .approvals(.reject), .approvals(.recall): true
        case .close(.seal), .notification(.replay): true
        case .provider(.pause), .provider(.resume): true
        case .batch(.commit), .batch(.retry): true
        case .reconciliation(.resolve), .reconciliation(.confirm), .reconciliation(.discard): true
        case .worklist(let effect): effect.isForConfirmation
        case .bulk(.run): true
        default: false
        }
    }
}

extension WorklistEffect {
    /// Whether it changes what others rely on, and so is asked for once more.
    var isForConfirmation: Bool {
        switch self {
        case .claim(_, let force): force
        case .resolve, .confirmResolution, .discardResolution, .dismissNotifications: true
        case .load, .release, .snooze, .addNote: false
        }
    }
}

extension ConsoleState {
    /// Whether this state asks the question that an effect answers, with the focus on yes.
    func isArmed(for effect: Effect) -> Bool {
        switch effect {
        case .submit(let payout):
            form?.review.map { review in
                review.isArmed && !review.isSubmitting && review.review.payout == payout
            } ?? false
        case .withdraw(let id, _): hasConfirmed(.withdraw(id))
        case .resubmit(let id):
            if case .confirmation(let dialog, .resubmit(id, _)) = overlay {
                dialog.isOnYes(in: self)
            } else {
                false
            }
        case .startRequery(.matching(let filter)): hasConfirmed(.requery(.matching(filter)))
        case .startRequery(.comparison(let id)): hasConfirmed(.requery(.comparison(id)))
        case .worklist(let effect): isArmed(for: effect)
        case .bulk(.run(let works)): isArmed(for: works)
        case .approvals(.approve(let subject, let digest)): hasConfirmed(.approve(subject, digest))
        case .approvals(.reject(let subject, let reason)):
            hasConfirmed(.reject(subject, reason: reason))
        case .approvals(.recall(let subject)): hasConfirmed(.recallApproval(subject))
        case .close(.seal(let order)): hasConfirmed(.closeDay(order))
        case .notification(.replay(let id)): hasConfirmed(.replayNotification(id))
        case .provider(let effect): isArmed(for: effect)
        case .batch(let effect) where Effect.batch(effect).isIrreversible: isArmed(for: effect)
        case .reconciliation(let effect): isArmed(for: effect)
        default: true
        }
    }

    private func isArmed(for effect: ProviderEffect) -> Bool {
        switch effect {
        case .readBalances: true
        case .pause(let id, let reason): hasConfirmed(.pauseProvider(id, reason: reason))
        case .resume(let id, let forgettingMoney):
            if case .confirmation(let dialog, .resumeProvider(id, _, forgettingMoney)) = overlay {
                dialog.isOnYes(in: self)
            } else {
                false
            }
        }
    }

    private func isArmed(for effect: BatchEffect) -> Bool {
        switch effect {
        case .commit(_, let decision): hasConfirmed(.commitBatch(decision))
        case .retry(let id): hasConfirmed(.retryBatch(id))
        default: false
        }
    }

    private func isArmed(for effect: ReconciliationEffect) -> Bool {
        switch effect {
        case .resolve(let id, let draft) where draft.action.changesPayout:
            reconciliations.breaks.first { $0.id == id }
                .map { hasConfirmed(.resolveBreak($0, draft)) } ?? false
        case .resolve(let id, _):
            if case .prompt(let prompt, .breakResolution(id, _)) = overlay {
                !prompt.field.isEmpty
            } else {
                false
            }
        case .confirm(let id, let proposal): hasConfirmed(.confirmBreak(id, proposal))
        case .discard(let id):
            if case .confirmation(let dialog, .discardBreak(id, _)) = overlay {
                dialog.isOnYes(in: self)
            } else {
                false
            }
        default: true
        }
    }

    /// Every row was listed, and the question was answered.
    private func isArmed(for works: [BulkStep.Work]) -> Bool {
        guard case .confirmation(let dialog, .bulk(let plan)) = overlay else { return false }
        return dialog.isArmed(overflow: dialog.reach(in: size, isLinear: facts.isPlain).overflow)
            && works.allSatisfy { work in
                plan.steps.contains { $0.work == work }
            }
    }

    private func isArmed(for effect: WorklistEffect) -> Bool {
        switch effect {
        case .claim(let id, force: true):
            worklist.items.first { $0.payout.id == id }?.care.owner
                .map { hasConfirmed(.takeOver(id, from: $0)) } ?? hasConfirmedTakeOver(id)
        case .resolve(let payout, let draft):
            resolution.map { form in
                form.payout == payout && form.draft == draft
                    && form.review?.isArmed == true && form.review?.isSubmitting == false
            } ?? false
        case .confirmResolution(let payout, let proposal):
            subjectProposal == proposal && hasConfirmed(.confirmResolution(payout, proposal))
        case .discardResolution(let id, let proposal):
            subjectProposal == proposal && hasConfirmed(.discardResolution(id, proposal))
        case .dismissNotifications(let provider, let upTo):
            hasConfirmed(.dismiss(provider, upTo: upTo))
        default: true
        }
    }

    /// Whether the question about an action is open, with the focus on yes.
    private func hasConfirmed(_ action: Overlay.ConfirmedAction) -> Bool {
        guard case .confirmation(let dialog, action) = overlay else { return false }
        return dialog.isOnYes(in: self)
    }

    private func hasConfirmedTakeOver(_ id: PayoutID) -> Bool {
        guard case .confirmation(let dialog, .takeOver(id, _)) = overlay else { return false }
        return dialog.isOnYes(in: self)
    }
}

extension Dialog {
    /// Whether enter says yes: the focus is behind the way out, and what has to be typed is.
    func isOnYes(in state: ConsoleState) -> Bool {
        let overflow = reach(in: state.size, isLinear: state.facts.isPlain).overflow
        return isArmed(overflow: overflow) && place.index > (requiredText == nil ? 0 : 1)
    }
}
