import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What support says while a customer waits.
struct SupportCardTests {
    @Test(
        arguments: [
            (PayoutStatus.pendingApproval, "is being checked", "To the approver"),
            (.queued, "is waiting to be sent", "when it was not sent within ten minutes"),
            (.submitting, "is being sent", "To the worklist when it is not settled"),
            (.processing, "the bank is working on it", "To the worklist when it is not settled"),
            (.unknown, "has not confirmed the payout of", "Never pay it again"),
            (.paid, "was paid on 2026-11-21", "the bank does not find it after a working day"),
            (.failed, "could not be paid", "Not needed"),
            (.returned, "came back from the bank", "whoever works on the worklist"),
            (.rejected, "was stopped before it was sent", "Not needed"),
            (.canceled, "was stopped before it was sent", "Not needed"),
        ]
    )
    func `every status has words for the customer and for whom to call`(
        _ status: PayoutStatus,
        _ words: String,
        _ escalation: String
    ) {
        let card = card(PayoutHistory(3, status))
        #expect(card.tellCustomer.contains(words))
        #expect(card.escalate.contains(escalation))
        #expect(card.tellCustomer.contains("1,250,000 VND"))
        #expect(card.title.hasPrefix("PO-7F3K-0003 · 1,250,000 VND · "))
    }

    @Test(arguments: PayoutStatus.allCases)
    func `no card has the account, a secret or a word of ours`(_ status: PayoutStatus) {
        var history = PayoutHistory(3, status)
        history.payout.providerReference = "98765"
        let text = card(history).text
        #expect(!text.contains("19036789852"))
        #expect(text.contains("····9852"))
        #expect(text.contains("98765"))
        for word in ["idempot", "HTTP", "webhook", "null", "Optional"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test(arguments: [PayoutStatus.paid, .failed, .returned])
    func `while two answers contradict each other, the customer is told no result`(
        _ status: PayoutStatus
    ) {
        var history = PayoutHistory(3, status)
        history.payout.flags = .conflicting
        history.payout.attention = [.conflicting, .reversed]
        let card = card(history)
        #expect(card.title.hasSuffix(" · two different answers"))
        #expect(card.tellCustomer.contains("told two different things about the payout"))
        for word in ["was paid", "came back", "could not be paid"] {
            #expect(!card.tellCustomer.contains(word))
        }
    }

    @Test(arguments: [
        (Evidence.Source.operator, "dara of our team found that it was not paid"),
        (.settlementFile, "the provider's settlement file says that it was not paid"),
        (.query, "the provider said that it was not paid"),
    ])
    func `the card says whose word settled it`(source: Evidence.Source, words: String) {
        var history = PayoutHistory(3, .failed)
        let last = history.transitions.removeLast()
        history.transitions.append(
            StatusTransition(
                from: last.from,
                to: .failed,
                at: last.at,
                by: .dara,
                cause: "seen",
                isReversal: false,
                evidence: Evidence(
                    source: source,
                    claim: .failed,
                    rawStatus: "portal",
                    receivedAt: last.at,
                    mismatches: []
                )
            )
        )
        #expect(card(history).whatHappened.last?.hasSuffix("\(words).") == true)
    }

    @Test func `a colleague's note is not for the customer`() {
        let reason = ProviderReason(
            code: "T 9",
            explanation: "looks like fraud, ask linh",
            nextStep: "Look at the note of mai before paying again."
        )
        var history = PayoutHistory(3, .failed)
        history.payout.reason = reason
        #expect(card(history).tellCustomer.contains("looks like fraud"), "a provider's reason")
        history.evidence.append(
            Evidence(
                source: .operator,
                claim: .failed,
                rawStatus: "portal",
                reason: reason,
                receivedAt: .start,
                mismatches: []
            )
        )
        #expect(!card(history).tellCustomer.contains("fraud"))
    }

    @Test func `a paid payout as copied`() {
        var history = PayoutHistory(3, .paid)
        history.payout.providerReference = "TP-77120034"
        expectSnapshot(
            card(history).text,
            """
            PO-7F3K-0003 · 1,250,000 VND · paid

            What happened
              2026-11-21 14:29 +07: dara asked to pay 1,250,000 VND to NGUYEN THE VIET, account ····9852 at ACB.
              2026-11-21 14:29 +07: the provider said that it is paid.

            Tell the customer
              1,250,000 VND was paid on 2026-11-21 14:29 +07. If it is not in the account, the bank can search for the references below.

            The bank can search for
              Provider's reference  TP-77120034
              Order number          202611211200000000000003
              Amount                1,250,000 VND
              Sent, local time      2026-11-21 14:29:07 +07

            When to escalate
              To the provider's support when the bank does not find it after a working day.

            """
        )
    }

    @Test func `an unknown payout as copied`() {
        expectSnapshot(
            card(PayoutHistory(3, .unknown)).text,
            """
            PO-7F3K-0003 · 1,250,000 VND · not confirmed yet

            What happened
              2026-11-21 14:29 +07: dara asked to pay 1,250,000 VND to NGUYEN THE VIET, account ····9852 at ACB.
              2026-11-21 14:29 +07: no clear answer came (no answer in time).

            Tell the customer
              The bank has not confirmed the payout of 1,250,000 VND yet. We are asking. It will not be paid twice, and it is not forgotten.

            The bank can search for
              Order number      202611211200000000000003
              Amount            1,250,000 VND
              Sent, local time  2026-11-21 14:29:07 +07

            When to escalate
              To the on-call engineer when it is not confirmed by 2026-11-21 15:29 +07. Never pay it again.

            """
        )
    }

    @Test func `a failed payout as copied`() {
        var history = PayoutHistory(6, .failed, .payproBD, to: "আব্দুল করিম")
        history.payout.reason = ProviderReason(
            code: "4012",
            explanation: "The account does not exist.",
            nextStep: "Ask the customer for the right account."
        )
        expectSnapshot(
            card(history).text,
            """
            PO-7F3K-0006 · 1,250,000 VND · not paid

            What happened
              2026-11-21 14:26 +07: dara asked to pay 1,250,000 VND to আব্দুল করিম, account ····9852 at ACB.
              2026-11-21 14:26 +07: the provider said that it was not paid.

            Tell the customer
              1,250,000 VND could not be paid: the account does not exist. The money did not reach the account; with correct details it can be paid anew.

            The bank can search for
              Order number      202611211200000000000006
              Amount            1,250,000 VND
              Sent, local time  2026-11-21 14:26:07 +07

            When to escalate
              Not needed. Ask the customer for the right account.

            """
        )
    }

    @Test func `a long story keeps its beginning and its end`() {
        var history = PayoutHistory(3, .unknown)
        for number in 0..<30 {
            history.transitions.append(
                StatusTransition(
                    from: .unknown,
                    to: number.isMultiple(of: 2) ? .paid : .returned,
                    at: .start + Double(number),
                    by: .queryWorker,
                    cause: "a fixture",
                    isReversal: true
                )
            )
        }
        let story = card(history).whatHappened
        #expect(story.count == 10)
        #expect(story[3].contains("more changes"))
    }

    // MARK: On the screen

    @Test func `the card for reading aloud at 80 by 24`() throws {
        var console = try Harness(.worklist, width: 80, height: 24)
        console.press("j j s")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 6    3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  12 · newest first ──────────────────────────────────────────────────╮
            │ ╭ Support card  PO-7F3K-0003 ──────────────────────────────────────────────╮ │
            │ │ PO-7F3K-0003 · 1,250,000 VND · not confirmed yet                       ┃ │ ┃
            │ │                                                                        ┃ │ ┃
            │▌│ Tell the customer                                                      ┃ │ ┃
            │ │   The bank has not confirmed the payout of 1,250,000 VND yet. We are   ┃ │ ┃
            │ │   asking. It will not be paid twice, and it is not forgotten.          ┃ │ ┃
            │ │                                                                        ┃ │ ┃
            │ │ What happened                                                          ┃ │ │
            │ │   2026-11-21 14:29 +07: dara asked to pay 1,250,000 VND to Nguyễn Thị  ┃ │ │
            │ │   Thuỳ Dương, account ····9852 at ACB.                                 ┃ │ │
            ╰─│   2026-11-21 14:29 +07: no clear answer came (no answer in time).      ┃ │─╯
            ╭ │                                                                        ┃ │─╮
            │ │ The bank can search for                                                ┃ │ │
            │ │   Order number      202611211200000000000003                           ┃ │ │
            │ │   Amount            1,250,000 VND                                      ┃ │ │
            │ │   Sent, local time  2026-11-21 14:29:07 +07                            ┃ │ │
            │ │                                                                        ┃ │ │
            │ │ When to escalate                                                       ┃ │ │
            │ │   To the on-call engineer when it is not confirmed by 2026-11-21 15:29 │ │ │
            │ ╰──────────────────────────────────────────────────────────────────────────╯ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             y copy   ↑ ↓ scroll   escape back
            """
        )
    }

    @Test func `the card at 120 by 34`() throws {
        var console = try Harness(.worklist, width: 120, height: 34)
        console.press("j j s")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 6    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Payouts  12 · newest first ────────────────────────────────────────────────╮╭ PO-7F3K-0003 ──────────────────────────╮
            │    Age  Stat╭ Support card  PO-7F3K-0003 ──────────────────────────────────────────────────────────────╮Raw Notes    │
            │   12 s  ◌ qu│ PO-7F3K-0003 · 1,250,000 VND · not confirmed yet                                         │             │
            │    2 m  ◐ pr│                                                                                          │2 m          │
            │▌   3 m  ? un│ Tell the customer                                                                        │ime          │
            │    4 m  ● pa│   The bank has not confirmed the payout of 1,250,000 VND yet. We are asking. It will     │t again.     │
            │    5 m  ↩ re│   not be paid twice, and it is not forgotten.                                            │e. Nobody    │
            │    6 m  ✖ fa│                                                                                          │ press r     │
            │    7 m  ● pa│ What happened                                                                            │k at what    │
            │    8 m  ◇ ap│   2026-11-21 14:29 +07: dara asked to pay 1,250,000 VND to Nguyễn Thị Thuỳ Dương,        │             │
            │    2 h  ◐ su│   account ····9852 at ACB.                                                               │dule is      │
            │    1 d  – re│   2026-11-21 14:29 +07: no clear answer came (no answer in time).                        │             │
            │    2 d  – ca│                                                                                          │, or the     │
            │    3 d  ? un│ The bank can search for                                                                  │e            │
            │             │   Order number      202611211200000000000003                                             │he           │
            │             │   Amount            1,250,000 VND                                                        │enied the    │
            │             │   Sent, local time  2026-11-21 14:29:07 +07                                              │imes over    │
            │             │                                                                                          │query it     │
            │             │ When to escalate                                                                         │             │
            │             │   To the on-call engineer when it is not confirmed by 2026-11-21 15:29 +07. Never pay    │             │
            │             │   it again.                                                                              │             │
            │             │                                                                                          │ỳ Dương      │
            │             │                                                                                          │             │
            │             │                                                                                          │             │
            │             │                                                                                          │am           │
            │             │                                                                                          │0000000003   │
            │             │                                                                                          │             │
            │             │                                                                                          │29:07 +07    │
            │             │                                                                                          │             │
            │             │                                                                                          │             │
            │             ╰──────────────────────────────────────────────────────────────────────────────────────────╯             │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             y copy   ↑ ↓ scroll   escape back
            """
        )
    }

    @Test func `a provider that cannot be asked was not asked`() {
        var history = PayoutHistory(3, .unknown)
        let refused = QueryRecord(at: .start, by: .dara, result: .notSupported, exchange: nil)
        history.queries = [refused, refused]
        #expect(!card(history).text.contains("was asked"))
        let asked = QueryRecord(at: .start, by: .dara, result: .noAnswer("HTTP 503"), exchange: nil)
        history.queries.append(asked)
        #expect(card(history).text.contains("The provider was asked 1 time since."))
    }

    @Test func `what to say stands out, labels do not`() throws {
        var console = try Harness(.worklist, width: 80, height: 24)
        console.press("j j s")
        let said = try #require(console.roles(ofLineWith: "The bank has not confirmed"))
        #expect(said.contains("TTTT"))
        let label = try #require(console.roles(ofLineWith: "Tell the customer"))
        #expect(label.contains("lll"))
    }

    @Test func `one key copies it, masked, and the card stays`() throws {
        var console = try Harness(.worklist)
        console.press("j j v s y")
        guard case .terminal(.copy(let text)) = console.effects.last else {
            Issue.record("nothing was copied")
            return
        }
        #expect(text == console.state.supportCard(.fixture(3))?.text)
        #expect(!text.contains("19036789852"))
        #expect(console.state.overlay != nil)
        console.press("escape")
        #expect(console.state.overlay == nil)
    }

    @Test(arguments: ["1", "2"])
    func `it opens on both screens, from list and detail`(_ screen: String) throws {
        var console = try Harness(.worklist)
        console.press("\(screen) j s")
        #expect(console.text.contains("Support card"))
        console.press("escape enter s")
        #expect(console.text.contains("Support card"))
    }

    @Test func `it scrolls no further than its end`() throws {
        var console = try Harness(.worklist, width: 40, height: 10)
        console.press("j j s")
        for _ in 0..<200 { console.press("down") }
        #expect(console.text.contains("pay it again."))
        guard case .card(let card) = console.state.overlay else {
            Issue.record("the card is gone")
            return
        }
        #expect(card.offset == console.state.overlayOverflow)
    }

    private func card(_ history: PayoutHistory) -> SupportCard {
        SupportCard(
            history,
            profile: FixtureProvider.payproVN.profile,
            usualTime: .seconds(1_800),
            now: .start,
            utcOffset: 7 * 3_600
        )
    }
}
