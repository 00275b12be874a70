import PayoutService
import Payouts
import TerminalUI

/// What is asked before something is done that cannot be undone.
extension ConsoleState {
    func withdrawal(_ payout: Payout) -> Overlay {
        let maker =
            payout.createdBy == facts.operatorName
            ? [] : [StyledText("\(payout.createdBy.rawValue) made it.", .attention)]
        let rest = payout.batch.map { id in
            StyledText("Only this payout: the rest of \(id) is not withdrawn.", .attention)
        }
        let dialog = Dialog(
            title: "Withdraw \(payout.id)?",
            body: facts(of: payout) + maker + ["Nothing has been sent, and nothing will be."]
                + [rest].compactMap(\.self),
            warning: cannotBeUndone,
            buttons: [Dialog.Button("Withdraw", isDestructive: true)]
        )
        return .confirmation(dialog, .withdraw(payout.id))
    }

    func resubmission(_ payout: Payout) -> Overlay {
        let dialog = Dialog(
            title: "Submit \(payout.id) again?",
            body: facts(of: payout) + [
                "The provider has denied the order several times.",
                StyledText("It goes out again under the same order number, ")
                    + StyledText("\(payout.orderNumber)", .title) + ".",
            ],
            warning: cannotBeUndone,
            buttons: [Dialog.Button("Submit again", isDestructive: true)]
        )
        return .confirmation(dialog, .resubmit(payout.id, version: payout.version))
    }

    var leaving: Overlay {
        let dialog = Dialog(
            title: "Leave?",
            body: ["What was typed is lost when you leave:"]
                + losses.map { StyledText("  \($0)", .title) },
            buttons: [Dialog.Button("Leave", isDestructive: true)]
        )
        return .confirmation(dialog, .leave)
    }

    var cannotBeUndone: StyledText { "This cannot be undone." }

    /// Where it happens; every question but that of leaving says so.
    var environmentText: StyledText {
        facts.isProduction
            ? StyledText("\(facts.environment): real money", .destructive, .bold)
            : StyledText(facts.environment, .title)
    }

    /// Through whom, and where.
    func throughText(_ providers: [ProviderID]) -> StyledText {
        let titles = providers.map { facts.title(of: $0) }.joined(separator: " and ")
        return StyledText("through \(titles) in ") + environmentText
    }

    /// How much, to whom, through whom and where, and who else has it open.
    func facts(of payout: Payout) -> [StyledText] {
        [
            StyledText("\(payout.amount)", .money, .bold)
                + StyledText(" to \(payout.beneficiary.displayAccount)"),
            throughText([payout.provider]),
        ] + [presenceText(of: payout.id)].compactMap(\.self) + [""]
    }

    /// Does what a question was about, once it was answered with yes.
    mutating func perform(_ action: Overlay.ConfirmedAction) -> [Effect] {
        switch action {
        case .withdraw(let id):
            let reason = "withdrawn in the console by \(facts.operatorName.rawValue)"
            return [.withdraw(id, reason: reason)]
        case .resubmit(let id, let version):
            let known = subject?.id == id ? subject : list.rows.first { $0.id == id }
            guard known.map({ $0.version == version }) ?? true else {
                notice = Notice(.attention, "\(id) has changed meanwhile. Look at it again.")
                return []
            }
            return [.resubmit(id)]
        case .leave: return [.quit]
        case .replayNotification(let id): return [.notification(.replay(id))]
        case .requery(let scope): return start(scope)
        case .bulk(let plan): return perform(plan)
        case .resolveBreak(let record, let draft): return resolve(record, draft)
        case .confirmBreak(let id, let proposal):
            return [.reconciliation(.confirm(id, proposal))]
        case .compare(let order): return start(order)
        case .discardBreak(let id, let proposal): return discardBreak(id, proposal)
        case .commitBatch(let decision): return commitUpload(decision)
        case .retryBatch(let id):
            begin("Paying again what \(id) did not send", endedBy: .batch(.cancelWork))
            return [.batch(.retry(id))]
        case .closeDay(let order): return performClose(order)
        case .takeOver, .confirmResolution, .discardResolution, .dismiss:
            return performOnWorklist(action)
        case .pauseProvider, .resumeProvider: return performOnProvider(action)
        case .approve, .reject, .recallApproval: return performOnApproval(action)
        }
    }
}

extension Beneficiary {
    /// The name, or the masked account where there is none.
    var displayName: String { name.isEmpty ? maskedAccount : name }

    /// The masked account, where the name stands in its place beside it.
    var accountBeside: String { name.isEmpty ? "" : maskedAccount }

    /// The name with the masked account.
    var displayAccount: String {
        name.isEmpty ? maskedAccount : "\(name), \(maskedAccount)"
    }
}
