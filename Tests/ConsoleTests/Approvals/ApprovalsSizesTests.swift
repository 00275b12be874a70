import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The approvals as the console starts with them, at the sizes of terminals that people have.
struct ApprovalsSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
        console.press("5")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Approvals  3 wait, oldest first … ───╮
            │   What                  Amount       │
            │▌  PO-7F3K-0001    1,250,000     VND  │
            │   BA-7F3K-2QMX    7,000,000     VND  │
            │   PO-7F3K-0002    1,250,000     VND  │
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
            ╭ PO-7F3K-0001 ────────────────────────╮
            │ Waits for   anybody else, 0 of 1   ┃ │
            │             so far                 │ │
            │ You         can decide: a          │ │
            │             approves, x rejects    │ │
            │ Rule        above 1,000,000 VND: 1 │ │
            │             checker                │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `120 by 34`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("5")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5 2    6 5    7  8                 live · 14:32 +07
            ╭ Approvals  3 wait, oldest first · 2 for you ───────────────────────────────╮╭ PO-7F3K-0001 ──────────────────────────╮
            │   Since  What          To                   Amount       Made by  Approved ││ Waits for   anybody else, 0 of 1 so    │
            │▌    1 m  PO-7F3K-0001  NGUYEN THE …   1,250,000     VND  sokha    0 of 1   ││             far                        │
            │    10 m  BA-7F3K-2QMX  7 payouts      7,000,000     VND  sokha    0 of 1   ││ You         can decide: a approves,    │
            │     2 m  PO-7F3K-0002  NGUYEN THE …   1,250,000     VND  dara     0 of 1   ││             x rejects                  │
            │                                                                            ││ Rule        above 1,000,000 VND: 1     │
            │                                                                            ││             checker                    │
            │                                                                            ││                                        │
            │                                                                            ││ Amount      1,250,000 VND              │
            │                                                                            ││ To          NGUYEN THE VIET            │
            │                                                                            ││ Account     ····9852 · ACB             │
            │                                                                            ││ Provider    PayPro · Vietnam           │
            │                                                                            ││ Order no    202611211200000000000001   │
            │                                                                            ││ Made        2026-11-21 14:31:07 +07    │
            │                                                                            ││             by sokha                   │
            │                                                                            ││ Content     070707070707               │
            │                                                                            ││                                        │
            │                                                                            ││ Paid to this account before            │
            │                                                                            ││ Never: compare the account with its    │
            │                                                                            ││ invoice.                               │
            │                                                                            ││                                        │
            │                                                                            ││ What would be sent                     │
            │                                                                            ││ POST                                   │
            │                                                                            ││ https://paypro-vn.example/payouts      │
            │                                                                            ││ content-type: application/json         │
            │                                                                            ││ x-sign: [secret]                       │
            │                                                                            ││ {                                      │
            │                                                                            ││   "amount": "1250000",                 │
            │                                                                            ││   "account": "····9852",               │
            │                                                                            ││   "accountName": "NGUYEN THE VIET"     │
            │                                                                            ││ }                                      │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             a approve   x reject   n new   s card   enter open   / search   space mark   F views   : command   ? help
            """
        )
    }

    @Test func `120 by 34 in roles`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("5")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   m mmmmmmm  m mmmmmmmm AA   m mmmmmmmmm A AAA  m  H A    m A    m  m                 SSSS f HHHHH HHH
            B TTTTTTTTT  m mmmmm mmmmmm mmmmm m m mmm mmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBb mmmmmmmmmmmm bbbbbbbbbbbbbbbbbbbbbbbbbbb
            B   HHHHH  HHHH          HH                   HHHHHH       HHHH HH  HHHHHHHH Bb lllll lll   ttttttt ttttm m mm m mm    b
            Bc    m m  TTTTTTTTTTTT  tttttt ttt t   MMMMMMMMM     mmm  mmmmm    a aa a   Bb             mmm                        b
            B    mm m  tttttttttttt  t ttttttt      MMMMMMMMM     mmm  mmmmm    a aa a   Bb lll         ttt ttttttt t ttttttttt    b
            B     m m  tttttttttttt  tttttt ttt t   MMMMMMMMM     mmm  mmmm     a aa a   Bb             t ttttttt                  b
            B                                                                            Bb llll        mmmmm mmmmmmmmm mmmm m     b
            B                                                                            Bb             mmmmmmm                    b
            B                                                                            Bb                                        b
            B                                                                            Bb llllll      MMMMMMMMM MMM              b
            B                                                                            Bb ll          tttttt ttt tttt            b
            B                                                                            Bb lllllll     tttttttt t ttt             b
            B                                                                            Bb llllllll    tttttt t ttttttt           b
            B                                                                            Bb lllll ll    tttttttttttttttttttttttt   b
            B                                                                            Bb llll        tttttttttt tttttttt ttt    b
            B                                                                            Bb             tt ttttt                   b
            B                                                                            Bb lllllll     mmmmmmmmmmmm               b
            B                                                                            Bb                                        b
            B                                                                            Bb TTTT TT TTTT TTTTTTT TTTTTT            b
            B                                                                            Bb AAAAAA AAAAAAA AAA AAAAAAA AAAA AAA    b
            B                                                                            Bb AAAAAAAA                               b
            B                                                                            Bb                                        b
            B                                                                            Bb TTTT TTTTT TT TTTT                     b
            B                                                                            Bb llll                                   b
            B                                                                            Bb lllllllllllllllllllllllllllllllll      b
            B                                                                            Bb mmmmmmmmmmmmm tttttttttttttttt         b
            B                                                                            Bb mmmmmmm tttttttt                       b
            B                                                                            Bb v                                      b
            B                                                                            Bb   vvvvvvvvv vvvvvvvvvv                 b
            B                                                                            Bb   vvvvvvvvvv vvvvvvvvvvv               b
            B                                                                            Bb   vvvvvvvvvvvvvv vvvvvvv vvv vvvvv     b
            B                                                                            Bb v                                      b
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhhhhhh   k hhhhhh   k hhh   k hhhh   kkkkk hhhh   k hhhhhh   kkkkk hhhh   k hhhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("5")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Approvals  3 wait, oldest first · 2 for you ─────────────────────────────────────────────────────────────────────╮╭ PO-7F3K-0001 ────────────────────────────────────────────────────────────────────╮
        │   Since  What          Provider     To                         Account           Amount       Made by   Approved ││ Waits for   anybody else, 0 of 1 so far                                          │
        │▌    1 m  PO-7F3K-0001  paypro-vn    NGUYEN THE VIET            ····9852    1,250,000     VND  sokha     0 of 1   ││ You         can decide: a approves, x rejects                                    │
        │    10 m  BA-7F3K-2QMX  paypro-vn    7 payouts                              7,000,000     VND  sokha     0 of 1   ││ Rule        above 1,000,000 VND: 1 checker                                       │
        │     2 m  PO-7F3K-0002  paypro-vn    NGUYEN THE VIET            ····9852    1,250,000     VND  dara      0 of 1   ││                                                                                  │
        │                                                                                                                  ││ Amount      1,250,000 VND                                                        │
        │                                                                                                                  ││ To          NGUYEN THE VIET                                                      │
        │                                                                                                                  ││ Account     ····9852 · ACB                                                       │
        │                                                                                                                  ││ Provider    PayPro · Vietnam                                                     │
        │                                                                                                                  ││ Order no    202611211200000000000001                                             │
        │                                                                                                                  ││ Made        2026-11-21 14:31:07 +07 by sokha                                     │
        │                                                                                                                  ││ Content     070707070707                                                         │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││ Paid to this account before                                                      │
        │                                                                                                                  ││ Never: compare the account with its invoice.                                     │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││ What would be sent                                                               │
        │                                                                                                                  ││ POST https://paypro-vn.example/payouts                                           │
        │                                                                                                                  ││ content-type: application/json                                                   │
        │                                                                                                                  ││ x-sign: [secret]                                                                 │
        │                                                                                                                  ││ {                                                                                │
        │                                                                                                                  ││   "amount": "1250000",                                                           │
        │                                                                                                                  ││   "account": "····9852",                                                         │
        │                                                                                                                  ││   "accountName": "NGUYEN THE VIET"                                               │
        │                                                                                                                  ││ }                                                                                │
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
         a approve   x reject   n new   s card   enter open   / search   space mark   F views   : command   ? help
        """
}
