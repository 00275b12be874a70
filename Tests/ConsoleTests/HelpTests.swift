import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What the help explains on each screen.
struct HelpTests {
    /// Everything that the help says, without the wrapping.
    private func whole(_ console: Harness) -> String {
        console.state.helpLines(HelpState(), .unicode)
            .map { $0.text.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
            .split(separator: " ").joined(separator: " ")
    }

    @Test func `it begins with what the screen shows, and the keys of the pane follow`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("enter ?")
        expectSnapshot(
            console.lines[2...14].joined(separator: "\n"),
            """
            │ ╭ Help  Payouts ───────────────────────────────────────────────────────────╮ │
            │▌│ Where a payout stands                                                  ┃ │ ┃
            │ │ ◇ approval          No money has moved: a second person has to agree.  │ │ │
            │ │                     Wait for a second person. Nothing is sent before.  │ │ │
            ╰─│ ◌ queued            No money has moved: it waits for its turn. Nothing │ │─╯
            ╭ │                     to do: it is submitted by itself.                  │ │─╮
            │ │ ◐ submitting        Money is about to move. Wait: the request is on    │ │ │
            │ │                     its way.                                           │ │ │
            │ │ ◐ processing        The provider has accepted it, which is not final.  │ │ │
            │ │                     Wait: the provider works on it.                    │ │ │
            │ │ ? unknown           It was sent, or may have been, and no trustworthy  │ │ │
            │ │                     answer came. Wait for the next query, or re-query  │ │ │
            │ │                     now. Never pay it again.                           │ │ │
            """
        )
        console.press("tab tab")
        #expect(console.lines[3].contains("│ In the detail"))
        console.press("?")
        #expect(console.state.overlay == nil)
    }

    @Test func `in a form only the keys are explained, its own first`() throws {
        var console = try Harness(width: 80, height: 24)
        console.openForm("vietnam")
        console.press("f1")
        #expect(console.lines[3].contains("│ In the form"))
    }

    @Test func `every status says what it means for the money and what to do`() throws {
        let text = whole(try Harness(width: 120))
        for status in PayoutStatus.allCases {
            let badge = StatusBadge(status).text(.unicode).text
            let step = status.nextStep.replacing(/^Nothing/, with: "Nothing to do")
            #expect(text.contains("\(badge) \(status.meaning) \(step)"), "\(status)")
        }
    }

    @Test func `the worklist explains its reasons in the domain's words`() throws {
        var console = try Harness(width: 120)
        console.press("2")
        let text = whole(console)
        for reason in Attention.each {
            let badge = ReasonBadge(reason).text(.unicode).text
            #expect(
                text.contains("\(badge) \(reason.explanation) \(reason.nextStep(canQuery: true))")
            )
        }
    }

    @Test func `the worklist explains the words of its rows, too`() throws {
        var console = try Harness(width: 120)
        console.press("2")
        let text = whole(console)
        #expect(
            text.contains("Its row says what holds now: now paid, now failed, or returned.")
        )
        for kind in BreakKind.allCases {
            #expect(text.contains("\(kind.shortWord) \(kind.meaning)"), "\(kind)")
        }
        #expect(text.contains("◇ 2nd A colleague said how it is settled; a second person agrees."))
    }

    @Test func `reconciliation explains its breaks and where they stand`() throws {
        var console = try Harness(width: 120)
        console.press("6")
        let text = whole(console)
        for kind in BreakKind.allCases {
            #expect(text.contains("\(kind.word) \(kind.meaning) \(kind.nextStep)"))
        }
        for state in BreakState.allCases { #expect(text.contains(state.meaning)) }
        console.press("t")
        #expect(whole(console).contains("✕ altered"))
    }

    @Test func `notifications explain every fate and every refusal`() throws {
        var console = try Harness(width: 120)
        console.press("8")
        let text = whole(console)
        for word in ["waiting", "applied", "differs", "duplicate", "no payout"] {
            #expect(text.contains(word))
        }
        for kind in NotificationRefusal.Kind.allCases {
            #expect(text.contains("✖ \(kind.word) It was not believed:"))
        }
    }

    @Test(arguments: [
        (Screen.providers, "‖ paused Somebody stopped submission."),
        (.providers, "◐ holding It failed several times in a row"),
        (.batches, "● paid The provider says that it was paid out."),
        (.approvals, "◇ nobody It waits for approval, and too few people may approve it."),
        (.audit, "✓ intact Every record is as it was written"),
    ])
    func `other screens explain their words`(_ screen: Screen, _ words: String) throws {
        var console = try Harness(width: 120)
        console.press("\(screen.rawValue)")
        #expect(whole(console).contains(words))
    }

    @Test func `the selected payout's error comes first, its account masked`() throws {
        var history = PayoutHistory(1, .failed)
        history.payout.reason = ProviderReason(
            code: "E104",
            explanation: "The account 19036789852 does not exist.",
            nextStep: "Check the account with the payee, then create a new payout."
        )
        var console = try Harness(Ledger([history]), width: 80)
        console.press("?")
        expectSnapshot(
            console.lines[3...6].joined(separator: "\n"),
            """
            │▌│ What the provider said about PO-7F3K-0001                              ┃ │ │
            │ │ E104                The account ····9852 does not exist. Check the     │ │ │
            │ │                     account with the payee, then create a new payout.  │ │ │
            │ │                                                                        │ │ │
            """
        )
    }

    // MARK: Search

    @Test func `a search shows the entries that hold every word`() throws {
        var console = try Harness(width: 80)
        console.press("? /")
        console.type("Money arrived")
        expectSnapshot(
            console.lines[2...7].joined(separator: "\n"),
            """
            │ ╭ Help  Payouts ───────────────────────────────────────────────────────────╮ │
            │▌│ / Money arrived                                                          │ ┃
            │ │ Where a payout stands                                                    │ ┃
            │ │ ● paid              The provider says that it was paid out. Nothing to   │ ┃
            │ │                     do: the money arrived.                               │ ┃
            │ │                                                                          │ ┃
            """
        )
        console.press("enter j escape")
        #expect(console.text.contains("Where a payout stands"))
        #expect(console.state.overlay == .help(HelpState()))
        console.press("escape")
        #expect(console.state.overlay == nil)
    }

    @Test func `what is typed or pasted into the search is no command`() throws {
        var console = try Harness(width: 80)
        console.press("? /")
        console.type("q?")
        console.paste("xyz")
        #expect(console.text.contains("q?xyz"))
        #expect(console.text.contains("The help has no such words."))
        console.press("escape escape q")
        #expect(console.effects.contains(.quit))
    }

    @Test func `it scrolls to its end and no further, also in a search`() throws {
        var console = try Harness(width: 80)
        console.press("?")
        console.press(Array(repeating: "page-down", count: 60).joined(separator: " "))
        let last = console.text
        console.press("j page-down")
        #expect(console.text == last)
        console.press("tab")
        #expect(console.text.contains("Where a payout stands"))
    }
}
