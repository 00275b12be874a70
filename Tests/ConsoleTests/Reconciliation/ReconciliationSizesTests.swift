import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The breaks as the console starts with them, at the sizes of terminals that people have.
struct ReconciliationSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
        console.press("6")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Reconciliation  1 duplicate at pro… ─╮
            │   Break                At stake      │
            │▌  duplicate at…       12,500.00  ARS │
            │   missing in l…          990.00  ARS │
            │   status               4,800.00  ARS │
            │   amount                   0.01  ARS │
            │   late                   700.50  ARS │
            ╰──────────────────────────────────────╯
             enter open   : command   ? help
            """
        )
        console.press("tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Break 1  PO-7F3K-0005 ───────────────╮
            │ Break        duplicate at provider ┃ │
            │               vexora-ar            │ │
            │              2026-11-21            │ │
            │ What         duplicate at provider │ │
            │ At stake     12,500.00 ARS         │ │
            │ Next step    Ask the provider to   │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `120 by 34`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("6")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5 2    6 5    7  8                 live · 14:32 +07
            ╭ Reconciliation  1 duplicate at provider · 1 missing in ledger · 1 status · 1 amount · 1 late ────────────────────────╮
            │     Age  Break                  Provider     Payout                           At stake       Stands         Owner    │
            │▌    1 d  duplicate at provider  vexora-ar    PO-7F3K-0005                    12,500.00  ARS  open           –        │
            │     1 d  missing in ledger      vexora-ar    PD1000002                          990.00  ARS  open           –        │
            │     4 d  status                 vexora-ar    PO-7F3K-0003                     4,800.00  ARS  open           dara     │
            │     9 d  amount                 vexora-ar    PO-7F3K-0004                         0.01  ARS  2nd person     –        │
            │     1 m  late                   vexora-ar    PO-7F3K-0002                       700.50  ARS  with provider  –        │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
            ╭ Break 1  PO-7F3K-0005 ───────────────────────────────────────────────────────────────────────────────────────────────╮
            │ Break        duplicate at provider  vexora-ar  2026-11-21                                                          ┃ │
            │ What         duplicate at provider                                                                                 ┃ │
            │ At stake     12,500.00 ARS                                                                                         ┃ │
            │ Next step    Ask the provider to take the second payment back.                                                     ┃ │
            │                                                                                                                    ┃ │
            │              Here                             In the file                      Provider now                        ┃ │
            │ Order no     PD1000001                        PD1000001                        –                                   ┃ │
            │ Reference    P202611201                       P202611201                       –                                   ┃ │
            │ Status       paid                             paid (0000)                      not asked                           ┃ │
            │ Amount       4,800.00 ARS                     4,800.00 ARS                     –                                   ┃ │
            │ Fee          –                                38.40 ARS                        –                                   ┃ │
            │ Time +07     2026-11-20 14:31                 2026-11-20 14:31                 –                                   │ │
            │ Time -03     2026-11-20 04:31                 2026-11-20 04:31                 –                                   │ │
            │ Place        –                                day.csv:41                       –                                   │ │
            │                                                                                                                    │ │
            │ Unresolved, by age                                                                                                 │ │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
             c claim   e resolve   r ask provider   n compare   d close the day   enter open   t closed days   : command   ? help
            """
        )
    }

    @Test func `120 by 34 in roles`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("6")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   m mmmmmmm  m mmmmmmmm AA   m mmmmmmmmm A AAA  m  m A    H A    m  m                 SSSS f HHHHH HHH
            B TTTTTTTTTTTTTT  m mmmmmmmmm mm mmmmmmmm m m mmmmmmm mm mmmmmm m m mmmmmm m m mmmmmm m m mmmm BBBBBBBBBBBBBBBBBBBBBBBBB
            B     HHH  HHHHH                  HHHHHHHH     HHHHHH                           HH HHHHH       HHHHHH         HHHHH    B
            Bc    m m  FFFFFFFFF FF FFFFFFFF  mmmmmmmmm    TTTTTTTTTTTT                    MMMMMMMMM  mmm  tttt           f        B
            B     m m  FFFFFFF FF FFFFFF      mmmmmmmmm    ttttttttt                          MMMMMM  mmm  tttt           f        B
            B     m m  AAAAAA                 mmmmmmmmm    tttttttttttt                     MMMMMMMM  mmm  tttt           TTTT     B
            B     m m  AAAAAA                 mmmmmmmmm    tttttttttttt                         MMMM  mmm  aaa aaaaaa     f        B
            B     m m  iiii                   mmmmmmmmm    tttttttttttt                       MMMMMM  mmm  iiii iiiiiiii  f        B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            b mmmmm m  mmmmmmmmmmmm bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            b lllll        FFFFFFFFF FF FFFFFFFF  mmmmmmmmm  mmmmmmmmmm                                                          m b
            b llll         ttttttttt tt tttttttt                                                                                 m b
            b ll lllll     MMMMMMMMM MMM                                                                                         m b
            b llll llll    ttt ttt tttttttt tt tttt ttt tttttt ttttttt ttttt                                                     m b
            b                                                                                                                    m b
            b              TTTT                             TT TTT TTTT                      TTTTTTTT TTT                        m b
            b lllll ll     ttttttttt                        ttttttttt                        f                                   m b
            b lllllllll    tttttttttt                       tttttttttt                       f                                   m b
            b llllll       tttt                             tttt tttttt                      ttt ttttt                           m b
            b llllll       tttttttt ttt                     tttttttt ttt                     f                                   m b
            b lll          f                                ttttt ttt                        f                                   m b
            b llll lll     tttttttttt ttttt                 tttttttttt ttttt                 f                                   f b
            b llll lll     tttttttttt ttttt                 tttttttttt ttttt                 f                                   f b
            b lllll        f                                tttttttttt                       f                                   f b
            b                                                                                                                    f b
            b TTTTTTTTTTT TT TTT                                                                                                 f b
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhhhh   k hhhhhhh   k hhh hhhhhhhh   k hhhhhhh   k hhhhh hhh hhh   kkkkk hhhh   k hhhhhh hhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("6")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Reconciliation  1 duplicate at provider · 1 missing in ledger · 1 status · 1 amount · 1 late ────────────────────╮╭ Break 1  PO-7F3K-0005 ───────────────────────────────────────────────────────────╮
        │     Age  Break                  Provider     Payout                       At stake       Stands         Owner    ││ Break        duplicate at provider  vexora-ar  2026-11-21                        │
        │▌    1 d  duplicate at provider  vexora-ar    PO-7F3K-0005                12,500.00  ARS  open           –        ││ What         duplicate at provider                                               │
        │     1 d  missing in ledger      vexora-ar    PD1000002                      990.00  ARS  open           –        ││ At stake     12,500.00 ARS                                                       │
        │     4 d  status                 vexora-ar    PO-7F3K-0003                 4,800.00  ARS  open           dara     ││ Next step    Ask the provider to take the second payment back.                   │
        │     9 d  amount                 vexora-ar    PO-7F3K-0004                     0.01  ARS  2nd person     –        ││                                                                                  │
        │     1 m  late                   vexora-ar    PO-7F3K-0002                   700.50  ARS  with provider  –        ││              Here                 In the file          Provider now              │
        │                                                                                                                  ││ Order no     PD1000001            PD1000001            –                         │
        │                                                                                                                  ││ Reference    P202611201           P202611201           –                         │
        │                                                                                                                  ││ Status       paid                 paid (0000)          not asked                 │
        │                                                                                                                  ││ Amount       4,800.00 ARS         4,800.00 ARS         –                         │
        │                                                                                                                  ││ Fee          –                    38.40 ARS            –                         │
        │                                                                                                                  ││ Time +07     2026-11-20 14:31     2026-11-20 14:31     –                         │
        │                                                                                                                  ││ Time -03     2026-11-20 04:31     2026-11-20 04:31     –                         │
        │                                                                                                                  ││ Place        –                    day.csv:41           –                         │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││ Unresolved, by age                                                               │
        │                                                                                                                  ││ <1d   ━━━━━━━━━━━━━━━━━━━━━━━━━╸                           1                     │
        │                                                                                                                  ││ 1d+   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  2                     │
        │                                                                                                                  ││ 3d+   ━━━━━━━━━━━━━━━━━━━━━━━━━╸                           1                     │
        │                                                                                                                  ││ 7d+   ━━━━━━━━━━━━━━━━━━━━━━━━━╸                           1                     │
        │                                                                                                                  ││ 30d+                                                       0                     │
        │                                                                                                                  ││ 90d+                                                       0                     │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────╯
         c claim   e resolve   r ask provider   n compare   d close the day   enter open   t closed days   / search   f filter   o mine   space mark   F views   : command   ? help
        """
}
