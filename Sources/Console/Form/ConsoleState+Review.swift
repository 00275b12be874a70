import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// Asks the service to check the values and to show the request.
    mutating func reviewForm() -> [Effect] {
        guard let form, !form.isChecking else { return [] }
        self.form?.isChecking = true
        self.form?.visited.formUnion(form.fields.indices)
        return [.review(form.provider, values: form.values)]
    }

    /// Takes what the service says about the open form; answers to another form are dropped.
    mutating func updateForm(_ message: Message) -> [Effect] {
        switch message {
        case .banksRead(let provider, let banks):
            if form?.provider == provider { form?.banks = banks }
        case .recentRead(let provider, let payouts): offerRecent(payouts, of: provider)
        case .reviewed(let provider, let values, let review):
            guard isAwaiting(provider, values) else { return [] }
            form?.isChecking = false
            form?.problems = [:]
            form?.review = ReviewState(review: review)
        case .refused(let provider, let values, let error):
            guard isAwaiting(provider, values) else { return [] }
            form?.isChecking = false
            show(error)
        case .submitted(let payout): return finishSubmission(payout)
        case .submitFailed(let payout, let error):
            guard form?.review?.review.payout.id == payout.id else { return [] }
            form?.review?.isSubmitting = false
            notice = Notice(.error, error.message)
        default: break
        }
        return []
    }

    /// By how many lines a key scrolls a page with buttons.
    func scrollStep(_ key: Key, page: Int) -> Int? {
        switch key {
        case .up, .character("k"): -1
        case .down, .character("j"): 1
        case .pageUp: -page
        case .pageDown, .space: page
        default: nil
        }
    }

    private func isAwaiting(_ provider: ProviderID, _ values: [String: String]) -> Bool {
        guard let form, form.isChecking else { return false }
        return form.provider == provider && form.values == values
    }

    /// Shows all problems, with the focus on the first.
    private mutating func show(_ error: ServiceError) {
        guard var form else { return }
        guard case .invalid(let problems) = error else {
            form.overall = error.message
            self.form = form
            return
        }
        form.problems = [:]
        for problem in problems.problems where form.problems[problem.key] == nil {
            form.problems[problem.key] = problem.message
        }
        let first = form.fields.firstIndex { form.problems[$0.key] != nil }
        form.focus = first ?? form.focus
        form.overall = first == nil ? error.message : nil
        self.form = form
    }

    private mutating func finishSubmission(_ payout: Payout) -> [Effect] {
        guard form?.review?.review.payout.id == payout.id else { return [] }
        form = nil
        go(to: .payouts)
        focus = .list
        drafts.drop(.payout(payout.provider))
        let waits = payout.status == .pendingApproval
        let pause = pauseSentence(of: payout.provider)
        notice = Notice(
            pause == nil ? .success : .attention,
            (waits
                ? "\(payout.id) waits for a second person: \(payout.amount)."
                : "\(payout.id) is queued: \(payout.amount).")
                + (pause.map { " \($0)" } ?? "")
        )
        list.filter = ListFilter()
        list.origin = nil
        list.rows.select(payout.id)
        list.changes.note(payout.id, at: now)
        return reload(.newest, .replace(select: payout.id))
    }

    /// Up and down read on; left, right and tab choose; the way back has the focus at first.
    ///
    /// Before everything was on the screen that says what is paid to whom, enter reads on instead
    /// of paying.
    mutating func takeInReview(_ key: Key) -> [Effect] {
        guard var review = form?.review, !review.isSubmitting else { return [] }
        let payout = review.review.payout
        switch key {
        case .escape:
            form?.review = nil
            return []
        case .enter:
            guard review.isArmed else {
                form?.review = nil
                return []
            }
            guard isRead(review) else {
                review.scroll(to: review.offset + reviewHeight, overflow: reviewOverflow)
                break
            }
            form?.review?.isSubmitting = true
            return [.submit(payout)]
        case .tab, .backTab, .left, .right: review.isArmed.toggle()
        default:
            let step = scrollStep(key, page: reviewHeight) ?? 0
            review.scroll(to: review.offset + step, overflow: reviewOverflow)
        }
        form?.review = review
        return []
    }
}
