import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Whole screens of the providers, as people see them at three in the morning.
struct ProvidersScreenTests {
    @Test func `a lag that nobody can measure says why, another one that there was nothing`() throws
    {
        let overviews = [ProviderOverview(.dvpay), ProviderOverview(.payproVN)]
        var console = try Harness(providers: overviews, width: 120, height: 50)
        #expect(console.text.contains("Notify  not measurable: no time stated"))
        #expect(console.text.contains("Create  nothing to measure"))
        console.press("j")
        #expect(console.text.contains("Notify  nothing to measure"))
    }

    @Test func `an incident at 80 by 24`() throws {
        var console = try Harness(providers: .incident, width: 80, height: 24)
        console.press("j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3 ● 3/5  4  5      6      7  8    live · 14:32 +07
             cashypro-co holds payouts back: 5 failures in a row, next try in 24 s
             vexora-ar is paused by dara for 12 m: bank holiday, back at 15:00 and 4 more
            ╭ Providers  the last hour ────────────────────────────────────────────────────╮
            │   Provider     State            Paid  Last hour     Forecast                 │
            │   dvpay        ● sending        99 %  ▇▇▇▇▇▇▇▇▇▇▇▇  covers 6.4 h +1          │
            │▌  paypro-vn    ● sending        89 %  ▇▇▇▇▇▇▇▇▇▅▄▅  short by 1,200,000 VND   │
            │   vexora-ar    ‖ paused        100 %  ▇▇▇▇▇▇▇▇▇···  covers the queue         │
            │   paypro-bd    ● sending        none  ············  balance unknown          │
            │   cashypro-co  ◐ holding 24 s   95 %  ▇▇▇▇▇▇▇▇▇▇▇·  covers 42 m              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ paypro-vn ───────────────────────────────────────────────────────────────────╮
            │ Provider  PayPro · Vietnam                                                 ┃ │
            │ State     ● sending                                                        ┃ │
            │                                                                            │ │
            │ Success   89 %   ■ 656 paid   ✖ 81 failed                                  │ │
            │ 67 ▃▃▃▃▃ ▆▆▆▆▆ ▂▂▂▂▂ ▄▄▄▄▄ ▇▇▇▇▇ ▃▃▃▃▃ ▅▅▅▅▅ ▃▃▃▃▃ ▂▂▂▂▂ ✖✖✖✖✖       ✖✖✖✖✖ │ │
            │    █████ █████ █████ █████ █████ █████ █████ █████ █████ ✖✖✖✖✖ ✖✖✖✖✖ ✖✖✖✖✖ │ │
            │    █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ ✖✖✖✖✖ █████ │ │
            │    █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ │ │
            │  0 █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ │ │
            │       98   100    97    98    99    97    98    98    97    65    55    62 │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             P pause   enter its payouts   r read again   : command   ? help
            """
        )
    }

    @Test func `the same in roles`() throws {
        var console = try Harness(providers: .incident, width: 80, height: 24)
        console.press("j")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   m  m A    H A AAA  m  m      m      m  m    SSSS f HHHHH HHH
             AAAAAAAAAAA AAAAA AAAAAAA AAAAA A AAAAAAAA AA A AAAA AAAA AAA AA AA A
             AAAAAAAAA AA AAAAAA AA AAAA AAA AA AA AAAA AAAAAAAA AAAA AA AAAAA AAA A AAAA
            B TTTTTTTTT  mmm mmmm mmmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            B   HHHHHHHH     HHHHH            HHHH  HHHH HHHH     HHHHHHHH                 B
            B   ttttt        S SSSSSSS        tt t  gggggggggggg  tttttt ttt t mm          B
            Bc  TTTTTTTTT    S SSSSSSS        AA A  gggggggggggg  AAAAA AA AAAAAAAAA AAA   B
            B   ttttttttt    A AAAAAA        ttt t  gggggggggfff  tttttt ttt ttttt         B
            B   ttttttttt    S SSSSSSS        mmmm  ffffffffffff  mmmmmmm mmmmmmm          B
            B   ttttttttttt  A AAAAAAA AA A   tt t  gggggggggggf  AAAAAA AA A              B
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            b mmmmmmmmm bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            b llllllll  tttttt t ttttttt                                                 m b
            b lllll     S SSSSSSS                                                        m b
            b                                                                            f b
            b TTTTTTT   AA A   p mmm mmmm   F mm mmmmmm                                  f b
            b mm ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp FFFFF       FFFFF f b
            b    ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp FFFFF FFFFF FFFFF f b
            b    ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp FFFFF ppppp f b
            b    ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp f b
            b  m ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp ppppp f b
            b       mm   mmm    mm    mm    mm    mm    mm    mm    mm    mm    mm    mm f b
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhhhh   kkkkk hhh hhhhhhh   k hhhh hhhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `the detail scrolls to errors and backlog`() throws {
        var console = try Harness(providers: .incident, width: 80, height: 24)
        console.press("j tab page-down")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3 ● 3/5  4  5      6      7  8    live · 14:32 +07
             cashypro-co holds payouts back: 5 failures in a row, next try in 24 s
             vexora-ar is paused by dara for 12 m: bank holiday, back at 15:00 and 4 more
            ╭ Providers  the last hour ────────────────────────────────────────────────────╮
            │   Provider     State            Paid  Last hour     Forecast                 │
            │   dvpay        ● sending        99 %  ▇▇▇▇▇▇▇▇▇▇▇▇  covers 6.4 h +1          │
            │▌  paypro-vn    ● sending        89 %  ▇▇▇▇▇▇▇▇▇▅▄▅  short by 1,200,000 VND   │
            │   vexora-ar    ‖ paused        100 %  ▇▇▇▇▇▇▇▇▇···  covers the queue         │
            │   paypro-bd    ● sending        none  ············  balance unknown          │
            │   cashypro-co  ◐ holding 24 s   95 %  ▇▇▇▇▇▇▇▇▇▇▇·  covers 42 m              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ paypro-vn ───────────────────────────────────────────────────────────────────╮
            │ percent paid, in spans of five minutes, the last hour                      │ │
            │                                                                            │ │
            │ Errors   this hour 74 ▲ 50                                                 ┃ │
            │ 1005      58 ▲ 55  The beneficiary's bank is under maintenance.            ┃ │
            │ timedOut  12 =     no answer within the time limit                         │ │
            │ 1010       4 ▼ 5   The account does not exist.                             │ │
            │                                                                            │ │
            │ Backlog   ─ 42 queued   ━ 121 in flight   ■ 9 unknown                      │ │
            │ < 1 m    ──────────────━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━                   45 │ │
            │ 1-5 m    ──────────────────────━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  62 │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             escape back   P pause   enter its payouts   r read again   : command   ? help
            """
        )
    }

    @Test func `an incident at 120 by 34`() throws {
        var console = try Harness(providers: .incident, width: 120, height: 34)
        console.press("G")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers ● 3/5  4  5      6      7  8                 live · 14:32 +07
             cashypro-co holds payouts back: 5 failures in a row, next try in 24 s
             vexora-ar is paused by dara for 12 m: bank holiday, back at 15:00 · paypro-vn: success 61 % (was 98 %) and 3 more
            ╭ Providers  the last hour ────────────────────────────────────────────────────────────────────────────────────────────╮
            │   Provider     State            Paid  Last hour     Forecast                Backlog          Errors   Settle 50/99   │
            │   dvpay        ● sending        99 %  ▇▇▇▇▇▇▇▇▇▇▇▇  covers 6.4 h +1         17, 2 over 1 m   2 ▼ 1    31 s/2 m       │
            │   paypro-vn    ● sending        89 %  ▇▇▇▇▇▇▇▇▇▅▄▅  short by 1,200,000 VND  172, 8 over 1 h  74 ▲ 50  95 s/45 m      │
            │   vexora-ar    ‖ paused        100 %  ▇▇▇▇▇▇▇▇▇···  covers the queue        14, 10 over 5 m  0        3 m/10 m       │
            │   paypro-bd    ● sending        none  ············  balance unknown         0                0        none           │
            │▌  cashypro-co  ◐ holding 24 s   95 %  ▇▇▇▇▇▇▇▇▇▇▇·  covers 42 m             51, 3 over 5 m   5 ▲ 5    55 s/5 m       │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
            ╭ cashypro-co ─────────────────────────────────────────────────────────────────────────────────────────────────────────╮
            │ Provider      CashyPro · Colombia                          Errors   this hour 5 ▲ 5                                ┃ │
            │ State         ◐ holding 24 s                               timedOut  5 ▲ 5  no answer within the time limit        ┃ │
            │ Held back     everything, after 5 failures in a row;                                                               ┃ │
            │               next try in 24 s                             Time to settle   ■ p50   ━ p95   ─ p99                  ┃ │
            │ Last failure  no answer within 15 s                        all  ██████━━━━━━━━──────────────────  55 s / 2 m / 5 m ┃ │
            │                                                                                                                    ┃ │
            │ Success   95 %   ■ 206 paid   ✖ 10 failed                  Create and notify   whole bars: 15 s, 10 m              ┃ │
            │ 21 ▆▆▆ ▆▆▆ ▆▆▆ ▆▆▆ ▆▆▆ ▆▆▆ ▆▆▆ ▆▆▆ ▆▆▆ ▆▆▆                 Create  █████━━━━━━━━━━━━━━━━━━━━━  2.4 s / 15 s / 15 s ┃ │
            │    ███ ███ ███ ███ ███ ███ ███ ███ ███ ███                 Notify  █━─                         3.0 s / 12 s / 45 s ┃ │
            │    ███ ███ ███ ███ ███ ███ ███ ███ ███ ███                                                                         ┃ │
            │    ███ ███ ███ ███ ███ ███ ███ ███ ███ ███ ▃▃▃             Balance                                                 ┃ │
            │  0 ███ ███ ███ ███ ███ ███ ███ ███ ███ ███ ███ ···         COP  covers 42 m: 56,000,000.00 left, 2,580,000.00      ┃ │
            │     95  95  95  95  95  95  95  95  95  95 100                  queued; 5,000,000.00 sent since it was read 4 m    ┃ │
            │ percent paid, in spans of five minutes, the last hour           ago                                                ┃ │
            │                                                                                                                    ┃ │
            │ Backlog   ─ 43 queued   ━ 3 in flight   ■ 5 unknown        Reversals   none in the last 24 hours                   ┃ │
            │ < 1 m    ──────────────────────────────────────────  31                                                            │ │
            │ 1-5 m    ────────────────███████                     17                                                            │ │
            │ 5-15 m   ━━━━                                         3                                                            │ │
            │ 15-60 m                                               0                                                            │ │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
             P pause   R resume   enter its payouts   r read again   : command   ? help
            """
        )
    }

    @Test func `a small terminal keeps the selected provider in sight`() throws {
        var console = try Harness(providers: .incident, width: 60, height: 15)
        console.press("G")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3 ● 3/5       live · 14:32 +07
             cashypro-co holds payouts back: 5 failures in … and 5 more
            ╭ Providers  the last hour ────────────────────────────────╮
            │   Provider     State            Paid  Last hour          │
            │   vexora-ar    ‖ paused        100 %  ▇▇▇▇▇▇▇▇▇···       │
            │   paypro-bd    ● sending        none  ············       │
            │▌  cashypro-co  ◐ holding 24 s   95 %  ▇▇▇▇▇▇▇▇▇▇▇·       ┃
            ╰──────────────────────────────────────────────────────────╯
            ╭ cashypro-co ─────────────────────────────────────────────╮
            │ Provider      CashyPro · Colombia                      ┃ │
            │ State         ◐ holding 24 s                           │ │
            │ Held back     everything, after 5 failures in a row;   │ │
            │               next try in 24 s                         │ │
            ╰──────────────────────────────────────────────────────────╯
             P pause   R resume   : command   ? help
            """
        )
    }

    @Test func `the header of another screen says how many providers are open`() throws {
        var console = try Harness(providers: .incident, width: 120, height: 34)
        console.press("1")
        expectSnapshot(
            console.lines[0],
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers ● 3/5  4  5      6      7  8                 live · 14:32 +07
            """
        )
    }
}
