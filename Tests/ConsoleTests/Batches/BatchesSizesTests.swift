import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The batches as the console starts with them, at the sizes of terminals that people have.
struct BatchesSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
        console.press("4")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Batches  3 · newest first ───────────╮
            │   File     Settled  Where they stand │
            │▌  salari…     50 %  ███✖█╌█?█◐█◌██◇█ │
            │   bonus.…    100 %  ████████████████ │
            │   retry …      0 %  ◐███████████████ │
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
            ╭ BA-7F3K-0001 ────────────────────────╮
            │ File       salaries.csv            ┃ │
            │ Committed  2026-11-21 14:28:07 by  │ │
            │            dara                    │ │
            │ Payouts    10; 2 more rejected     │ │
            │ Settled    50 %, 5 of 10           │ │
            │                                    │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `120 by 34`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("4")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5 2    6 5    7  8                 live · 14:32 +07
            ╭ Batches  3 · newest first ─────────────────────────────────────────────────╮╭ BA-7F3K-0001 ──────────────────────────╮
            │    Age  Batch         File     Payouts  Settled  Where they stand  By      ││ File       salaries.csv                │
            │▌   4 m  BA-7F3K-0001  salari…       10     50 %  ███✖█╌█?█◐█◌██◇█  dara    ││ Committed  2026-11-21 14:28:07 by      │
            │    1 d  BA-7F3K-0002  bonus.…        2    100 %  ████████████████  dara    ││            dara                        │
            │    1 d  BA-7F3K-0003  retry …        1      0 %  ◐███████████████  dara    ││ Payouts    10; 2 more rejected         │
            │                                                                            ││ Settled    50 %, 5 of 10               │
            │                                                                            ││                                        │
            │                                                                            ││ █████████✖███╌███?███◐███◌██████◇███   │
            │                                                                            ││ ■ paid 3  ✖ failed 1  ╌ canceled 1     │
            │                                                                            ││ ? unknown 1  ◐ processing 1            │
            │                                                                            ││ ◌ queued 2  ◇ approval 1               │
            │                                                                            ││                                        │
            │                                                                            ││ ● paid             3  3,750,000 VND    │
            │                                                                            ││ ✖ failed           1  1,250,000 VND    │
            │                                                                            ││ – canceled         1  1,250,000 VND    │
            │                                                                            ││ ? unknown          1  1,250,000 VND    │
            │                                                                            ││ ◐ processing       1  1,250,000 VND    │
            │                                                                            ││ ◌ queued           2  2,500,000 VND    │
            │                                                                            ││ ◇ approval         1  1,250,000 VND    │
            │                                                                            ││                                        │
            │                                                                            ││ Rows                                   │
            │                                                                            ││  2 ● paid       1,250,000 VND  NGUY…   │
            │                                                                            ││  3 ● paid       1,250,000 VND  NGUY…   │
            │                                                                            ││  4 ● paid       1,250,000 VND  NGUY…   │
            │                                                                            ││  5 ◐ processing 1,250,000 VND  NGUY…   │
            │                                                                            ││  6 ? unknown    1,250,000 VND  NGUY…   │
            │                                                                            ││  7 ✖ failed     1,250,000 VND  NGUY…   │
            │                                                                            ││  8 ◌ queued     1,250,000 VND  NGUY…   │
            │                                                                            ││  9 ◌ queued     1,250,000 VND  NGUY…   │
            │                                                                            ││ 10 ◇ approval   1,250,000 VND  NGUY…   │
            │                                                                            ││ 11 – canceled   1,250,000 VND  NGUY…   │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             u upload   R retry   f troubled rows   enter open   / search   F views   : command   ? help
            """
        )
    }

    @Test func `120 by 34 in roles`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("4")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   m mmmmmmm  m mmmmmmmm AA   m mmmmmmmmm A AAA  H  m A    m A    m  m                 SSSS f HHHHH HHH
            B TTTTTTT  m m mmmmmm mmmmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBb mmmmmmmmmmmm bbbbbbbbbbbbbbbbbbbbbbbbbbb
            B    HHH  HHHHH         HHHH     HHHHHHH  HHHHHHH  HHHHH HHHH HHHHH  HH      Bb llll       tttttttttttt                b
            Bc   m m  TTTTTTTTTTTT  ttttttt       tt     ii i  pppFFddAAiiqqqaa  mmmm    Bb lllllllll  tttttttttt tttttttt tt      b
            B    m m  tttttttttttt  ttttttt        t    ddd d  pppppppppppppppp  mmmm    Bb            tttt                        b
            B    m m  tttttttttttt  ttttt t        t      i i  iiiiiiiiiiiiiiii  mmmm    Bb lllllll    ttt t tttt tttttttt         b
            B                                                                            Bb lllllll    tt tt t tt tt               b
            B                                                                            Bb                                        b
            B                                                                            Bb pppppppppFFFFddddAAAAiiiiqqqqqqqaaaa   b
            B                                                                            Bb p tttt t  F tttttt t  d tttttttt t     b
            B                                                                            Bb A ttttttt t  i tttttttttt t            b
            B                                                                            Bb q tttttt t  a tttttttt t               b
            B                                                                            Bb                                        b
            B                                                                            Bb p pppp             t  MMMMMMMMM mmm    b
            B                                                                            Bb F FFFFFF           t  MMMMMMMMM mmm    b
            B                                                                            Bb d dddddddd         t  MMMMMMMMM mmm    b
            B                                                                            Bb A AAAAAAA          t  MMMMMMMMM mmm    b
            B                                                                            Bb i iiiiiiiiii       t  MMMMMMMMM mmm    b
            B                                                                            Bb q qqqqqq           t  MMMMMMMMM mmm    b
            B                                                                            Bb a aaaaaaaa         t  MMMMMMMMM mmm    b
            B                                                                            Bb                                        b
            B                                                                            Bb TTTT                                   b
            B                                                                            Bb  m p pppp       MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb  m p pppp       MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb  m p pppp       MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb  m i iiiiiiiiii MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb  m A AAAAAAA    MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb  m F FFFFFF     MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb  m q qqqqqq     MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb  m q qqqqqq     MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb mm a aaaaaaaa   MMMMMMMMM mmm  ttttt   b
            B                                                                            Bb mm d dddddddd   MMMMMMMMM mmm  ttttt   b
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhhhhh   k hhhhh   k hhhhhhhh hhhh   kkkkk hhhh   k hhhhhh   k hhhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("4")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Batches  3 · newest first ───────────────────────────────────────────────────────────────────────────────────────╮╭ BA-7F3K-0001 ────────────────────────────────────────────────────────────────────╮
        │    Age  Batch         File                                          Payouts  Settled  Where they stand  By       ││ File       salaries.csv                                                          │
        │▌   4 m  BA-7F3K-0001  salaries.csv                                       10     50 %  ███✖█╌█?█◐█◌██◇█  dara     ││ Committed  2026-11-21 14:28:07 by dara                                           │
        │    1 d  BA-7F3K-0002  bonus.csv                                           2    100 %  ████████████████  dara     ││ Payouts    10; 2 more rejected                                                   │
        │    1 d  BA-7F3K-0003  retry of bonus.csv                                  1      0 %  ◐███████████████  dara     ││ Settled    50 %, 5 of 10                                                         │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││ ███████████████████████✖███████╌███████?███████◐███████◌██████████████◇███████   │
        │                                                                                                                  ││ ■ paid 3  ✖ failed 1  ╌ canceled 1  ? unknown 1  ◐ processing 1  ◌ queued 2      │
        │                                                                                                                  ││ ◇ approval 1                                                                     │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││ ● paid             3  3,750,000 VND                                              │
        │                                                                                                                  ││ ✖ failed           1  1,250,000 VND                                              │
        │                                                                                                                  ││ – canceled         1  1,250,000 VND                                              │
        │                                                                                                                  ││ ? unknown          1  1,250,000 VND                                              │
        │                                                                                                                  ││ ◐ processing       1  1,250,000 VND                                              │
        │                                                                                                                  ││ ◌ queued           2  2,500,000 VND                                              │
        │                                                                                                                  ││ ◇ approval         1  1,250,000 VND                                              │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││ Rows                                                                             │
        │                                                                                                                  ││  2 ● paid       1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││  3 ● paid       1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││  4 ● paid       1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││  5 ◐ processing 1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││  6 ? unknown    1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││  7 ✖ failed     1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││  8 ◌ queued     1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││  9 ◌ queued     1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││ 10 ◇ approval   1,250,000 VND  NGUYEN THE VIET, ····9852                         │
        │                                                                                                                  ││ 11 – canceled   1,250,000 VND  NGUYEN THE VIET, ····9852                         │
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
         u upload   R retry   f troubled rows   enter open   / search   F views   : command   ? help
        """
}
