import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// Many breaks resolved in one way, with one note.
struct BulkResolutionTests {
    @Test func `only what fits every kind is offered`() throws {
        var console = try console()
        console.press("* e")
        #expect(console.text.contains("What is done about 5 marked?"))
        #expect(console.text.contains("the provider corrects its books"))
        #expect(!console.text.contains("the provider's status counts as evidence"))
    }

    @Test func `the question lists what is resolved how, and what is left out`() throws {
        let console = try asked()
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 8    3 Providers        4  5      6 5    7  8      3 marked · live · 14:32 +07
            ╭ Reconciliation  1 duplicate at provider · 1 missing in ledger · 1 status · 1 amount · 1 late ────────────────────────╮
            │     Age  Break                  Provider     Payout                           At stake       Stands         Owner    │
            │ ✓   1 d  duplicate at provider  vexora-ar    PO-7F3K-0005                    12,500.00  ARS  open           –        │
            │ ✓   1 d  missing in ledger      vexora-ar    PD1000002                          990.00  ARS  open           –        │
            │     4 d  status                 vexora-ar    PO-7F3K-0003                     4,800.00  ARS  open           dara     │
            │ ✓   9 d  amount                 vexora-ar    PO-7F3K-0004                         0.01  ARS  2nd person     –        │
            │▌    1 m  late                   vexora-ar    PO-7F3K-0002                       700.50  ARS  with provider  –        │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                       ╭ Resolve 2 breaks? ───────────────────────────────────────────────────╮                       │
            │                       │                                                                      │                       │
            │                       │  13,490.00 ARS at stake in SANDBOX                                   │                       │
            ╰───────────────────────│  write-off: the difference is given up; a second person confirms.    │───────────────────────╯
            ╭ Break 5  PO-7F3K-0002 │  Note: support agrees (ticket 8841)                                  │───────────────────────╮
            │ Break        late  vex│                                                                      │                     ┃ │
            │ What         late     │  break 1  12,500.00 ARS  duplicate at provider, vexora-ar            │                     ┃ │
            │ At stake     700.50 AR│  break 2     990.00 ARS  missing in ledger, vexora-ar                │                     ┃ │
            │ Next step    Look at t│  Left out: break 4 (waits for a second person).                      │                     ┃ │
            │                       │                                                                      │                     ┃ │
            │              Here     │  [ Cancel ]    Resolve                                               │                     ┃ │
            │ Order no     PD1000005╰──────────────────────────────────────────────────────────────────────╯                     ┃ │
            │ Reference    P202611205                       P202611205                       –                                   ┃ │
            │ Status       paid                             paid (0000)                      not asked                           ┃ │
            │ Amount       4,800.00 ARS                     4,800.00 ARS                     –                                   ┃ │
            │ Fee          –                                38.40 ARS                        –                                   ┃ │
            │ Time +07     2026-11-21 14:31                 2026-11-21 14:31                 –                                   │ │
            │ Time -03     2026-11-21 04:31                 2026-11-21 04:31                 –                                   │ │
            │ Place        –                                day.csv:45                       –                                   │ │
            │                                                                                                                    │ │
            │ Unresolved, by age                                                                                                 │ │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
             tab other button   enter choose   escape back
            """
        )
    }

    @Test func `one note goes to all, and each is resolved by itself`() throws {
        var console = try asked()
        console.press("tab enter")
        let draft = BreakResolutionDraft(
            action: .writeOff,
            reference: "ticket 8841",
            note: "support agrees"
        )
        #expect(
            console.effects.contains(
                .bulk(
                    .run([
                        .reconciliation(.resolve(1, draft)), .reconciliation(.resolve(2, draft)),
                    ])
                )
            )
        )
        #expect(console.text.contains("waits: a colleague must confirm it"))
        console.press("enter")
        #expect(console.state.reconciliations.breaks.marked.map(\.id) == [4])
    }

    @Test func `a note is needed`() throws {
        var console = try console()
        console.press("space space e enter enter")
        #expect(console.text.contains("Say in a note why, so that others can follow."))
    }

    @Test func `what is proposed is dropped one after the other`() throws {
        var console = try console()
        console.press("space space D")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last?.contains("it is for one break, and 2 are marked") == true)
    }

    @Test func `breaks are claimed, and their payouts asked about, in one go`() throws {
        var console = try console()
        console.press("space space c")
        #expect(console.text.contains("Claim 2 breaks?"))
        console.press("tab enter enter")
        #expect(
            console.ledger.book.sights.prefix(2).map(\.history.record.owner) == [.dara, .dara]
        )
        console.press("g space space r")
        #expect(console.text.contains("break 2 (no payout of ours)"))
    }

    /// The question whether two breaks are written off; a third waits for a second person.
    private func asked() throws -> Harness {
        var console = try console()
        console.press("space space j space e")
        console.type("the difference")
        console.press("enter")
        console.type("ticket 8841: support agrees")
        console.press("enter")
        return console
    }

    private func console() throws -> Harness {
        var ledger = Ledger.mixed
        ledger.book = .day
        var console = try Harness(ledger, width: 120, height: 34)
        console.press("6")
        return console
    }
}
