import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The closed days as the console starts with them, at the sizes of terminals that people have.
struct ClosedDaysSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
        console.press("6 t")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Closed days  1 due · vexora-ar ──────╮
            │   Day                     Paid       │
            │▌  2026-11-20     17,850,000.50  ARS  │
            │                                      │
            │                                      │
            │                                      │
            │                                      │
            ╰──────────────────────────────────────╯
             enter open   : command   ? help
            """
        )
        console.press("tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ vexora-ar 2026-11-20  where clocks… ─╮
            │ Closed by   dara, 2026-11-21 02:32 ┃ │
            │             -03:00                 │ │
            │ Note        the provider corrects  │ │
            │             them, ticket 8841      │ │
            │ Compared    with no statement      │ │
            │ Verified    not yet: V compares it │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `120 by 34`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("6 t")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5 2    6 5    7  8                 live · 14:32 +07
            ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────────────────────────────────────────────╮
            │   Day         Provider                 Paid       Closing  Breaks  Verified   By        Signed for                   │
            │▌  2026-11-20  vexora-ar       17,850,000.50  ARS        6       1  not yet    dara      the provider corrects them,… │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
            ╭ vexora-ar 2026-11-20  where clocks are -03:00 ───────────────────────────────────────────────────────────────────────╮
            │ Closed by   dara, 2026-11-21 02:32 -03:00                                                                          ┃ │
            │ Note        the provider corrects them, ticket 8841                                                                ┃ │
            │ Compared    with no statement                                                                                      ┃ │
            │ Verified    not yet: V compares it with its pack                                                                   ┃ │
            │                                                                                                                    ┃ │
            │                       payouts               ARS                                                                    ┃ │
            │   Opening                   4         60,000.00                                                                    ┃ │
            │ + Created               1,204     18,060,000.50                                                                    ┃ │
            │ + No longer paid            1         15,000.00                                                                    ┃ │
            │ - Paid                  1,190     17,850,000.50                                                                    │ │
            │ - Failed                   12        180,000.00                                                                    │ │
            │ - Returned                  1         15,000.00                                                                    │ │
            │ = Closing                   6         90,000.00                                                                    │ │
            │   Fees                               178,500.00                                                                    │ │
            │                                                                                                                    │ │
            │ Signed for                                                                                                         │ │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
             V verify   n compare   t breaks   d close the day   enter open   / search   F views   : command   ? help
            """
        )
    }

    @Test func `120 by 34 in roles`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("6 t")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   m mmmmmmm  m mmmmmmmm AA   m mmmmmmmmm A AAA  m  m A    H A    m  m                 SSSS f HHHHH HHH
            B TTTTTT TTTT  m mmm m mmmmmmmmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            B   HHH         HHHHHHHH                 HHHH       HHHHHHH  HHHHHH  HHHHHHHH   HH        HHHHHH HHH                   B
            Bc  TTTTTTTTTT  ttttttttt       MMMMMMMMMMMMM  mmm        m       A  mmm mmm    mmmm      mmm mmmmmmmm mmmmmmmm mmmmmm B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            B                                                                                                                      B
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            b mmmmmmmmm mmmmmmmmmm  mmmmm mmmmmm mmm mmmmmm bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            b llllll ll   TTTTm mmmmmmmmmm mmmmm mmmmmm                                                                          m b
            b llll        ttt tttttttt tttttttt ttttt tttttt tttt                                                                m b
            b llllllll    AAAA AA AAAAAAAAA                                                                                      m b
            b llllllll    mmm mmmm m mmmmmmmm mm mmmm mmm mmmm                                                                   m b
            b                                                                                                                    m b
            b                       mmmmmmm               lll                                                                    m b
            b   lllllll                   m         TTTTTTTTT                                                                    m b
            b l lllllll               mmmmm     MMMMMMMMMMMMM                                                                    m b
            b l ll llllll llll            m         MMMMMMMMM                                                                    m b
            b l llll                  mmmmm     ppppppppppppp                                                                    f b
            b l llllll                   mm        MMMMMMMMMM                                                                    f b
            b l llllllll                  m         MMMMMMMMM                                                                    f b
            b l lllllll                   m         TTTTTTTTT                                                                    f b
            b   llll                               MMMMMMMMMM                                                                    f b
            b                                                                                                                    f b
            b TTTTTT TTT                                                                                                         f b
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhhhhh   k hhhhhhh   k hhhhhh   k hhhhh hhh hhh   kkkkk hhhh   k hhhhhh   k hhhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("6 t")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │   Day         Provider                 Paid       Closing  Breaks  Verified   By        Signed for                                                                                                   │
        │▌  2026-11-20  vexora-ar       17,850,000.50  ARS        6       1  not yet    dara      the provider corrects them, ticket 8841                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
        ╭ vexora-ar 2026-11-20  where clocks are -03:00 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ Closed by   dara, 2026-11-21 02:32 -03:00                                                                                                                                                            │
        │ Note        the provider corrects them, ticket 8841                                                                                                                                                  │
        │ Compared    with no statement                                                                                                                                                                        │
        │ Verified    not yet: V compares it with its pack                                                                                                                                                     │
        │                                                                                                                                                                                                      │
        │                       payouts               ARS                                                                                                                                                      │
        │   Opening                   4         60,000.00                                                                                                                                                      │
        │ + Created               1,204     18,060,000.50                                                                                                                                                      │
        │ + No longer paid            1         15,000.00                                                                                                                                                      │
        │ - Paid                  1,190     17,850,000.50                                                                                                                                                      │
        │ - Failed                   12        180,000.00                                                                                                                                                      │
        │ - Returned                  1         15,000.00                                                                                                                                                      │
        │ = Closing                   6         90,000.00                                                                                                                                                      │
        │   Fees                               178,500.00                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │ Signed for                                                                                                                                                                                           │
        │ ! 1 unresolved break:                                                                                                                                                                                │
        │   17  missing in ledger  STRANGER-1                                                       990.00 ARS                                                                                                 │
        │ ! 1 payout of unknown outcome:                                                                                                                                                                       │
        │   PO-7F3K-0005  since 11-20 04:32                                                      12,500.00 ARS                                                                                                 │
        │ ! 1 payout still in flight, 1,500.00 ARS.                                                                                                                                                            │
        │                                                                                                                                                                                                      │
        │ Changed after the end of the day                                                                                                                                                                     │
        │   PO-7F3K-0007  paid to returned, 11-21 03:32                                           4,800.00 ARS                                                                                                 │
        │                                                                                                                                                                                                      │
        │ Seal        00070e151c232a31 383f464d545b6269 70777e858c939aa1 a8afb6bdc4cbd2d9                                                                                                                      │
        │ Audit head  record 1,042, 00070e151c232a31 383f464d545b6269 70777e858c939aa1 a8afb6bdc4cbd2d9                                                                                                        │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        │                                                                                                                                                                                                      │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         V verify   n compare   t breaks   d close the day   enter open   / search   F views   : command   ? help
        """
}
