import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What the smallest terminal shows: first of all what the keys are about.
struct SmallScreenTests {
    private func console() throws -> Harness {
        try Harness(.everywhere(), width: 40, height: 10)
    }

    @Test func `closing a day begins where enter goes on`() throws {
        var console = try console()
        console.press("6 d")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Close the day ───────────────────────╮
            │     the last one that is over. Its   │
            │     clocks are -03:00.               │
            │                                      │
            │ ▌   Preview                          │
            │     Nothing is closed before you     │
            │     have seen it and confirm.        │
            ╰──────────────────────────────────────╯
             ctrl-s preview   escape back
            """
        )
    }

    @Test func `a notification has its fate`() throws {
        var console = try console()
        console.press("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Notifications  8 refused … ──────────╮
            │   Fate                   Amount      │
            │▌  ≠ differs        1,250,000     VND ┃
            │   ✖ wrong address                    │
            │   ? no payout                        │
            │   = duplicate      1,250,000     VND │
            │   ✓ applied        1,250,000     VND │
            ╰──────────────────────────────────────╯
             enter its payout   : command   ? help
            """
        )
    }

    @Test func `a word of the help stands above its meaning`() throws {
        var console = try console()
        console.press("1 ?")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Payouts  12 · newest first ──────────╮
            │ ╭ Help  Payouts ───────────────────╮ │
            │▌│ Where a payout stands          ┃ │ ┃
            │ │ ◇ approval                     │ │ ┃
            │ │   No money has moved: a second │ │ │
            │ │   person has to agree. Wait    │ │ │
            │ ╰──────────────────────────────────╯ │
            ╰──────────────────────────────────────╯
             ↑ ↓ scroll   escape back
            """
        )
    }

    // MARK: Nothing is confirmed that was not seen

    @Test func `a payout is reviewed with its account, and paid once all was on the screen`()
        throws
    {
        var console = try Harness(width: 40, height: 10)
        console.fillForm()
        console.press("ctrl-s tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Review  PayPro · Vietnam ────────────╮
            │ Pay             1,250,000 VND      ┃ │
            │ Account holder  NGUYEN THE VIET    │ │
            │ Account number  19036789852        │ │
            │ In              SANDBOX            │ │
            │ ↓ 16 more lines                      │
            │   Back    [ Pay 1,250,000 VND ]      │
            ╰──────────────────────────────────────╯
             tab other button   escape back
            """
        )
        console.press("enter")
        #expect(console.submissions.isEmpty, "it reads on instead")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Review  PayPro · Vietnam ────────────╮
            │ Through         PayPro · Vietnam   ┃ │
            │ Bank            Asia Commercial    │ │
            │                 Bank (ACB)         │ │
            │ Payout          PO-NEW0-0001       │ │
            │ ↓ 12 more lines                      │
            │   Back    [ Pay 1,250,000 VND ]      │
            ╰──────────────────────────────────────╯
             tab other button   escape back
            """
        )
        console.press("enter")
        #expect(console.submissions.isEmpty)
        console.press("enter")
        #expect(console.submissions.count == 1)
    }

    @Test func `a day is signed for once everything that it seals was on the screen`() throws {
        var console = try Harness(closes: .obstructed, width: 40, height: 10)
        console.press("d enter tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Close vexora-ar 2026-11-20  where … ─╮
            │ It needs a signature, with a       ┃ │
            │ reason.                            │ │
            │                                    │ │
            │ What stands in the way             │ │
            │ ↓ 26 more lines                      │
            │   Back   [ Sign and close ]          │
            ╰──────────────────────────────────────╯
             tab other button   escape back
            """
        )
        #expect(readToSign(&console) > 5)
        expectSnapshot(
            console.text,
            """
              ╭ Sign for what is open on vexora…─╮2
            ╭ │ ! no statement of 2026-11-20 was │─╮
            │ │ compared                         │ │
            │ │ ! 1 unresolved break             │ │
            │ │ ↓ 5 more lines                   │ │
            │ │                                  │ │
            │ │ like the provider corrects them… │ │
            │ │                                  │ │
            ╰─╰──────────────────────────────────╯─╯
             enter go on   ↑ ↓ scroll   escape back
            """
        )
    }

    @Test func `what explains a question scrolls, and what is typed stays`() throws {
        var console = try Harness(closes: .obstructed, width: 40, height: 10)
        console.press("d enter tab")
        _ = readToSign(&console)
        console.type("ticket")
        console.press("page-down page-down page-down")
        expectSnapshot(
            console.lines[1...8].joined(separator: "\n"),
            """
            ╭ │ PO-7F3K-0005                     │─╮
            │ │ ! 1 payout still in flight       │ │
            │ │ Why may the day be closed so? It │ │
            │ │ is sealed with your name.        │ │
            │ │                                  │ │
            │ │ ticket                           │ │
            │ │                                  │ │
            ╰─╰──────────────────────────────────╯─╯
            """
        )
        console.press("down")
        let end = console.lines
        console.press("up")
        #expect(console.lines[1] != end[1])
        for _ in 0..<9 { console.press("up") }
        #expect(console.lines[1].contains("no statement of 2026-11-20"))
        console.press("enter")
        #expect(console.text.contains("Its figures never change again."), "enter answers it")
    }

    /// Presses enter until the preview asks for the reason; says how often.
    private func readToSign(_ console: inout Harness) -> Int {
        var presses = 0
        while console.state.overlay == nil, presses < 40 {
            #expect(!console.text.contains("Sign for what is open"))
            console.press("enter")
            presses += 1
        }
        return presses
    }

    @Test func `what cannot be undone stays in sight while the question is read`() throws {
        var console = try Harness(closes: .obstructed, width: 40, height: 10)
        console.press("d enter tab")
        _ = readToSign(&console)
        console.type("ticket 8841")
        console.press("enter")
        expectSnapshot(
            console.text,
            """
            ╭ Close vexora-ar 2026-11-20? ─────────╮
            │  Paid 17,850,000.50 ARS in 1,190     │
            │  payouts                             │
            │  in SANDBOX                          │
            │  ↓ 8 more lines                      │
            │  Its figures never change again.     │
            │  This cannot be undone.              │
            │  [ Cancel ]    Close the day         │
            ╰──────────────────────────────────────╯
             tab other button   escape back
            """
        )
    }

    @Test func `a resolution is read to its end before it counts`() throws {
        var console = try console()
        console.press("2 G k k e p enter")
        console.type("portal")
        console.press("tab")
        console.type("ticket 8841")
        console.press("tab")
        console.type("they confirmed by phone that the transfer has arrived on its day")
        console.press("ctrl-s tab enter")
        #expect(console.state.resolution?.review?.isSubmitting == false, "\(console.text)")
        for _ in 0..<9 { console.press("enter") }
        #expect(console.state.resolution?.review?.isSubmitting != false)
    }

    @Test func `the choices of a snooze name the zone, and the day where it is another one`() throws
    {
        var console = try Harness(.everywhere())
        console.press("2 j z")
        #expect(console.text.contains(" until 14:47 +07 "))
        #expect(console.text.contains(" until 2026-11-22 09:00 +07 "))
    }

    @Test func `every form, question and help says how to leave it`() throws {
        let start = try console()
        for keys in Harness.everywhere {
            var console = start
            console.press(keys)
            console.state.notice = nil
            guard console.state.overlay != nil || console.state.hasForm else { continue }
            #expect(console.lines.last?.contains("escape ") == true, "after \(keys)")
        }
    }
}
