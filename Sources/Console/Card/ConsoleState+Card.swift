import Payouts
import TerminalUI

extension ConsoleState {
    /// The card of a payout: what was read of it, or what the list knows.
    func supportCard(_ id: PayoutID) -> SupportCard? {
        guard let subject, subject.id == id else { return nil }
        let history = subjectHistory ?? PayoutHistory(unread: subject)
        let provider = facts.provider(subject.provider)
        return SupportCard(
            history,
            profile: provider?.profile,
            usualTime: provider?.usualTime ?? .zero,
            now: now,
            utcOffset: facts.utcOffset
        )
    }

    mutating func takeInCard(_ key: Key, _ card: CardState) -> [Effect] {
        switch key {
        case .escape, .enter, .character("q"), .character("s"): overlay = nil
        case .character("y"):
            guard let text = supportCard(card.payout)?.text else { return [] }
            notice = Notice(.success, "Copied the card of \(card.payout).")
            return [.terminal(.copy(text))]
        default:
            scrollOverlay(key, offset: card.offset) {
                .card(CardState(payout: card.payout, offset: $0))
            }
        }
        return []
    }

    // MARK: Rendering

    func renderCard(_ card: CardState, into surface: inout Surface) {
        let frame = PaneFrame(
            "Support card",
            note: StyledText(card.payout.rawValue),
            isFocused: true
        )
        surface.fill(overlayRect, .overlay)
        surface.pane(frame, in: overlayRect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) {
                ScrollView(cardLines(card), offset: card.offset).render(into: &$0)
            }
        }
    }

    /// The card for reading aloud: what to say comes first, because somebody is waiting.
    func cardLines(_ card: CardState) -> [StyledText] {
        let width = ScrollView.contentWidth(in: overlayRect.width - 4)
        guard let support = supportCard(card.payout) else {
            return [StyledText("This payout is not selected any more.", .muted)]
        }
        let references = FieldList(
            support.searchFor.map { FieldList.Field($0.label, StyledText($0.value, .value)) }
        )
        return StyledText(support.title, .title, .bold).wrapped(to: width)
            + section("Tell the customer", [support.tellCustomer], .title, width)
            + section("What happened", support.whatHappened, .text, width)
            + ["", StyledText("The bank can search for", .label)]
            + references.lines(width: width - 2).map { StyledText("  ") + $0 }
            + section("When to escalate", [support.escalate], .text, width)
    }

    private func section(
        _ title: String,
        _ sentences: [String],
        _ role: Role,
        _ width: Int
    ) -> [StyledText] {
        let lines = sentences.flatMap { StyledText($0, role).wrapped(to: max(1, width - 2)) }
        return ["", StyledText(title, .label)] + lines.map { StyledText("  ") + $0 }
    }
}
