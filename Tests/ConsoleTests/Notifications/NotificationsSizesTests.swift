import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The notifications as the console starts with them, at the sizes of terminals that people have.
struct NotificationsSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
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
        console.press("tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Notification 40 ─────────────────────╮
            │ Fate        ≠ differs              ┃ │
            │ Why         It was believed and    │ │
            │             recorded, and says     │ │
            │             something else than    │ │
            │             was ordered.           │ │
            │ What to do  Compare both with the  │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `120 by 34`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5 2    6 5    7  8                 live · 14:32 +07
            ╭ Notifications  8 refused · 8 no payout · 16 applied · 8 duplicate ─────────╮╭ Notification 40 ───────────────────────╮
            │    Age  Fate              Says          Payout                Amount       ││ Fate        ≠ differs                ┃ │
            │▌   5 s  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ Why         It was believed and      ┃ │
            │    1 m  ✖ wrong address   –             –                                  ┃│             recorded, and says       ┃ │
            │    3 m  ? no payout       –             –                                  ┃│             something else than was  ┃ │
            │    4 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND  ┃│             ordered.                 ┃ │
            │    6 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ What to do  Compare both with the    ┃ │
            │    7 m  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│             provider; the payout     ┃ │
            │    9 m  ✖ unsigned        –             –                                  ┃│             waits on the worklist    ┃ │
            │   10 m  ? no payout       –             –                                  ┃│             until then.              ┃ │
            │   12 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND  ┃│                                      ┃ │
            │   13 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ Says        ● paid  “2”              ┃ │
            │   15 m  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ Differs     amount 1,000,000 VND,    ┃ │
            │   16 m  ✖ bad signature   –             –                                  ┃│             ordered 1,250,000 VND    ┃ │
            │   18 m  ? no payout       –             –                                  ┃│ Order no    202611211200000000000004 ┃ │
            │   19 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ Reference   P40                      ┃ │
            │   21 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ Payout      PO-7F3K-0004  ● paid     ┃ │
            │   22 m  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│             1,250,000 VND  enter     ┃ │
            │   24 m  ✖ unreadable      –             –                                  ┃│             opens it                 ┃ │
            │   25 m  ? no payout       –             –                                  ┃│                                      ┃ │
            │   27 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ Received    2026-11-21 14:32:02 +07  ┃ │
            │   28 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│ From        203.0.113.7, at          ┃ │
            │   30 m  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND  ┃│             paypro-vn                ┃ │
            │   31 m  ✖ other merchant  –             –                                  ││ Applied     2026-11-21 14:32:03 +07  ┃ │
            │   33 m  ? no payout       –             –                                  ││                                      │ │
            │   34 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND  ││ Headers                              │ │
            │   36 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND  ││ Content-Type: application/json       │ │
            │   37 m  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND  ││ Authorization: hidden                │ │
            │   39 m  ✖ wrong address   –             –                                  ││                                      │ │
            │   40 m  ? no payout       –             –                                  ││ Body  147 bytes, names and accounts  │ │
            │   42 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND  ││ hidden; v shows them                 │ │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             enter its payout   v reveal body   f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `120 by 34 in roles`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("8")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   m mmmmmmm  m mmmmmmmm AA   m mmmmmmmmm A AAA  m  m A    m A    m  H                 SSSS f HHHHH HHH
            B TTTTTTTTTTTTT  m mmmmmmm m m mm mmmmmm m mm mmmmmmm m m mmmmmmmmm BBBBBBBBBBb mmmmmmmmmmmm mm bbbbbbbbbbbbbbbbbbbbbbbb
            B    HHH  HHHH              HHHH          HHHHHH                HHHHHH       Bb llll        A AAAAAAA                m b
            Bc   m m  A AAAAAAA         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb lll         tt ttt tttttttt ttt      m b
            B    m m  F FFFFF FFFFFFF   f             f                                  mb             ttttttttt ttt tttt       m b
            B    m m  A AA AAAAAA       f             f                                  mb             ttttttttt tttt tttt ttt  m b
            B    m m  d ddddddddd       p pppp        tttttttttttt    MMMMMMMMM     mmm  mb             tttttttt                 m b
            B    m m  t ttttttt         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb llll ll ll  ttttttt tttt tttt ttt    m b
            B    m m  A AAAAAAA         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb             ttttttttt ttt tttttt     m b
            B    m m  F FFFFFFFF        f             f                                  mb             ttttt tt ttt tttttttt    m b
            B   mm m  A AA AAAAAA       f             f                                  mb             ttttt ttttt              m b
            B   mm m  d ddddddddd       p pppp        tttttttttttt    MMMMMMMMM     mmm  mb                                      m b
            B   mm m  t ttttttt         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb llll        p pppp  mmm              m b
            B   mm m  A AAAAAAA         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb lllllll     AAAAAA AAAAAAAAA AAAA    m b
            B   mm m  F FFF FFFFFFFFF   f             f                                  mb             AAAAAAA AAAAAAAAA AAA    m b
            B   mm m  A AA AAAAAA       f             f                                  mb lllll ll    tttttttttttttttttttttttt m b
            B   mm m  d ddddddddd       p pppp        tttttttttttt    MMMMMMMMM     mmm  mb lllllllll   ttt                      m b
            B   mm m  t ttttttt         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb llllll      TTTTTTTTTTTT  p pppp     m b
            B   mm m  A AAAAAAA         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb             MMMMMMMMM MMM  mmmmm     m b
            B   mm m  F FFFFFFFFFF      f             f                                  mb             mmmmm mm                 m b
            B   mm m  A AA AAAAAA       f             f                                  mb                                      m b
            B   mm m  d ddddddddd       p pppp        tttttttttttt    MMMMMMMMM     mmm  mb llllllll    tttttttttt tttttttt ttt  m b
            B   mm m  t ttttttt         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb llll        tttttttttttt tt          m b
            B   mm m  A AAAAAAA         p pppp        tttttttttttt    MMMMMMMMM     mmm  mb             ttttttttt                m b
            B   mm m  F FFFFF FFFFFFFF  f             f                                  Bb lllllll     tttttttttt tttttttt ttt  m b
            B   mm m  A AA AAAAAA       f             f                                  Bb                                      f b
            B   mm m  d ddddddddd       p pppp        tttttttttttt    MMMMMMMMM     mmm  Bb lllllll                              f b
            B   mm m  t ttttttt         p pppp        tttttttttttt    MMMMMMMMM     mmm  Bb mmmmmmmmmmmmm vvvvvvvvvvvvvvvv       f b
            B   mm m  A AAAAAAA         p pppp        tttttttttttt    MMMMMMMMM     mmm  Bb mmmmmmmmmmmmmm mmmmmm                f b
            B   mm m  F FFFFF FFFFFFF   f             f                                  Bb                                      f b
            B   mm m  A AA AAAAAA       f             f                                  Bb llll  mmm mmmmmm mmmmm mmm mmmmmmmm  f b
            B   mm m  d ddddddddd       p pppp        tttttttttttt    MMMMMMMMM     mmm  Bb mmmmmmm m mmmmm mmmm                 f b
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             kkkkk hhh hhhhhh   k hhhhhh hhhh   k hhhh   k hhhhhh   k hhhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("8")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Notifications  8 refused · 8 no payout · 16 applied · 8 duplicate ───────────────────────────────────────────────╮╭ Notification 40 ─────────────────────────────────────────────────────────────────╮
        │    Age  Fate              Says          Payout        Provider     Order number                      Amount      ││ Fate        ≠ differs                                                            │
        │▌   5 s  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ Why         It was believed and recorded, and says something else than was       │
        │    1 m  ✖ wrong address   –             –             cashypro-co  –                                             ││             ordered.                                                             │
        │    3 m  ? no payout       –             –             paypro-vn    202611219999000000000008                      ││ What to do  Compare both with the provider; the payout waits on the worklist     │
        │    4 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││             until then.                                                          │
        │    6 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │    7 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ Says        ● paid  “2”                                                          │
        │    9 m  ✖ unsigned        –             –             cashypro-co  –                                             ││ Differs     amount 1,000,000 VND, ordered 1,250,000 VND                          │
        │   10 m  ? no payout       –             –             paypro-vn    202611219999000000000003                      ││ Order no    202611211200000000000004                                             │
        │   12 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ Reference   P40                                                                  │
        │   13 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ Payout      PO-7F3K-0004  ● paid  1,250,000 VND  enter opens it                  │
        │   15 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   16 m  ✖ bad signature   –             –             cashypro-co  –                                             ││ Received    2026-11-21 14:32:02 +07                                              │
        │   18 m  ? no payout       –             –             paypro-vn    202611219999000000000008                      ││ From        203.0.113.7, at paypro-vn                                            │
        │   19 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ Applied     2026-11-21 14:32:03 +07                                              │
        │   21 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   22 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ Headers                                                                          │
        │   24 m  ✖ unreadable      –             –             cashypro-co  –                                             ││ Content-Type: application/json                                                   │
        │   25 m  ? no payout       –             –             paypro-vn    202611219999000000000003                      ││ Authorization: hidden                                                            │
        │   27 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   28 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ Body  147 bytes, names and accounts hidden; v shows them                         │
        │   30 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││ {                                                                                │
        │   31 m  ✖ other merchant  –             –             cashypro-co  –                                             ││   "tradeNo": "202611211200000000000004",                                         │
        │   33 m  ? no payout       –             –             paypro-vn    202611219999000000000008                      ││   "status": "2",                                                                 │
        │   34 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││   "amount": "1250000",                                                           │
        │   36 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││   "accountName": "····",                                                         │
        │   37 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││   "bankNumber": "····9852",                                                      │
        │   39 m  ✖ wrong address   –             –             cashypro-co  –                                             ││   "sign": "9f86d081"                                                             │
        │   40 m  ? no payout       –             –             paypro-vn    202611219999000000000003                      ││ }                                                                                │
        │   42 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   43 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   45 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   46 m  ✖ unsigned        –             –             cashypro-co  –                                             ││                                                                                  │
        │   48 m  ? no payout       –             –             paypro-vn    202611219999000000000008                      ││                                                                                  │
        │   49 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   51 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   52 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   54 m  ✖ bad signature   –             –             cashypro-co  –                                             ││                                                                                  │
        │   55 m  ? no payout       –             –             paypro-vn    202611219999000000000003                      ││                                                                                  │
        │   57 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
        │   58 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn    202611211200000000000004    1,250,000     VND ││                                                                                  │
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
         enter its payout   v reveal body   f fate   / search   F views   : command   ? help
        """
}
