import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What the screen shows: each word of it, what it means for the money, and what to do.
extension ConsoleState {
    func screenHelp(_ glyphs: Glyphs) -> [HelpSection] {
        switch screen {
        case .payouts: [statusHelp(glyphs), signHelp(glyphs)]
        case .worklist: [reasonHelp(glyphs), breakHelp(\.shortWord), signHelp(glyphs)]
        case .providers: [providerHelp(glyphs), providerColumnHelp]
        case .batches: [statusHelp(glyphs)]
        case .approvals: [approvalHelp(glyphs)]
        case .reconciliation where closes.isShown: [closeHelp(glyphs)]
        case .reconciliation: [breakHelp(\.word), breakStateHelp]
        case .audit: [auditHelp(glyphs)]
        case .notifications: [fateHelp(glyphs)]
        }
    }

    /// What a word means, and what to do about it; behind the meaning, nothing is nothing to do.
    private static func helpText(_ meaning: String, _ step: String) -> String {
        guard step.hasPrefix("Nothing") else { return "\(meaning) \(step)" }
        return "\(meaning) Nothing to do\(step.dropFirst("Nothing".count))"
    }

    private func statusHelp(_ glyphs: Glyphs) -> HelpSection {
        HelpSection(
            title: "Where a payout stands",
            entries: PayoutStatus.allCases.map { status in
                HelpSection.Entry(
                    term: StatusBadge(status).text(glyphs),
                    text: Self.helpText(status.meaning, status.nextStep)
                )
            }
        )
    }

    /// The signs beside the rows.
    private func signHelp(_ glyphs: Glyphs) -> HelpSection {
        func sign(_ glyph: Unicode.Scalar, _ role: Role) -> StyledText {
            StyledText(String(Character(glyph)), role, .bold)
        }
        let isPlain = glyphs.isLinear
        let second = HelpSection.Entry(
            term: StyledText(isPlain ? "look at it" : "!", .attention, .bold),
            text: "Behind a status: it was reversed, contradicted, or differs from the order. "
                + "Open the payout before you tell anybody a result."
        )
        let proposed = HelpSection.Entry(
            term: WorklistColumns.proposed(glyphs),
            text: "A colleague said how it is settled; a second person agrees."
        )
        let age = HelpSection.Entry(
            term: StyledText("age", .muted),
            text: "How long it has needed a person, which age>2h narrows down to."
        )
        let change = HelpSection.Entry(
            term: sign(glyphs.fresh, .inMotion),
            text: "It has changed or arrived since it was last shown; the sign fades."
        )
        let mark = HelpSection.Entry(
            term: isPlain ? StyledText("marked", .mark) : sign(glyphs.check, .mark),
            text: "You have marked it: what is done to many is done to all that are marked."
        )
        return HelpSection(
            title: isPlain ? "Words before and behind" : "Signs",
            entries: (screen == .payouts ? [second] : [])
                + (screen == .worklist ? [age, proposed] : []) + (isPlain ? [] : [change]) + [mark]
        )
    }

    private func reasonHelp(_ glyphs: Glyphs) -> HelpSection {
        HelpSection(
            title: "Why something needs a person, most urgent first",
            entries: Attention.each.map { reason in
                HelpSection.Entry(
                    term: ReasonBadge(reason).text(glyphs),
                    text: "\(reason.explanation) \(reason.nextStep(canQuery: true))"
                        + (reason == .reversed ? Self.reversedHelp : "")
                )
            }
        )
    }

    /// Counted they are one reason, and in the rows as many words as there are results.
    private static let reversedHelp =
        " Its row says what holds now: now paid, now failed, or returned."

    private func approvalHelp(_ glyphs: Glyphs) -> HelpSection {
        let blocked = Attention.noApprover
        return HelpSection(
            title: "What waits for a second person",
            entries: [
                HelpSection.Entry(
                    term: StyledText("1 of 2", .approval),
                    text: "So many of the people that it needs have approved it. Nothing is sent "
                        + "before the last one has."
                ),
                HelpSection.Entry(
                    term: ApprovalColumns.nobody(glyphs),
                    text: "\(blocked.explanation) \(blocked.nextStep(canQuery: true))"
                ),
            ]
        )
    }

    // MARK: Reconciliation

    /// The kinds of breaks, each called what the rows of the screen call it.
    private func breakHelp(_ word: (BreakKind) -> String) -> HelpSection {
        HelpSection(
            title: "What does not match, the gravest kind first",
            entries: BreakKind.allCases.map { kind in
                HelpSection.Entry(
                    term: StyledText(word(kind), kind.role),
                    text: "\(kind.meaning) \(kind.nextStep)"
                        + (kind == .ambiguous && screen == .reconciliation ? choosingHelp : "")
                )
            }
        )
    }

    private var choosingHelp: String {
        " \(keymap.firstKey(of: .resolveBreak)) lists all candidates; type part of a number, a payee "
            + "or a day to find one among many, then enter."
    }

    private var breakStateHelp: HelpSection {
        HelpSection(
            title: "Where a break stands",
            entries: BreakState.allCases.map { state in
                HelpSection.Entry(term: StyledText(state.word, state.role), text: state.meaning)
            }
        )
    }

    private func closeHelp(_ glyphs: Glyphs) -> HelpSection {
        HelpSection(
            title: "Whether a closed day still holds",
            entries: [
                HelpSection.Entry(
                    term: CloseCheck.intact(glyphs),
                    text: "The ledger gives what was sealed, byte for byte. Nothing is to be done."
                ),
                HelpSection.Entry(
                    term: CloseCheck.altered(glyphs),
                    text: "The pack or the ledger was changed after somebody signed for it. Keep "
                        + "both as they are, and find out who changed what."
                ),
            ]
        )
    }

    // MARK: Others

    private func auditHelp(_ glyphs: Glyphs) -> HelpSection {
        HelpSection(
            title: "Whether the records hold",
            entries: [
                HelpSection.Entry(
                    term: StyledText(glyphs.signed("intact", "✓", ascii: "+"), .success),
                    text: "Every record is as it was written, each hash holding the one before."
                ),
                HelpSection.Entry(
                    term: StyledText(
                        glyphs.signed("a record", "✖", ascii: "x"),
                        .error,
                        .bold
                    ),
                    text: "It was altered, removed, inserted or reordered. Approve nothing, keep "
                        + "the ledger as it is, and find out who can write to its file."
                ),
            ]
        )
    }

    private func providerHelp(_ glyphs: Glyphs) -> HelpSection {
        let pause = ProviderState.Pause(at: now, by: facts.operatorName, reason: "")
        let states: [(pause: ProviderState.Pause?, phase: CircuitBreaker.Phase, text: String)] = [
            (nil, .closed, "Payouts go out to it."),
            (
                nil, .open(until: now),
                "It failed several times in a row, so nothing is sent to it for a while. What is "
                    + "queued waits and is sent by itself; nothing is lost."
            ),
            (
                nil, .probing(since: now),
                "One payout was let through to see whether it works again. Wait for it."
            ),
            (
                pause, .closed,
                "Somebody stopped submission. What is queued waits until it is resumed; what was "
                    + "sent before is still asked about."
            ),
        ]
        return HelpSection(
            title: "Whether payouts go out to a provider",
            entries: states.map { pause, phase, text in
                let state = ProviderState(
                    provider: .dvpay,
                    pause: pause,
                    breaker: CircuitBreaker(phase: phase)
                )
                return HelpSection.Entry(
                    term: ProviderBadge(state, now: now).text(glyphs),
                    text: text
                )
            }
        )
    }

    /// The columns of the list of providers.
    private var providerColumnHelp: HelpSection {
        let entries = [
            ("Paid", "How many of a hundred that settled in the last hour were paid."),
            ("Last hour", "The same in spans of five minutes, the latest at the right."),
            (
                "Forecast",
                "Whether the balance covers what is queued; +1 is one more currency, which is no "
                    + "worse."
            ),
            ("Backlog", "How many have not settled, and how old the oldest are."),
            ("Errors", "How many this hour, and how many more or fewer than the hour before."),
            ("Settle 50/99", "How long half of the payouts take at most, and 99 of a hundred."),
            ("Create 50/99", "The same of the provider's answer to a new payout."),
            ("Notify 50/95", "The same of its notifications, for 95 of a hundred."),
        ]
        return HelpSection(
            title: "What the columns say",
            entries: entries.map { HelpSection.Entry(term: StyledText($0, .title), text: $1) }
        )
    }

    private func fateHelp(_ glyphs: Glyphs) -> HelpSection {
        let key = keymap.firstKey(of: .replayNotification)
        return HelpSection(
            title: "What became of a notification",
            entries: NotificationSummary.eachFate(at: now).map { summary in
                let text = NotificationText(summary)
                return HelpSection.Entry(
                    term: NotificationBadge(summary).text(glyphs),
                    text: Self.helpText(text.meaning, text.nextStep(replayKey: key))
                )
            }
        )
    }
}

extension NotificationSummary {
    /// One notification of each fate, and of each reason not to believe one.
    fileprivate static func eachFate(at date: Date) -> [NotificationSummary] {
        func summary(
            _ fate: NotificationDisposition,
            _ refusal: NotificationRefusal.Kind? = nil,
            mismatches: [String] = []
        ) -> NotificationSummary {
            let subject = NotificationSubject(orderNumber: nil, providerReference: nil)
            return NotificationSummary(
                id: 0,
                provider: .dvpay,
                receivedAt: date,
                sourceAddress: "",
                verdict: refusal.map { .refused(NotificationRefusal($0)) } ?? .authentic(subject),
                disposition: fate,
                mismatches: mismatches
            )
        }
        return [
            summary(.pending), summary(.applied), summary(.applied, mismatches: ["amount"]),
            summary(.duplicate), summary(.unmatched),
        ] + NotificationRefusal.Kind.allCases.map { summary(.refused, $0) } + [summary(.dismissed)]
    }
}
