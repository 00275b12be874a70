import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderResolution(
        _ form: ResolutionForm,
        in rect: Rect,
        into surface: inout Surface
    ) {
        let title = form.review == nil ? "Resolve" : "Review"
        let frame = PaneFrame(
            form.marked(title),
            note: StyledText("\(form.payout.id)\(surface.glyphs.joint)\(form.payout.amount)"),
            isFocused: focus == .form
        )
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) { inside in
                if let review = form.review {
                    renderResolutionReview(review, form, into: &inside)
                } else {
                    shortForm(of: form).render(into: &inside)
                }
            }
        }
    }

    func resolutionHints(_ form: ResolutionForm) -> [CommandHints.Hint] {
        guard form.review == nil else { return .page }
        return formCommandHints(
            after: form.focusedEditor == nil ? .choose : .next
        )
    }

    // MARK: Rows

    private func shortForm(of form: ResolutionForm) -> ShortForm {
        ShortForm(
            valueColumn: 14,
            rows: (0...ResolutionForm.buttonRow).map { row in
                let isButton = row == ResolutionForm.buttonRow
                return ShortForm.Row(
                    label: isButton ? "Review" : ResolutionForm.label(of: row),
                    value: resolutionValue(row, of: form),
                    isRequired: !isButton && form.isRequired(row),
                    hasProblem: !isButton && form.visited.contains(row)
                        && form.problem(in: row) != nil,
                    notes: [note(below: row, of: form)].compactMap(\.self)
                )
            },
            selected: form.focus,
            isFocused: overlay == nil && focus == .form,
            foot: [ownerWarning(of: form.payout), presenceText(of: form.payout.id)]
                .compactMap(\.self)
        )
    }

    private func resolutionValue(_ row: Int, of form: ResolutionForm) -> ShortForm.Value {
        if row == ResolutionForm.buttonRow { return .button }
        guard row == 0 else { return .typed(form.editors[row - 1]) }
        guard let verdict = form.verdict else { return .chosen("choose", .placeholder) }
        return .chosen(ResolutionForm.title(of: verdict.claim), .value)
    }

    /// The problem of a row that was left, or the help of the one that is filled in.
    private func note(below row: Int, of form: ResolutionForm) -> StyledText? {
        guard row < ResolutionForm.buttonRow else {
            let done = "Nothing changes before the review."
            return form.isOnButton ? StyledText(done, .muted) : nil
        }
        if form.visited.contains(row), let problem = form.problem(in: row) {
            return StyledText(problem, .error)
        }
        guard row == form.focus else { return nil }
        guard row > 0 else { return verdictHelp(form) }
        return StyledText(ResolutionForm.fields[row - 1].help, .muted)
    }

    /// A settled payout says so first: whoever answers otherwise reverses it.
    private func verdictHelp(_ form: ResolutionForm) -> StyledText {
        guard form.payout.status.isSettled else {
            return StyledText("What became of the money, as you saw it.", .muted)
        }
        let word = StatusBadge(form.payout.status).word
        return StyledText("It is settled as \(word). Another answer reverses that.", .attention)
    }
}

// MARK: - Review

extension ConsoleState {
    /// How far the review can be scrolled.
    var resolutionOverflow: Int {
        guard let form = resolution else { return 0 }
        let lines = resolutionLines(form, width: detailWidth)
        return max(0, lines.count - reviewHeight)
    }

    private func renderResolutionReview(
        _ review: ResolutionForm.Review,
        _ form: ResolutionForm,
        into surface: inout Surface
    ) {
        let (text, foot) = surface.bounds.lastRows(leastFoot)
        surface.draw(in: text) { area in
            let width = ScrollView.contentWidth(in: area.width)
            ScrollView(resolutionLines(form, width: width), offset: review.offset)
                .render(into: &area)
        }
        surface.draw(in: foot) { foot in
            guard !review.isSubmitting else {
                foot.write("Writing it to the ledger…", y: 1, Style(.muted))
                return
            }
            let used = foot.writeMore(resolutionOverflow - review.offset)
            if let words = presenceText(of: form.payout.id) {
                foot.write(words, x: used == 0 ? 0 : used + 2, y: 0)
            }
            let isRead = review.furthest >= resolutionOverflow
            let x = renderButton("Back", isFocused: !review.isArmed, .text, 0, &foot)
            _ = renderButton(
                actionTitle(form),
                isFocused: review.isArmed,
                isRead ? .destructive : .muted,
                x + 2,
                &foot
            )
        }
    }

    private func actionTitle(_ form: ResolutionForm) -> String {
        if form.verdict?.claim != nil, facts.resolutions.needsSecond(form.payout.amount) {
            return "Propose"
        }
        return form.reversal == nil ? "Resolve" : "Reverse"
    }

    private func resolutionLines(_ form: ResolutionForm, width: Int) -> [StyledText] {
        let draft = form.draft
        let claim = StyledText(ResolutionForm.title(of: draft.claim), .title, .bold)
        let fields = [
            FieldList.Field("Payout", StyledText(form.payout.id.rawValue)),
            FieldList.Field("Amount", StyledText("\(form.payout.amount)", .money, .bold)),
            FieldList.Field("To", StyledText(form.payout.beneficiary.displayAccount)),
            FieldList.Field("Through", StyledText(facts.title(of: form.payout.provider))),
            FieldList.Field("In", environmentText),
            FieldList.Field("It stands", standing(of: form.payout)),
            FieldList.Field("You saw", claim),
            FieldList.Field("Seen in", StyledText(draft.seenAt)),
            FieldList.Field("Reference", StyledText(draft.reference)),
            FieldList.Field("Note", StyledText(draft.note)),
        ].filter { !$0.value.text.isEmpty }
        let warnings = [ownerWarning(of: form.payout), reversal(form)].compactMap(\.self)
        var lines = FieldList(fields).lines(width: width) + [""]
        for warning in warnings { lines += warning.wrapped(to: width) + [""] }
        return lines + consequence(form).wrapped(to: width)
    }

    /// Who else is on it: two people must not settle it in two ways.
    private func ownerWarning(of payout: Payout) -> StyledText? {
        guard subject?.id == payout.id, let owner = subjectCare.owner,
            owner != facts.operatorName
        else { return nil }
        return StyledText(Self.warning(of: owner), .attention)
    }

    /// That something settled is overturned, and why that does not end the matter by itself.
    private func reversal(_ form: ResolutionForm) -> StyledText? {
        guard let reversal = form.reversal else { return nil }
        let change = "This reverses a settled payout: \(reversal.from) becomes \(reversal.to)."
        let isContested = !form.payout.flags.contains(.conflicting)
        let dispute =
            " Your word and the one before it then contradict each other: it stays on "
            + "the worklist until one more answer agrees with either."
        return StyledText(change, .attention, .bold)
            + StyledText(isContested ? dispute : "", .attention)
    }

    /// What happens when it is kept.
    private func consequence(_ form: ResolutionForm) -> StyledText {
        guard form.verdict?.claim != nil else {
            return "It is marked as seen, and leaves the worklist where nothing else is open."
        }
        guard facts.resolutions.needsSecond(form.payout.amount) else {
            return "It counts at once, as your word. Only contrary evidence changes it again."
        }
        return StyledText(
            "This amount needs a second person: nothing changes before a colleague confirms it.",
            .attention
        )
    }
}
