import PayoutService
import Payouts
import TerminalUI

// MARK: - Opening

extension ConsoleState {
    /// Opens the form for the selected provider where its day is due, else for the first that is.
    mutating func openCloseForm() {
        let wanted =
            closes.isShown
            ? closes.rows.selected?.record.day.provider
            : reconciliations.breaks.selected?.provider
        let due = closes.due
        let first = due.first { $0.day.provider == wanted } ?? due.first ?? closes.proposals.first
        guard let first else { return }
        openCloseForm(of: first)
    }

    /// Opens the form of a provider's next day: the draft that was left, or as it is proposed.
    private mutating func openCloseForm(of proposal: CloseProposal) {
        let form = resumed(CloseForm(proposal))
        closeForm = form
        focus = .form
        tell(ofDraft: form)
    }

    private mutating func leaveCloseForm() {
        if let closeForm, keepDraft(of: closeForm) {
            notice = keptNotice("What was typed", keymap.firstKey(of: .closeDay))
        }
        closeForm = nil
        focus = .list
    }

    /// The next day of each provider.
    var closedProviderChoices: ChoiceList {
        ChoiceList(
            closes.proposals.map { proposal in
                let id = proposal.day.provider
                return ChoiceList.Choice(
                    id: id.rawValue,
                    title: facts.title(of: id),
                    detail: "\(proposal.day.day) \(proposal.day.zone)",
                    unavailable: proposal.isOver ? nil : "\(proposal.day.day) is not over"
                )
            },
            selected: closeForm?.proposal.day.provider.rawValue,
            placeholder: "type to narrow down"
        )
    }

    mutating func chooseClosedProvider(_ id: String) {
        guard let proposal = closes.proposals.first(where: { $0.day.provider.rawValue == id })
        else { return }
        if let closeForm { _ = keepDraft(of: closeForm) }
        openCloseForm(of: proposal)
    }
}

// MARK: - Keys

extension ConsoleState {
    mutating func takeInCloseForm(_ key: Key) -> [Effect] {
        guard let form = closeForm else { return [] }
        switch form.stage {
        case .choosing: return takeInCloseRows(key, form)
        case .reading:
            if key == .escape { closeForm?.stage = .choosing }
        case .preview, .sealed: return takeInClosePages(key, form)
        // What is being sealed cannot be called back.
        case .sealing: break
        }
        return []
    }

    mutating func pasteInCloseForm(_ text: String) {
        guard let form = closeForm, form.stage == .choosing, form.row == .day else { return }
        closeForm?.day.insert(text.trimmingBlanks)
        closeForm?.problem = nil
    }

    mutating func runInCloseForm(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .nextField: moveInCloseForm(1)
        case .previousField: moveInCloseForm(-1)
        case .leaveForm: leaveCloseForm()
        default: return previewClose()
        }
        return []
    }

    private mutating func moveInCloseForm(_ step: Int) {
        guard let form = closeForm else { return }
        let rows = CloseForm.Row.allCases
        closeForm?.row = rows[(form.row.rawValue + step + rows.count) % rows.count]
    }

    private mutating func takeInCloseRows(_ key: Key, _ form: CloseForm) -> [Effect] {
        // A letter is text here, whatever it means elsewhere.
        if key.typed == nil, let command = command(for: key, in: [.form]), command.isForForm {
            return run(command)
        }
        switch form.row {
        case .provider:
            if key == .enter || key == .right || key.typed != nil {
                overlay = .choice(.closedProvider, closedProviderChoices.searching(key.typed))
            }
        case .day:
            if key == .enter {
                moveInCloseForm(1)
            } else if closeForm?.day.handle(key) == true {
                closeForm?.problem = nil
            }
        case .preview: return key == .enter ? previewClose() : []
        }
        return []
    }

    private mutating func previewClose() -> [Effect] {
        guard let form = closeForm else { return [] }
        guard let day = form.closeDay else {
            closeForm?.row = .day
            closeForm?.problem = "Type a day such as \(form.proposal.day.day)."
            return []
        }
        closeForm?.problem = nil
        closeForm?.stage = .reading(day)
        return [.close(.preview(day))]
    }

    // MARK: The preview and the result

    private mutating func takeInClosePages(_ key: Key, _ form: CloseForm) -> [Effect] {
        switch key {
        case .escape: leaveClosePage()
        case .tab, .right: moveCloseButton(1)
        case .backTab, .left: moveCloseButton(-1)
        case .enter: return pressInClose(form)
        default: scrollClose(by: scrollStep(key, page: closePage) ?? 0)
        }
        return []
    }

    private var closePage: Int { max(1, closeTextHeight - 1) }

    private mutating func leaveClosePage() {
        if case .sealed = closeForm?.stage { return leaveCloseForm() }
        closeForm?.stage = .choosing
    }

    /// The buttons that make sense, the way back first.
    func closeActions(_ form: CloseForm) -> [CloseForm.Action] {
        switch form.stage {
        case .preview: return closeRefusal == nil ? [.back, .seal] : [.back]
        case .sealed(let day, _):
            let provider = day.sealed.close.day.provider
            let next = closes.due.first { $0.day.provider != provider }
            return [.done] + (next.map { [.next($0)] } ?? [])
        case .choosing, .reading, .sealing: return []
        }
    }

    /// Why the operator may not close a day; `nil` when they may.
    var closeRefusal: AccessRefusal? {
        facts.access.refusal(of: .close, to: facts.operatorName)
    }

    private mutating func moveCloseButton(_ step: Int) {
        guard let form = closeForm else { return }
        let count = closeActions(form).count
        switch form.stage {
        case .preview(var shown):
            shown.button = (shown.button + step + count) % count
            closeForm?.stage = .preview(shown)
        case .sealed(let day, let button):
            closeForm?.stage = .sealed(day, button: (button + step + count) % count)
        case .choosing, .reading, .sealing: break
        }
    }

    /// How far the preview can be scrolled.
    func closeOverflow(_ shown: CloseForm.Shown) -> Int {
        max(0, closePreviewLines(shown.preview).count - closeTextHeight)
    }

    private mutating func scrollClose(by step: Int) {
        guard case .preview(var shown) = closeForm?.stage else { return }
        shown.offset = min(max(0, shown.offset + step), closeOverflow(shown))
        shown.furthest = max(shown.furthest, shown.offset)
        closeForm?.stage = .preview(shown)
    }

    private mutating func pressInClose(_ form: CloseForm) -> [Effect] {
        let actions = closeActions(form)
        switch form.stage {
        case .preview(let shown):
            guard actions[min(shown.button, actions.count - 1)] == .seal else {
                leaveClosePage()
                return []
            }
            // Nobody signs for what was never on the screen: enter reads on first.
            guard shown.furthest >= closeOverflow(shown) else {
                scrollClose(by: closePage)
                return []
            }
            askToClose(shown.preview.content, note: form.note)
        case .sealed(_, let button):
            guard case .next(let proposal) = actions[min(button, actions.count - 1)] else {
                leaveCloseForm()
                return []
            }
            openCloseForm(of: proposal)
            return previewClose()
        case .choosing, .reading, .sealing: break
        }
        return []
    }
}

// MARK: - Signing

extension ConsoleState {
    /// Asks why where something is open, and then whether.
    private mutating func askToClose(_ content: CloseContent, note: String) {
        guard !content.gaps.isEmpty else {
            overlay = closeQuestion(CloseOrder(seen: content, note: ""))
            return
        }
        let prompt = TextPrompt(
            title: "Sign for what is open on \(content.day)",
            explanation: content.gaps.points(of: content.day.day).map(Self.point)
                + [
                    "",
                    StyledText(
                        "Why may the day be closed so? It is sealed with your name.",
                        .muted
                    ),
                ],
            text: note,
            placeholder: "the provider corrects them, ticket 8841",
            limit: PayoutNote.maximumLength
        )
        overlay = .prompt(prompt, .closeReason(content))
    }

    /// What follows from why a day may be closed as it is.
    mutating func signClose(
        _ content: CloseContent,
        note: String
    ) -> Result<[Effect], PromptProblem> {
        closeForm?.note = note
        guard !note.isEmpty else {
            return .failure(PromptProblem(text: "Without a reason it is not closed."))
        }
        overlay = closeQuestion(CloseOrder(seen: content, note: note))
        return .success([])
    }

    private static func point(_ text: String) -> StyledText { StyledText("! " + text, .attention) }

    private func closeQuestion(_ order: CloseOrder) -> Overlay {
        let gaps = order.seen.gaps
        let sums = order.seen.figures.map { figures in
            StyledText("Paid ") + StyledText("\(figures.money(.paid))", .money, .bold)
                + StyledText(" in \(figures[.paid].count.counting("payout"))")
        }
        let signed =
            gaps.isEmpty
            ? [StyledText("Nothing is open.", .success)]
            : [StyledText("You sign for what is open:")]
                + gaps.points(of: order.day.day).map(Self.point)
                + [StyledText("Reason: \(order.note)")]
        let dialog = Dialog(
            title: "Close \(order.day)?",
            body: sums + [StyledText("in ") + environmentText, ""] + signed + [""],
            warning: StyledText("Its figures never change again. ") + cannotBeUndone,
            buttons: [Dialog.Button("Close the day", isDestructive: true)]
        )
        return .confirmation(dialog, .closeDay(order))
    }

    mutating func performClose(_ order: CloseOrder) -> [Effect] {
        closeForm?.stage = .sealing(order)
        return [.close(.seal(order))]
    }
}

// MARK: - Answers

extension ConsoleState {
    mutating func takeInCloseForm(_ message: CloseMessage) -> [Effect] {
        switch message {
        case .previewed(let day, let preview):
            guard closeForm?.stage == .reading(day) else { return [] }
            closeForm?.stage = .preview(CloseForm.Shown(preview: preview))
        case .previewFailed(let day, let error):
            guard closeForm?.stage == .reading(day) else { return [] }
            closeForm?.stage = .choosing
            closeForm?.problem = error.message
        case .sealed(let day):
            drafts.drop(.close(day.sealed.close.day.provider))
            if let figures = day.sealed.close.figures.first {
                let id = CloseRow.ID(day: day.sealed.close.day, currency: figures.currency)
                closes.rows.select(id)
            }
            let filtered = filterCloses(ClosingFilter())
            if case .sealing = closeForm?.stage {
                closeForm?.stage = .sealed(day, button: 0)
            } else {
                notice = Notice(.success, "\(day.sealed.close.day) is closed.")
            }
            return filtered.isEmpty ? refreshCloses() : filtered
        case .sealFailed(let day, let error): return sealFailed(day, error)
        default: break
        }
        return []
    }

    private mutating func sealFailed(_ day: CloseDay, _ error: ServiceError) -> [Effect] {
        notice = Notice(.error, error.message)
        guard case .sealing(let order) = closeForm?.stage, order.day == day else {
            return refreshCloses()
        }
        // What has changed is shown anew, before anybody signs for it.
        if case .store(.closeRefused(.changed)) = error {
            closeForm?.stage = .reading(day)
            return [.close(.preview(day))]
        }
        closeForm?.stage = .choosing
        closeForm?.problem = error.message
        return refreshCloses()
    }
}
