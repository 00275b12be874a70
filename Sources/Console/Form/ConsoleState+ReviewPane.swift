import Payouts
import TerminalUI

extension ConsoleState {
    /// How many lines of the review are on the screen at once.
    var reviewHeight: Int { max(1, layout.side.height - frameHeight - 3) }

    /// How far the review can be scrolled.
    var reviewOverflow: Int {
        guard let review = form?.review else { return 0 }
        return max(0, reviewLines(review, width: layout.side.width - 5).count - reviewHeight)
    }

    func renderReview(_ review: ReviewState, into surface: inout Surface) {
        let (text, foot) = surface.bounds.lastRows(3)
        surface.draw(in: text) { area in
            let width = ScrollView.contentWidth(in: area.width)
            ScrollView(reviewLines(review, width: width), offset: review.offset)
                .render(into: &area)
        }
        surface.draw(in: foot) { renderReviewButtons(review, into: &$0) }
    }

    /// Exactly what would be kept and sent: the whole account too, for this is the last look.
    private func reviewLines(_ review: ReviewState, width: Int) -> [StyledText] {
        let payout = review.review.payout
        let provider = facts.provider(payout.provider)
        var fields = [
            FieldList.Field("Pay", StyledText("\(payout.amount)", .money, .bold)),
            FieldList.Field("In", environmentText),
            FieldList.Field("Through", StyledText(provider?.profile.title ?? "")),
        ]
        for field in provider?.form.fields ?? [] {
            guard let value = payout.beneficiary.fields[field.key] else { continue }
            let shown = reviewed(value, of: field, institution: payout.beneficiary.institution)
            fields.append(FieldList.Field(field.label, StyledText(shown)))
        }
        fields.append(FieldList.Field("Payout", StyledText(payout.id.rawValue)))
        fields.append(FieldList.Field("Order no", StyledText(payout.orderNumber.rawValue)))
        let request = review.review.request
        let repetition = review.review.repeats.map { repetitionLines($0, width: width) } ?? []
        return repetition + FieldList(fields).lines(width: width)
            + ["", StyledText("What will be sent", .title)]
            + DetailText.headLines(request) { $0 }.flatMap { $0.wrapped(to: width) }
            + DetailText.indented(request.requestBody, width: width)
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
        if reviewOverflow > review.offset {
            surface.write("more below", x: 0, y: 0, Style(.muted))
        }
        guard !review.isSubmitting else {
            surface.write("Writing it to the ledger…", y: 1, Style(.muted))
            return
        }
        let pay = "Pay \(review.review.payout.amount)"
        let x = renderButton("Back", isFocused: !review.isArmed, .text, 0, &surface)
        _ = renderButton(pay, isFocused: review.isArmed, .destructive, x + 2, &surface)
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
