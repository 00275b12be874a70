import PayoutService
import Payouts
import TerminalUI

/// What is asked before something is done that cannot be undone.
extension ConsoleState {
    func withdrawal(_ payout: Payout) -> Overlay {
        let maker =
            payout.createdBy == facts.operatorName
            ? [] : [StyledText("\(payout.createdBy.rawValue) made it.", .attention)]
        let dialog = Dialog(
            title: "Withdraw \(payout.id)?",
            body: facts(of: payout) + maker + ["Nothing has been sent, and nothing will be."],
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

    /// What a notice says of a draft that is left, and how it comes back.
    func keptNotice(_ what: String, _ way: String, isInSession: Bool = false) -> Notice {
        let span = isInSession && isSessionKept ? "" : " until you leave"
        return Notice(.information, "\(what) is kept\(span); \(way) brings it back.")
    }

    /// What is gone once the console is left: the session keeps new payouts, and nothing else.
    var losses: [String] {
        let typed = form.flatMap { $0.isPristine || $0.review?.isSubmitting == true ? nil : $0 }
        let open = typed.map { [$0.provider] } ?? []
        let begun = isSessionKept ? [] : open + drafts.keys.sorted { $0.rawValue < $1.rawValue }
        let names = begun.map { facts.title(of: $0) }
        let evidence = resolution.flatMap { $0.isPristine ? nil : $0.payout.id }
        let seen = Set(resolutionDrafts.keys).union([evidence].compactMap(\.self))
        let isUploadBegun = upload?.isPristine == false || batches.draft != nil
        let isComparisonBegun = comparison?.isPristine == false || reconciliations.draft != nil
        return names.map { "a new payout through \($0)" }
            + seen.map(\.rawValue).sorted().map { "what was seen about \($0)" }
            + noteDrafts.keys.map(\.rawValue).sorted().map { "a note about \($0)" }
            + (isUploadBegun ? ["an upload"] : [])
            + (isComparisonBegun ? ["a comparison"] : [])
    }

    var cannotBeUndone: StyledText { "This cannot be undone." }

    /// Where it happens; every question but that of leaving says so.
    var environmentText: StyledText {
        facts.isProduction
            ? StyledText("\(facts.environment): real money", .destructive, .bold)
            : StyledText(facts.environment, .title)
    }

    /// How much, to whom, through whom and where, and who else has it open.
    func facts(of payout: Payout) -> [StyledText] {
        let provider = facts.title(of: payout.provider)
        return [
            StyledText("\(payout.amount)", .money, .bold)
                + StyledText(" to \(payout.beneficiary.displayAccount)"),
            StyledText("through \(provider) in ") + environmentText,
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
