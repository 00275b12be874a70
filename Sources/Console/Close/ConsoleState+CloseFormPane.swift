import Payouts
import TerminalUI

extension ConsoleState {
    func renderCloseForm(_ form: CloseForm, in rect: Rect, into surface: inout Surface) {
        let frame = PaneFrame(
            form.marked(form.title),
            note: StyledText(form.stageNote),
            isFocused: focus == .form
        )
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) { inside in
                switch form.stage {
                case .choosing, .reading: shortForm(of: form).render(into: &inside)
                case .preview(let shown):
                    let lines = closePreviewLines(shown.preview)
                    renderPage(lines, shown.offset, form, shown.button, into: &inside)
                case .sealing(let order):
                    inside.writeParagraphs([StyledText("Sealing \(order.day)…", .muted)])
                case .sealed(let day, let button):
                    renderPage(sealedLines(day), 0, form, button, into: &inside)
                }
            }
        }
    }

    func closeHints(_ form: CloseForm) -> [CommandHints.Hint] {
        switch form.stage {
        case .reading: return [.back]
        case .sealing: return []
        case .preview, .sealed: return .page
        case .choosing:
            return formCommandHints(
                after: form.row == .day ? .next : .choose,
                submitting: "preview"
            )
        }
    }

    // MARK: Rows

    private func shortForm(of form: CloseForm) -> ShortForm {
        ShortForm(
            valueColumn: 12,
            rows: CloseForm.Row.allCases.map { row in
                ShortForm.Row(
                    label: closeLabel(row),
                    value: closeValue(row, of: form),
                    isRequired: row == .day,
                    hasProblem: row == .day && form.problem != nil,
                    notes: closeNotes(below: row, of: form)
                )
            },
            selected: form.row.rawValue,
            isFocused: overlay == nil && focus == .form && form.stage == .choosing,
            isOpen: form.stage == .choosing
        )
    }

    private func closeLabel(_ row: CloseForm.Row) -> String {
        switch row {
        case .provider: "Provider"
        case .day: "Day"
        case .preview: "Preview"
        }
    }

    private func closeValue(_ row: CloseForm.Row, of form: CloseForm) -> ShortForm.Value {
        switch row {
        case .provider:
            let id = form.proposal.day.provider
            return .chosen(facts.title(of: id), .value)
        case .day: return .typed(form.day)
        case .preview: return .button
        }
    }

    private func closeNotes(below row: CloseForm.Row, of form: CloseForm) -> [StyledText] {
        switch row {
        case .provider: return []
        case .day:
            if let problem = form.problem { return [StyledText(problem, .error)] }
            return [StyledText(form.proposal.words, .muted)]
        case .preview:
            let words =
                form.stage == .choosing
                ? "Nothing is closed before you have seen it and confirm." : "Adding the day up…"
            return [StyledText(words, .muted)]
        }
    }

    // MARK: Pages

    private var closeFoot: Int {
        pageFoot(closeForm.map { form in closeActions(form).map(form.title) } ?? [])
    }

    /// How many lines of the preview are on the screen at once.
    var closeTextHeight: Int { max(1, layout.side.height - frameHeight - closeFoot) }

    /// What a day would be sealed as: what it needs, what is open, what it comes to.
    func closePreviewLines(_ preview: ClosePreview) -> [StyledText] {
        let content = preview.content
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        let text = CloseText(content: content, width: width)
        let open = text.open(preview.inFlight)
        let changed = text.adjustments(content.adjustments)
        return verdict(content, width: width) + [""]
            + (open.isEmpty ? [] : [StyledText("What stands in the way", .title)] + open + [""])
            + text.figures
            + (text.resolved.isEmpty
                ? []
                : ["", StyledText("Resolved since the close before", .title)] + text.resolved)
            + (changed.isEmpty
                ? []
                : ["", StyledText("Results of closed days that changed in it", .title)] + changed)
    }

    private func verdict(_ content: CloseContent, width: Int) -> [StyledText] {
        let words =
            content.gaps.isEmpty
            ? StyledText("Nothing stands in the way. It needs no signature.", .success, .bold)
            : StyledText("It needs a signature, with a reason.", .attention, .bold)
        let compared = content.comparison.map {
            StyledText("Its statement was compared: comparison \($0).", .muted)
        }
        let refusal = closeRefusal.map { StyledText($0.sentence, .error) }
        return [words, compared, refusal].compactMap(\.self).flatMap { $0.wrapped(to: width) }
    }

    private func sealedLines(_ day: ClosedDay) -> [StyledText] {
        let close = day.sealed.close
        let key = keymap.firstKey(of: .verifyClose)
        let fields = [
            FieldList.Field("Pack", StyledText(day.path, .title)),
            FieldList.Field("SHA-256", CloseDetail.digest("\(day.sealed.seal)")),
            FieldList.Field("Closed by", StyledText(close.signature.by.rawValue)),
            FieldList.Field(
                "Was open",
                close.content.gaps.isEmpty
                    ? StyledText("nothing", .muted)
                    : StyledText(close.content.gaps.text(of: close.day.day), .attention)
            ),
        ]
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        let words = "Keep the pack elsewhere, too. \(key) among the closed days verifies it."
        return [StyledText("\(close.day) is closed and sealed.", .success, .bold), ""]
            + FieldList(fields, labelWidth: 10).lines(width: width)
            + [""] + StyledText(words, .muted).wrapped(to: width)
    }

    private func role(of action: CloseForm.Action, _ form: CloseForm) -> Role {
        guard action == .seal, case .preview(let shown) = form.stage else { return .text }
        return shown.furthest < closeOverflow(shown) ? .muted : .destructive
    }

    private func renderPage(
        _ lines: [StyledText],
        _ offset: Int,
        _ form: CloseForm,
        _ button: Int,
        into surface: inout Surface
    ) {
        let (text, foot) = surface.bounds.lastRows(closeFoot)
        surface.draw(in: text) { ScrollView(lines, offset: offset).render(into: &$0) }
        surface.draw(in: foot) { foot in
            foot.writeMore(lines.count - offset - text.height)
            let buttons = closeActions(form).map { action in
                (title: form.title(of: action), role: role(of: action, form))
            }
            renderButtons(buttons, focused: overlay == nil ? button : nil, into: &foot)
        }
    }
}

extension CloseForm {
    /// Whether it shows a page with buttons below.
    var isShowingPage: Bool {
        switch stage {
        case .choosing, .reading, .sealing: false
        case .preview, .sealed: true
        }
    }

    fileprivate var title: String {
        switch stage {
        case .choosing, .reading: "Close the day"
        case .preview(let shown): "Close \(shown.preview.content.day)"
        case .sealing(let order): "Close \(order.day)"
        case .sealed(let day, _): "Closed \(day.sealed.close.day)"
        }
    }

    fileprivate var stageNote: String {
        if case .preview(let shown) = stage {
            "where clocks are \(shown.preview.content.day.zone)"
        } else {
            ""
        }
    }

    fileprivate func title(of action: Action) -> String {
        switch action {
        case .back: "Back"
        case .done: "Done"
        case .next(let proposal): "Next: \(proposal.day.provider)"
        case .seal:
            if case .preview(let shown) = stage, shown.preview.content.gaps.isEmpty {
                "Close the day"
            } else {
                "Sign and close"
            }
        }
    }
}

extension CloseProposal {
    /// Why this day is proposed, and where it ends.
    fileprivate var words: String {
        let zone = "Its clocks are \(day.zone)."
        guard isOver else { return "\(day.day) is not over there. \(zone)" }
        return last.map { "\($0) was closed last; this day comes next. \(zone)" }
            ?? "No day was closed yet; this is the last one that is over. \(zone)"
    }
}
