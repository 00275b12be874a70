import PayoutService
import Payouts
import TerminalUI

// MARK: - Keys

extension ConsoleState {
    /// Opens the form of a payout: the draft that was left, or an empty one.
    mutating func openResolution(of payout: Payout) {
        let form = resumed(ResolutionForm(payout))
        resolution = form
        focus = .form
        tell(ofDraft: form)
    }

    mutating func takeInResolution(_ key: Key) -> [Effect] {
        guard let form = resolution else { return [] }
        if form.review != nil { return takeInResolutionReview(key) }
        // A letter is text here, whatever it means elsewhere.
        if key.typed == nil, let command = command(for: key, in: [.form]), command.isForForm {
            return run(command)
        }
        if let editor = form.focusedEditor {
            if key == .enter {
                moveInResolution(1)
            } else if resolution?.editors[editor].handle(key) == true {
                resolution?.visited.remove(form.focus)
            }
        } else if key == .enter, form.isOnButton {
            reviewResolution()
        } else if !form.isOnButton, key == .enter || key == .right || key.typed != nil {
            overlay = .choice(.resolutionClaim, claimChoices(form).searching(key.typed))
        }
        return []
    }

    mutating func pasteInResolution(_ text: String) {
        guard let form = resolution, form.review == nil, let editor = form.focusedEditor else {
            return
        }
        resolution?.editors[editor].insert(text.trimmingBlanks)
    }

    mutating func runInResolution(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .nextField: moveInResolution(1)
        case .previousField: moveInResolution(-1)
        case .leaveForm: leaveResolution()
        default: reviewResolution()
        }
        return []
    }

    private mutating func moveInResolution(_ step: Int) {
        guard let form = resolution else { return }
        let stops = ResolutionForm.buttonRow + 1
        moveInResolution(to: (form.focus + step + stops) % stops)
    }

    /// Goes to a row, or to the button behind the last one.
    mutating func moveInResolution(to row: Int) {
        guard let form = resolution else { return }
        resolution?.visited.insert(form.focus)
        resolution?.focus = row
    }

    private mutating func leaveResolution() {
        if let form = resolution, keepDraft(of: form) {
            notice = keptNotice("The draft", keymap.firstKey(of: .resolve))
        }
        closeResolution()
    }

    private mutating func closeResolution() {
        resolution = nil
        focus = .list
    }
}

// MARK: - Verdict

extension ConsoleState {
    private func claimChoices(_ form: ResolutionForm) -> ChoiceList {
        let choices = ResolutionForm.Verdict.allCases.map { verdict in
            ChoiceList.Choice(
                id: verdict.rawValue,
                title: ResolutionForm.title(of: verdict.claim),
                unavailable: form.unavailable(verdict)
            )
        }
        return ChoiceList(
            choices,
            selected: form.verdict?.rawValue,
            placeholder: "type to narrow down"
        )
    }

    mutating func chooseClaim(_ id: String) {
        resolution?.verdict = ResolutionForm.Verdict(rawValue: id)
        moveInResolution(1)
    }
}

// MARK: - Review

extension ConsoleState {
    /// Shows what would be kept, or where something is missing.
    private mutating func reviewResolution() {
        guard var form = resolution else { return }
        form.visited.formUnion(0..<ResolutionForm.buttonRow)
        if let row = form.firstProblem {
            form.focus = row
        } else {
            form.review = ResolutionForm.Review()
        }
        resolution = form
    }

    /// Up and down read on; left, right and tab choose; the way back has the focus at first.
    ///
    /// Before all of it was on the screen, enter reads on.
    private mutating func takeInResolutionReview(_ key: Key) -> [Effect] {
        guard var review = resolution?.review, !review.isSubmitting, let form = resolution else {
            return []
        }
        switch key {
        case .escape: resolution?.review = nil
        case .enter:
            guard review.isArmed else {
                resolution?.review = nil
                return []
            }
            guard review.furthest >= resolutionOverflow else {
                review.scroll(to: review.offset + reviewHeight, overflow: resolutionOverflow)
                resolution?.review = review
                return []
            }
            return submit(form)
        case .tab, .backTab, .left, .right:
            review.isArmed.toggle()
            resolution?.review = review
        default:
            let step = scrollStep(key, page: reviewHeight) ?? 0
            review.scroll(to: review.offset + step, overflow: resolutionOverflow)
            resolution?.review = review
        }
        return []
    }

    /// Nobody settles a payout by what they read before it changed.
    private mutating func submit(_ form: ResolutionForm) -> [Effect] {
        let known = subject?.id == form.payout.id ? subject : nil
        guard known.map({ $0.version == form.payout.version }) ?? true else {
            leaveResolution()
            let text = "\(form.payout.id) has changed meanwhile. Look at it again."
            notice = Notice(.attention, text)
            return []
        }
        resolution?.review?.isSubmitting = true
        return [.worklist(.resolve(form.payout, form.draft))]
    }

    mutating func finishResolution(of id: PayoutID, _ result: ResolutionResult) -> [Effect] {
        if resolution?.payout.id == id { closeResolution() }
        drafts.drop(.resolution(id))
        switch result {
        case .applied(let payout):
            let word = StatusBadge(payout.status).word
            return tell("\(id) is resolved: it is \(word).", about: id)
        case .awaitsSecond:
            return tell("\(id) waits for a second person to confirm it.", about: id)
        }
    }

    mutating func failResolution(of id: PayoutID, _ error: ServiceError) {
        if resolution?.payout.id == id { resolution?.review?.isSubmitting = false }
        notice = Notice(.error, error.message)
    }
}
