import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The providers on a large screen of a terminal without UTF-8.
struct ProvidersWideScreenTests {
    @Test func `an incident at 200 by 60, in ASCII`() throws {
        var console = try Harness(providers: .incident, width: 200, height: 60)
        console.glyphs = .ascii
        console.press("j")
        expectSnapshot(
            console.text,
            Self.screen
        )
    }

    private static let screen =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 3     3 Providers * 3 of 5  4 Batches  5 Approvals       6 Reconciliation       7 Audit  8 Notifications                             live - 14:32 +07
         cashypro-co holds payouts back: 5 failures in a row, next try in 24 s - vexora-ar is paused by dara for 12 m: bank holiday, back at 15:00 - paypro-vn: success 61 % (was 98 %)
         paypro-vn is short by 1,200,000 VND - paypro-vn: 3 unknown for over 1 h - paypro-vn: 74 errors this hour (was 24)
        + Providers  the last hour ----------------------------------------------------------------------------------------------------------------------------------------------------------------------------+
        |   Provider     State            Paid  Last hour     Forecast                Backlog          Errors   Settle 50/99  Create 50/99  Notify 50/95            Balance, read  Last 24 h                   |
        |   dvpay        * sending        99 %  ############  covers 6.4 h +1         17, 2 over 1 m   2 v 1    31 s/2 m      420 ms/2.1 s  2.0 s/9.0 s       47,400.00 USD   5 m                              |
        |>  paypro-vn    * sending        89 %  #########*++  short by 1,200,000 VND  172, 8 over 1 h  74 ^ 50  95 s/45 m     900 ms/14 s   4.0 s/95 s       11,200,000 VND   4 m  ##########xx?o..            |
        |   vexora-ar    | paused        100 %  #########---  covers the queue        14, 10 over 5 m  0        3 m/10 m      1.1 s/4.9 s   none             900,000.00 ARS  40 m                              |
        |   paypro-bd    * sending        none  ------------  balance unknown         0                0        none          none          none                          unknown                              |
        |   cashypro-co  o holding 24 s   95 %  ###########-  covers 42 m             51, 3 over 5 m   5 ^ 5    55 s/5 m      2.4 s/15 s    3.0 s/12 s    56,000,000.00 COP   4 m                              |
        +------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------+
        + paypro-vn -------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------+
        | Provider  PayPro - Vietnam                                                                         Errors   this hour 74 ^ 50                                                                        |
        | State     * sending                                                                                1005      58 ^ 55  The beneficiary's bank is under maintenance.                                   |
        |                                                                                                    timedOut  12 =     no answer within the time limit                                                |
        | Success   89 %   # 656 paid   x 81 failed                                                          1010       4 v 5   The account does not exist.                                                    |
        | 67                         #####                                                                                                                                                                     |
        |    ##### #####       ##### ##### ##### ##### #####       xxxxx       xxxxx                         Time to settle   # p50   = p95   - p99                                                            |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### xxxxx xxxxx xxxxx                         all                   ###================----------------------------------  95 s / 15 m / 45 m   |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### xxxxx xxxxx xxxxx                         Vietcombank           #=-                                                      62 s / 2 m / 3 m   |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### xxxxx xxxxx xxxxx                         Techcombank           ##=-                                                     70 s / 2 m / 3 m   |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### xxxxx xxxxx xxxxx                         Asia Commercial Bank  ################=====================----------------  14 m / 31 m / 45 m   |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### xxxxx #####                                                                                                                           |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### xxxxx #####                         Create and notify   whole bars: 15 s, 10 m                                                        |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### #####                         Create  #####=======================-----------------------------------   900 ms / 6.4 s / 14 s   |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### #####                         Notify  #==========---------------------------------                         4.0 s / 95 s / 7 m   |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### #####                                                                                                                           |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### #####                         Balance                                                                                           |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### #####                         VND  short by 1,200,000 VND: 11,200,000 left, 12,400,000 queued; 800,000 sent since it was read   |
        |    ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### #####                              4 m ago                                                                                      |
        |  0 ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### ##### #####                                                                                                                           |
        |       98   100    97    98    99    97    98    98    97    65    55    62                         Reversals   2 in the last 24 hours                                                                |
        | percent paid, in spans of five minutes, the last hour                                                                                                                                                |
        |                                                                                                                                                                                                      |
        | Backlog   q 42 queued   i 121 in flight   ? 9 unknown                                                                                                                                                |
        | < 1 m    qqqqqqqqqqqqqqqqqqqiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii                         45                                                                                                      |
        | 1-5 m    qqqqqqqqqqqqqqqqqqqqqqqqqqqqqiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii  62                                                                                                      |
        | 5-15 m   qqqqqqqqiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii????                                     36                                                                                                      |
        | 15-60 m  iiiiiiiiiiiiiiiiiiiii??????                                                         21                                                                                                      |
        | 1-6 h    iiiiii????                                                                           8                                                                                                      |
        | 6-24 h                                                                                        0                                                                                                      |
        | > 1 d                                                                                         0                                                                                                      |
        |                                                                                                                                                                                                      |
        | Last 24 hours   settled, and open now                                                                                                                                                                |
        | #########################################################################xxxxxxxx???ooooo......                                                                                                      |
        | # paid 410  x failed 38  ? unknown 12  o processing 25  . queued 30                                                                                                                                  |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        |                                                                                                                                                                                                      |
        +------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------+
         P pause   enter its payouts   r read again   : command   ? help
        """
}
