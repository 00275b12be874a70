import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// How many lines of the review are on the screen at once.
    var reviewHeight: Int { max(1, layout.side.height - frameHeight - leastFoot) }

    /// What stands below a page at least: how much follows, the buttons, and a blank row where
    /// there is room.
    var leastFoot: Int { layout.side.height < ConsoleLayout.minimumHeightStacked ? 2 : 3 }

    /// What stands below a page whose buttons may need several rows.
    func pageFoot(_ titles: [String]) -> Int {
        let rows = ButtonRows(titles, gap: 1, width: max(1, layout.side.width - 4))
        return max(leastFoot, 1 + rows.height)
    }

    /// How far the review can be scrolled.
    var reviewOverflow: Int {
        guard let review = form?.review else { return 0 }
        return max(0, reviewLines(review, width: detailWidth).count - reviewHeight)
    }

    /// Whether everything was on the screen that says what is paid to whom; what is sent after it
    /// repeats that as the provider reads it.
    func isRead(_ review: ReviewState) -> Bool {
        let facts = reviewFacts(review, width: detailWidth)
        return review.furthest + reviewHeight >= facts.count
    }

    func renderReview(_ review: ReviewState, into surface: inout Surface) {
        let (text, foot) = surface.bounds.lastRows(leastFoot)
        surface.draw(in: text) { area in
            let width = ScrollView.contentWidth(in: area.width)
            ScrollView(reviewLines(review, width: width), offset: review.offset)
                .render(into: &area)
        }
        surface.draw(in: foot) { renderReviewButtons(review, into: &$0) }
    }

    /// Exactly what would be kept and sent: the whole account too, for this is the last look.
    private func reviewLines(_ review: ReviewState, width: Int) -> [StyledText] {
        let request = review.review.request
        return reviewFacts(review, width: width)
            + ["", StyledText("What will be sent", .title)]
            + DetailText.headLines(request) { $0 }.flatMap { $0.wrapped(to: width) }
            + DetailText.indented(request.requestBody, width: width)
    }

    /// How much, to whom and to which account before all else.
    private func reviewFacts(_ review: ReviewState, width: Int) -> [StyledText] {
        let payout = review.review.payout
        let provider = facts.provider(payout.provider)
        let beneficiary = payout.beneficiary
        var (payee, rest): ([FieldList.Field], [FieldList.Field]) = ([], [])
        for field in provider?.form.fields ?? [] {
            guard let value = beneficiary.fields[field.key] else { continue }
            let shown = reviewed(value, of: field, institution: beneficiary.institution)
            let line = FieldList.Field(field.label, StyledText(shown))
            if value == beneficiary.account {
                payee.append(line)
            } else if value == beneficiary.name {
                payee.insert(line, at: 0)
            } else {
                rest.append(line)
            }
        }
        let fields =
            [FieldList.Field("Pay", StyledText("\(payout.amount)", .money, .bold))] + payee
            + [
                FieldList.Field("In", environmentText),
                FieldList.Field("Through", StyledText(provider?.profile.title ?? "")),
            ] + rest
            + [
                FieldList.Field("Payout", StyledText(payout.id.rawValue)),
                FieldList.Field("Order no", StyledText(payout.orderNumber.rawValue)),
            ]
        let repetition = review.review.repeats.map { repetitionLines($0, width: width) } ?? []
        let pause = pauseSentence(of: payout.provider).map { sentence in
            StyledText(sentence, .attention, .bold).wrapped(to: width) + [""]
        }
        return (pause ?? []) + repetition + FieldList(fields).lines(width: width)
    }

    /// That nothing is sent now, where a person decided so; `nil` where it is.
    func pauseSentence(of provider: ProviderID) -> String? {
        guard let pause = providers.overview(of: provider)?.state.pause else { return nil }
        return "\(provider) is paused by \(pause.by.rawValue): \(pause.reason). "
            + "This waits until it is resumed."
    }

    /// Says first what may be a mistake that nobody can take back.
    private func repetitionLines(_ id: PayoutID, width: Int) -> [StyledText] {
        let words = "\(id) went to the same account in the same amount lately. Is it meant again?"
        return StyledText(words, .attention, .bold).wrapped(to: width) + [""]
    }

    /// The name of what was chosen, with what stands for it on the wire.
    private func reviewed(_ value: String, of field: PayoutField, institution: String) -> String {
        if field.kind == .bank {
            let bank = form?.banks?.first { $0.id == value }
            let code = bank.map { " (\($0.code))" } ?? ""
            return "\(bank?.name ?? institution)\(code), sent as \(value)"
        }
        let shown = field.displayed(value, banks: [])
        return shown == value ? value : "\(shown) (\(value))"
    }

    private func renderReviewButtons(_ review: ReviewState, into surface: inout Surface) {
        surface.writeMore(reviewOverflow - review.offset, isRead: isRead(review))
        guard !review.isSubmitting else {
            surface.write("Writing it to the ledger…", y: 1, Style(.muted))
            return
        }
        let again = review.review.repeats == nil ? "" : " again"
        let pay = "Pay \(review.review.payout.amount)\(again)"
        let x = renderButton("Back", isFocused: !review.isArmed, .text, 0, &surface)
        let role: Role = isRead(review) ? .destructive : .muted
        _ = renderButton(pay, isFocused: review.isArmed, role, x + 2, &surface)
    }

    /// Draws buttons beside each other from the second row on, none of them cut.
    func renderButtons(
        _ buttons: [(title: String, role: Role)],
        focused: Int?,
        into surface: inout Surface
    ) {
        let places = ButtonRows(buttons.map(\.title), gap: 1, width: surface.width).places
        for (index, (button, place)) in zip(buttons, places).enumerated() {
            let row = surface.bounds.rows(place.y).bottom
            surface.draw(in: row) {
                let isFocused = index == focused
                _ = renderButton(button.title, isFocused: isFocused, button.role, place.x, &$0)
            }
        }
    }

    func renderButton(
        _ title: String,
        isFocused: Bool,
        _ role: Role,
        _ x: Int,
        _ surface: inout Surface
    ) -> Int {
        let isPlain = surface.glyphs.isLinear
        let label = isPlain ? "\(title)  " : isFocused ? "[ \(title) ]" : "  \(title)  "
        let style = Style(role, on: isFocused ? .selection : .field)
        if isFocused { surface.placeCursor(x: x, y: 1) }
        return x + surface.write(label, x: x, y: 1, isFocused ? style.bold : style)
    }
}

extension Surface {
    /// Says in the first row how many lines follow below what is on the screen, in a quiet color
    /// where they need not be read before a button is pressed.
    ///
    /// - Returns: The columns that it takes.
    @discardableResult
    mutating func writeMore(_ count: Int, isRead: Bool = false) -> Int {
        guard count > 0 else { return 0 }
        let words = count.counting("more line")
        let style = Style(isRead ? .muted : .attention)
        return write(glyphs.isLinear ? "\(words): down" : "↓ \(words)", y: 0, style)
    }
}
