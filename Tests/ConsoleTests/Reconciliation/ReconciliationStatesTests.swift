import TerminalUITesting
import Testing

@testable import Console

/// What the breaks say where there is nothing to show, nothing fresh, or nothing to do.
struct ReconciliationStatesTests {
    @Test func `nothing was read yet`() throws {
        let console = try Harness.unread("6")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   reading… · 14:32 +07
            ╭ Reconciliation ──────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading what did not match…                                                 │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Ageing ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading…                                                                    │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n compare   t closed days   / search   o mine   F views   : command   ? help
            """
        )
    }

    @Test func `there is nothing`() throws {
        let console = try Harness.empty("6")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7  8    live · 14:32 +07
            ╭ Reconciliation ──────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing was compared yet.                                                   │
            │  n compares a provider's file with the ledger.                               │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Ageing ──────────────────────────────────────────────────────────────────────╮
            │ No break is unresolved.                                                      │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n compare   d close the day   t closed days   / search   : command   ? help
            """
        )
    }

    @Test func `nothing could be read`() throws {
        let console = try Harness.failed("6")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   not live · 14:32 +07
            ╭ Reconciliation ──────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  The breaks could not be read.                                               │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Ageing ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing to show here before the list could be read.                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n compare   t closed days   / search   o mine   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("6")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Reconciliation  1 duplicate at provider … ──────────────────── read 0 s ago ─╮
            │     Age  Break                  Payout              At stake       Stands    │
            │▌    1 d  duplicate at provider  PO-7F3K-0005       12,500.00  ARS  open      ┃
            │     1 d  missing in ledger      PD1000002             990.00  ARS  open      │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Break 1  PO-7F3K-0005 ──────────────────────────────────────── read 0 s ago ─╮
            │ Break        duplicate at provider  vexora-ar  2026-11-21                  ┃ │
            │ What         duplicate at provider                                         │ │
            │ At stake     12,500.00 ARS                                                 │ │
            │ Next step    Ask the provider to take the second payment back.             │ │
            │                                                                            │ │
            │              Here                In the file         Provider now          │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             c claim   e resolve   r ask provider   n compare   : command   ? help
            """
        )
    }

    @Test func `the detail is read`() throws {
        let console = try Harness.readingDetail("6", height: 44)
        expectSnapshot(
            console.detailLines,
            """
            ╭ Break 2 ─────────────────────────────────────────────────────────────────────╮
            │ Break        missing in ledger  vexora-ar  2026-11-21                      ┃ │
            │ What         missing in ledger                                             ┃ │
            │ At stake     990.00 ARS                                                    ┃ │
            │ Next step    Find out who ordered it; no payout of this ledger has its     ┃ │
            │              number.                                                       ┃ │
            │                                                                            ┃ │
            │              Here                In the file         Provider now          ┃ │
            │ Order no     –                   PD1000002           –                     ┃ │
            │ Reference    –                   P202611202          –                     ┃ │
            │ Status       –                   paid (0000)         –                     ┃ │
            │ Amount       –                   4,800.00 ARS        –                     ┃ │
            │ Fee          –                   38.40 ARS           –                     ┃ │
            │ Time +07     –                   2026-11-20 14:31    –                     ┃ │
            │ Time -03     –                   2026-11-20 04:31    –                     ┃ │
            │ Place        –                   –                   –                     ┃ │
            │                                                                            ┃ │
            │ Unresolved, by age                                                         ┃ │
            │ <1d   ━━━━━━━━━━━━━━━━━━━━━━━━━╸                           1               ┃ │
            │ 1d+   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  2               ┃ │
            │ 3d+   ━━━━━━━━━━━━━━━━━━━━━━━━━╸                           1               ┃ │
            │ 7d+   ━━━━━━━━━━━━━━━━━━━━━━━━━╸                           1               ┃ │
            │ 30d+                                                       0               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             c claim   e resolve   n compare   d close the day   : command   ? help
            """
        )
    }

    @Test func `the detail could not be read`() throws {
        let console = try Harness.failedDetail("6", height: 44)
        expectSnapshot(
            console.detailLines,
            """
            ╭ Break 2 ────────────────────────────────────────────────────────── not live ─╮
            │ Break        missing in ledger  vexora-ar  2026-11-21                      ┃ │
            │ What         missing in ledger                                             ┃ │
            │ At stake     990.00 ARS                                                    ┃ │
            │ Next step    Find out who ordered it; no payout of this ledger has its     ┃ │
            │              number.                                                       ┃ │
            │                                                                            ┃ │
            │              Here                In the file         Provider now          ┃ │
            │ Order no     –                   PD1000002           –                     ┃ │
            │ Reference    –                   P202611202          –                     ┃ │
            │ Status       –                   paid (0000)         –                     ┃ │
            │ Amount       –                   4,800.00 ARS        –                     ┃ │
            │ Fee          –                   38.40 ARS           –                     ┃ │
            │ Time +07     –                   2026-11-20 14:31    –                     ┃ │
            │ Time -03     –                   2026-11-20 04:31    –                     ┃ │
            │ Place        –                   –                   –                     ┃ │
            │                                                                            ┃ │
            │ What the provider says now, and what was decided, could not be read.       ┃ │
            │ ledger.sqlite is kept busy by another process. Try again.                  │ │
            │ ctrl-l reads again.                                                        │ │
            │                                                                            │ │
            │ Unresolved, by age                                                         │ │
            │ <1d   ━━━━━━━━━━━━━━━━━━━━━━━━━╸                           1               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             c claim   e resolve   n compare   d close the day   : command   ? help
            """
        )
    }

    @Test func `whoever may only look reads who may do more`() throws {
        let console = try Harness.looking("6")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5      6 5    7  8    live · 14:32 +07
            ╭ Reconciliation  1 duplicate at provider · 1 missing in ledger · 1 status … ──╮
            │     Age  Break                  Payout              At stake       Stands    │
            │▌    1 d  duplicate at provider  PO-7F3K-0005       12,500.00  ARS  open      │
            │     1 d  missing in ledger      PD1000002             990.00  ARS  open      │
            │     4 d  status                 PO-7F3K-0003        4,800.00  ARS  open      │
            │     9 d  amount                 PO-7F3K-0004            0.01  ARS  2nd pers… │
            │     1 m  late                   PO-7F3K-0002          700.50  ARS  with pro… │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Break 1  PO-7F3K-0005 ───────────────────────────────────────────────────────╮
            │ Break        duplicate at provider  vexora-ar  2026-11-21                  ┃ │
            │ What         duplicate at provider                                         ┃ │
            │ At stake     12,500.00 ARS                                                 ┃ │
            │ Next step    Ask the provider to take the second payment back.             │ │
            │                                                                            │ │
            │              Here                In the file         Provider now          │ │
            │ Order no     PD1000001           PD1000001           –                     │ │
            │ Reference    P202611201          P202611201          –                     │ │
            │ Status       paid                paid (0000)         not asked             │ │
            │ You may only look here: to reconcile you need the role maker, approver or    │
            │ admin; ask linh or sokha.                                                    │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             d close the day   enter open   t closed days   / search   : command   ? help
            """
        )
    }

    @Test func `where there is nothing, too`() throws {
        let console = try Harness.looking("6", Ledger())
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Reconciliation ──────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing was compared yet.                                                   │
            │  dara may not reconcile: that needs the role maker, approver or admin. Ask   │
            │  linh or sokha.                                                              │
            │                                                                              │
            """
        )
    }
}
