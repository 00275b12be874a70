import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The payouts as the console starts with them, at the sizes of terminals that people have.
struct PayoutsSizesTests {
    @Test func `120 by 34 in roles`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("1")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   HHHHHHHHH  m mmmmmmmm AA   m mmmmmmmmm A AAA  m  m A    m A    m  m                 SSSS f HHHHH HHH
            B TTTTTTT  mm m mmmmmm mmmmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBb mmmmmmmmmmmm bbbbbbbbbbbbbbbbbbbbbbbbbbb
            B    HHH  HHHHHH        HHHHHH        HH                         HHHHHH      Bb TTTTTTT mmmmmmmm mmmmmmmm mmm mmmmm    b
            Bc  mm m  q qqqqqq      TTTTTTTTTTTT  tttttt ttt tttt      MMMMMMMMM     mmm Bb                                        b
            B    m m  i iiiiiiiiii  tttttttttttt  tt tttt                    MMMMMM  mmm Bb llllll      q qqqqqq mmm mm m          b
            B    m m  A AAAAAAA     tttttttttttt  tttttt ttt tttt t    MMMMMMMMM     mmm Bb lll         ttttttt                    b
            B    m m  p pppp        tttttttttttt  ttttt ttttt            MMMMMMMMMM  mmm Bb llll ll ll  tttttttt tt tt ttttttttt   b
            B    m m  r rrrrrrrr    tttttttttttt  ttttt tttttt            MMMMMMMMM  mmm Bb             tt ttttttt t ttttttttt     b
            B    m m  F FFFFFF      tttttttttttt  tttt tttt                  MMMMMM  mmm Bb             ttt                        b
            B    m m  p pppp        tttttttttttt  ttttt tt ttttttt        MMMMMMMMM  mmm Bb                                        b
            B    m m  a aaaaaaaa    tttttttttttt  tttt                MMMMMMMMMM     mmm Bb llllll      MMMMMMMMM MMM              b
            B    m m  i iiiiiiiiii  tttttttttttt  tttttt ttt tttt      MMMMMMMMM     mmm Bb ll          tttttt ttt tttt            b
            B    m m  d dddddddd    tttttttttttt  tttttt ttt tttt      MMMMMMMMM     mmm Bb lllllll     tttttttt t ttt             b
            B    m m  d dddddddd    tttttttttttt  tttttt ttt tttt      MMMMMMMMM     mmm Bb                                        b
            B    m m  A AAAAAAA     tttttttttttt  tttttttt                     MMMM  mmm Bb llllllll    tttttt t ttttttt           b
            B                                                                            Bb lllll ll    tttttttttttttttttttttttt   b
            B                                                                            Bb lllllllll   mmm mmmmm mmm              b
            B                                                                            Bb lllllll     tttttttttt tttttttt ttt    b
            B                                                                            Bb ll          tttt                       b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            B                                                                            Bb                                        b
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhh   k hhhh   kkkkk hhhh   k hhhhhh   k hhhhhh   k hhhhhhhh   kkkkk hhhh   k hhhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("1")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Payouts  12 · newest first ──────────────────────────────────────────────────────────────────────────────────────╮╭ PO-7F3K-0001 ────────────────────────────────────────────────────────────────────╮
        │    Age  Status        Payout        Provider     To                                                  Amount      ││ Summary   Timeline   Attempts   Raw   Notes                                      │
        │▌  12 s  ◌ queued      PO-7F3K-0001  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││                                                                                  │
        │    2 m  ◐ processing  PO-7F3K-0002  dvpay        សុខ ដារ៉ា                                             250.50  USD ││ Status      ◌ queued for 12 s                                                    │
        │    3 m  ? unknown     PO-7F3K-0003  paypro-vn    Nguyễn Thị Thuỳ Dương                         1,250,000     VND ││ Why         created                                                              │
        │    4 m  ● paid        PO-7F3K-0004  cashypro-co  María Gómez                                     480,000.00  COP ││ What to do  Nothing: it is submitted by itself. W withdraws it.                  │
        │    5 m  ↩ returned    PO-7F3K-0005  cashypro-co  Jeson 王小明                                     60,000.50  COP ││                                                                                  │
        │    6 m  ✖ failed      PO-7F3K-0006  paypro-bd    আব্দুল করিম                                           300.00  BDT ││ Amount      1,250,000 VND                                                        │
        │    7 m  ● paid        PO-7F3K-0007  vexora-ar    Rizky 😀 Pratama                                 15,000.00  ARS ││ To          NGUYEN THE VIET                                                      │
        │    8 m  ◇ approval    PO-7F3K-0008  paypro-vn    محمد                                         99,000,000     VND ││ Account     ····9852 · ACB                                                       │
        │    2 h  ◐ submitting  PO-7F3K-0009  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││                                                                                  │
        │    1 d  – rejected    PO-7F3K-0010  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││ Provider    PayPro · Vietnam                                                     │
        │    2 d  – canceled    PO-7F3K-0011  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││ Order no    202611211200000000000001                                             │
        │    3 d  ? unknown     PO-7F3K-0012  dvpay        ····7766                                              7.00  USD ││ Reference   not known yet                                                        │
        │                                                                                                                  ││ Created     2026-11-21 14:31:55 +07                                              │
        │                                                                                                                  ││ By          dara                                                                 │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││ Timeline                                                                         │
        │                                                                                                                  ││ 2026-11-21  +07                                                                  │
        │                                                                                                                  ││ 14:31:55  ◌ queued                                                               │
        │                                                                                                                  ││           created · dara                                                         │
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
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────╯
         n new   s card   enter open   / search   f status   p provider   space mark   F views   : command   ? help
        """
}
