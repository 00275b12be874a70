import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// Closing a day by hand: what is shown, what is asked, and what is done only then.
struct CloseFormTests {
    private static let reason = "the provider corrects them"

    @Test func `the form proposes the last day that can be closed, and says where it ends`()
        throws
    {
        var console = try Harness(closes: CloseBook())
        console.press("d")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Close the day ───────────────────────────────────────────────────────────────╮
            │   Provider  Vexora · Argentina                                             ▼ │
            │   Day     * 2026-11-20                                                       │
            │     No day was closed yet; this is the last one that is over. Its clocks     │
            │     are -03:00.                                                              │
            │                                                                              │
            │ ▌   Preview                                                                  │
            │     Nothing is closed before you have seen it and confirm.                   │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter choose   ctrl-s preview   tab next field   escape back
            """
        )
    }

    @Test func `80 by 24: a preview says what a day came to and what stands in the way`() throws {
        var console = try Harness(closes: .obstructed)
        console.press("d enter")
        #expect(console.effects.contains(.close(.preview(CloseBook.day))))
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Close vexora-ar 2026-11-20  where clocks are -03:00 ─────────────────────────╮
            │ It needs a signature, with a reason.                                       ┃ │
            │                                                                            ┃ │
            │ What stands in the way                                                     ┃ │
            │ ! No statement of 2026-11-20 was compared.                                 ┃ │
            │ ! 1 unresolved break:                                                      ┃ │
            │   17  missing in ledger  STRANGER-1                             990.00 ARS ┃ │
            │ ! 1 payout of unknown outcome:                                             ┃ │
            │   PO-7F3K-0005  since 11-20 04:32                            12,500.00 ARS ┃ │
            │ ! 1 payout still in flight, 1,500.00 ARS:                                  ┃ │
            │   PO-7F3K-0003  processing                                    1,500.00 ARS ┃ │
            │                                                                            ┃ │
            │                       payouts               ARS                            ┃ │
            │   Opening                   4         60,000.00                            ┃ │
            │ + Created               1,204     18,060,000.50                            ┃ │
            │ + No longer paid            1         15,000.00                            │ │
            │ - Paid                  1,190     17,850,000.50                            │ │
            │ - Failed                   12        180,000.00                            │ │
            │ ↓ 3 more lines                                                               │
            │ [ Back ]   Sign and close                                                    │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             tab other button   enter choose   ↑ ↓ scroll   escape back
            """
        )
        console.press("down down down down down down down down down down down")
        #expect(console.text.contains("1 payout still in flight, 1,500.00 ARS:"))
        #expect(console.text.contains("PO-7F3K-0003"))
    }

    @Test func `120 by 34: the preview stands beside the list`() throws {
        var console = try Harness(closes: .obstructed, width: 120, height: 34)
        console.press("d enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Reconciliation ──────────────────────────────────────────╮╭ Close vexora-ar 2026-11-20  where clocks are -03:00 ─────╮
            │                                                          ││ It needs a signature, with a reason.                     │
            │  Nothing was compared yet.                               ││                                                          │
            │  n compares a provider's file with the ledger.           ││ What stands in the way                                   │
            │                                                          ││ ! No statement of 2026-11-20 was compared.               │
            │                                                          ││ ! 1 unresolved break:                                    │
            │                                                          ││   17  missing in ledger  STRANGER-1         990.00 ARS   │
            │                                                          ││ ! 1 payout of unknown outcome:                           │
            │                                                          ││   PO-7F3K-0005  since 11-20 04:32        12,500.00 ARS   │
            │                                                          ││ ! 1 payout still in flight, 1,500.00 ARS:                │
            │                                                          ││   PO-7F3K-0003  processing                1,500.00 ARS   │
            │                                                          ││                                                          │
            │                                                          ││                       payouts               ARS          │
            │                                                          ││   Opening                   4         60,000.00          │
            │                                                          ││ + Created               1,204     18,060,000.50          │
            │                                                          ││ + No longer paid            1         15,000.00          │
            │                                                          ││ - Paid                  1,190     17,850,000.50          │
            │                                                          ││ - Failed                   12        180,000.00          │
            │                                                          ││ - Returned                  1         15,000.00          │
            │                                                          ││ = Closing                   6         90,000.00          │
            │                                                          ││   Fees                               178,500.00          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││ [ Back ]   Sign and close                                │
            │                                                          ││                                                          │
            ╰──────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────╯
             tab other button   enter choose   ↑ ↓ scroll   escape back
            """
        )
    }

    @Test func `what is open is signed for with a reason, and sealed only after a question`()
        throws
    {
        var console = try Harness(closes: .obstructed)
        console.press("d enter")
        // The way back has the focus, and the key that opened it confirms nothing.
        console.press("enter")
        #expect(console.state.closeForm?.stage == .choosing)
        // All of it was on the screen before the question comes.
        console.press("enter tab enter")
        #expect(console.state.overlay == nil)
        console.press("enter")
        expectSnapshot(
            console.lines[6...17].joined(separator: "\n"),
            """
            │   PO-╭ Sign for what is open on vexora-ar 2026-11-20 ─────────────────╮ARS ┃ │
            │ ! 1 p│ ! no statement of 2026-11-20 was compared                      │    ┃ │
            │   PO-│ ! 1 unresolved break                                           │ARS ┃ │
            │      │ ! 1 payout of unknown outcome, PO-7F3K-0005                    │    ┃ │
            │      │ ! 1 payout still in flight                                     │    ┃ │
            │   Ope│                                                                │    ┃ │
            │ + Cre│ Why may the day be closed so? It is sealed with your name.     │    ┃ │
            │ + No │                                                                │    ┃ │
            │ - Pai│ like the provider corrects them, ticket 8841                   │    ┃ │
            │ - Fai│                                                                │    ┃ │
            │ - Ret╰────────────────────────────────────────────────────────────────╯    ┃ │
            │ = Closing                   6         90,000.00                            ┃ │
            """
        )
        console.press("enter")
        #expect(console.text.contains("Without a reason it is not closed."))
    }

    @Test(arguments: [80, 90, 100, 110, 120])
    func `no figure is cut, however narrow the pane is`(_ width: Int) throws {
        var console = try Harness(try .everywhere(), width: width, height: 50)
        console.press("6 d ctrl-s")
        for title in ["+ Created", "- Paid", "= Closing"] {
            let line = try #require(console.lines.first { $0.contains(title) }, "\(title)")
            #expect(!line.contains("…"), "\(line)")
        }
        #expect(console.text.contains("17,850,000.50"))
    }

    @Test func `the question has the focus on the way out, and what was typed is kept`() throws {
        var console = try Harness(closes: .obstructed)
        console.press("d enter tab enter enter")
        console.type(Self.reason)
        console.press("enter")
        expectSnapshot(
            console.lines[4...19].joined(separator: "\n"),
            """
            │   ╭ Close vexora-ar 2026-11-20? ─────────────────────────────────────────╮ │ │
            │ ! │                                                                      │ ┃ │
            │   │  Paid 17,850,000.50 ARS in 1,190 payouts                             │ ┃ │
            │ ! │  in SANDBOX                                                          │ ┃ │
            │   │                                                                      │ ┃ │
            │   │  You sign for what is open:                                          │ ┃ │
            │   │  ! no statement of 2026-11-20 was compared                           │ ┃ │
            │   │  ! 1 unresolved break                                                │ ┃ │
            │ + │  ! 1 payout of unknown outcome, PO-7F3K-0005                         │ ┃ │
            │ + │  ! 1 payout still in flight                                          │ ┃ │
            │ - │  Reason: the provider corrects them                                  │ ┃ │
            │ - │                                                                      │ ┃ │
            │ - │  Its figures never change again. This cannot be undone.              │ ┃ │
            │ = │                                                                      │ ┃ │
            │   │  [ Cancel ]    Close the day                                         │ ┃ │
            │   ╰──────────────────────────────────────────────────────────────────────╯   │
            """
        )
        console.press("enter")
        #expect(console.state.overlay == nil, "Cancel has the focus")
        #expect(!console.effects.contains { if case .close(.seal) = $0 { true } else { false } })
        // What was typed is there again.
        console.press("enter enter")
        #expect(console.text.contains("Reason: " + Self.reason))
    }

    @Test func `the result is the pack's file and its digest`() throws {
        var console = try Harness(closes: .obstructed)
        console.press("d enter tab enter enter")
        console.type(Self.reason)
        console.press("enter tab enter")
        let order = CloseOrder(seen: .open, note: Self.reason)
        #expect(console.effects.contains(.close(.seal(order))))
        expectSnapshot(
            console.lines[1...12].joined(separator: "\n"),
            """
            ╭ Closed vexora-ar 2026-11-20 ─────────────────────────────────────────────────╮
            │ vexora-ar 2026-11-20 is closed and sealed.                                   │
            │                                                                              │
            │ Pack        /ledger/closes/vexora-ar.pack                                    │
            │ SHA-256     00070e151c232a31 383f464d545b6269 70777e858c939aa1               │
            │             a8afb6bdc4cbd2d9                                                 │
            │ Closed by   dara                                                             │
            │ Was open    no statement of 2026-11-20 was compared; 1 unresolved break; 1   │
            │             payout of unknown outcome, PO-7F3K-0005; 1 payout still in       │
            │             flight                                                           │
            │                                                                              │
            │ Keep the pack elsewhere, too. V among the closed days verifies it.           │
            """
        )
    }

    @Test func `a day with nothing open needs no signature`() throws {
        var console = try Harness(closes: CloseBook())
        console.press("d enter")
        #expect(console.text.contains("Nothing stands in the way. It needs no signature."))
        console.press("tab enter")
        #expect(console.text.contains("Close vexora-ar 2026-11-20?"))
        console.press("tab enter")
        #expect(console.effects.contains(.close(.seal(CloseOrder(seen: .clean, note: "")))))
        #expect(console.text.contains("vexora-ar 2026-11-20 is closed and sealed."))
        console.press("enter")
        #expect(console.state.closeForm == nil)
    }

    @Test func `what changed meanwhile is shown anew before anybody signs for it`() throws {
        var console = try Harness(closes: CloseBook())
        console.press("d enter tab enter")
        console.ledger.closes.refusal = .store(.closeRefused(.changed(CloseBook.day)))
        console.ledger.closes.preview = CloseBook.obstructed.preview
        console.press("tab enter")
        #expect(console.text.contains("has changed since it was shown. Look at it again"))
        #expect(console.text.contains("It needs a signature, with a reason."))
        #expect(console.ledger.closes.sights.isEmpty)
    }

    @Test func `who may not close sees the preview, who may, and no way to seal it`() throws {
        let linh = OperatorName(rawValue: "linh")
        let access = AccessPolicy(operators: [.dara: [.maker], linh: [.approver]])
        var console = try Harness(closes: .obstructed, access: access)
        console.press("d enter")
        #expect(console.text.contains("dara may not close a day: that needs the role"))
        #expect(!console.text.contains("Sign and close"))
        console.press("tab enter")
        #expect(console.state.overlay == nil && console.state.closeForm?.stage == .choosing)
    }

    @Test func `what the service refuses stands below the day`() throws {
        var console = try Harness(closes: CloseBook())
        console.press("d enter tab enter")
        console.ledger.closes.refusal = .store(
            .closeRefused(.alreadyClosed(CloseBook.day, by: OperatorName(rawValue: "linh")))
        )
        console.press("tab enter")
        #expect(console.lines[1].contains("Close the day"))
        #expect(console.text.contains("vexora-ar 2026-11-20 was closed by linh."))
    }

    @Test func `another provider has a day of its own, and one that is not over says so`() throws {
        var console = try Harness(closes: CloseBook())
        console.press("d shift-tab shift-tab enter")
        #expect(console.text.contains("2026-11-21 is not over"))
        console.press("escape tab ctrl-u")
        console.type("2026-11-31")
        console.press("tab enter")
        #expect(console.text.contains("Type a day such as 2026-11-20."))
        console.press("ctrl-u")
        console.type("2026-11-21")
        console.press("tab enter")
        #expect(console.text.contains("vexora-ar 2026-11-21 is not over where the provider is"))
        console.press("escape")
        #expect(console.state.closeForm == nil && console.state.focus == .list)
    }

    @Test func `the day of the selected break comes first`() throws {
        var book = CloseBook()
        book.proposals.append(
            CloseProposal(
                provider: .cashyproCO,
                utcOffset: 0,
                last: nil,
                now: Int64(Date.start.timeIntervalSince1970)
            )
        )
        var ledger = Ledger.mixed
        ledger.closes = book
        ledger.book = .day
        var console = try Harness(ledger)
        console.press("6 d")
        #expect(console.state.closeForm?.proposal.day.provider == .vexoraAR)
    }
}
