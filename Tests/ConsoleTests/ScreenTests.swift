import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Whole screens at every size the console is meant for.
struct ScreenTests {
    @Test func `80 by 24 stacks the detail under the list`() throws {
        let console = try Harness(width: 80, height: 24)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  12 · newest first ──────────────────────────────────────────────────╮
            │    Age  Status        Payout        To                           Amount      │
            │▌  12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET        1,250,000     VND ┃
            │    2 m  ◐ processing  PO-7F3K-0002  សុខ ដារ៉ា                      250.50  USD ┃
            │    3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND ┃
            │    4 m  ● paid        PO-7F3K-0004  María Gómez              480,000.00  COP ┃
            │    5 m  ↩ returned    PO-7F3K-0005  Jeson 王小明              60,000.50  COP ┃
            │    6 m  ✖ failed      PO-7F3K-0006  আব্দুল করিম                    300.00  BDT ┃
            │    7 m  ● paid        PO-7F3K-0007  Rizky 😀 Pratama          15,000.00  ARS │
            │    8 m  ◇ approval    PO-7F3K-0008  محمد                  99,000,000     VND │
            │    2 h  ◐ submitting  PO-7F3K-0009  NGUYEN THE VIET        1,250,000     VND │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0001 ────────────────────────────────────────────────────────────────╮
            │ Summary   Timeline   Attempts   Raw   Notes                                  │
            │                                                                              │
            │ Status      ◌ queued for 12 s                                              ┃ │
            │ Why         created                                                        ┃ │
            │ What to do  Nothing: it is submitted by itself. W withdraws it.            │ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          NGUYEN THE VIET                                                │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   s card   enter open   / search   f status   : command   ? help
            """
        )
    }

    @Test func `120 by 34 puts the detail beside the list`() throws {
        let console = try Harness(width: 120, height: 34)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Payouts  12 · newest first ────────────────────────────────────────────────╮╭ PO-7F3K-0001 ──────────────────────────╮
            │    Age  Status        Payout        To                         Amount      ││ Summary Timeline Attempts Raw Notes    │
            │▌  12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET      1,250,000     VND ││                                        │
            │    2 m  ◐ processing  PO-7F3K-0002  សុខ ដារ៉ា                    250.50  USD ││ Status      ◌ queued for 12 s          │
            │    3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ …    1,250,000     VND ││ Why         created                    │
            │    4 m  ● paid        PO-7F3K-0004  María Gómez            480,000.00  COP ││ What to do  Nothing: it is submitted   │
            │    5 m  ↩ returned    PO-7F3K-0005  Jeson 王小明            60,000.50  COP ││             by itself. W withdraws     │
            │    6 m  ✖ failed      PO-7F3K-0006  আব্দুল করিম                  300.00  BDT ││             it.                        │
            │    7 m  ● paid        PO-7F3K-0007  Rizky 😀 Pratama        15,000.00  ARS ││                                        │
            │    8 m  ◇ approval    PO-7F3K-0008  محمد                99,000,000     VND ││ Amount      1,250,000 VND              │
            │    2 h  ◐ submitting  PO-7F3K-0009  NGUYEN THE VIET      1,250,000     VND ││ To          NGUYEN THE VIET            │
            │    1 d  – rejected    PO-7F3K-0010  NGUYEN THE VIET      1,250,000     VND ││ Account     ····9852 · ACB             │
            │    2 d  – canceled    PO-7F3K-0011  NGUYEN THE VIET      1,250,000     VND ││                                        │
            │    3 d  ? unknown     PO-7F3K-0012  ····7766                     7.00  USD ││ Provider    PayPro · Vietnam           │
            │                                                                            ││ Order no    202611211200000000000001   │
            │                                                                            ││ Reference   not known yet              │
            │                                                                            ││ Created     2026-11-21 14:31:55 +07    │
            │                                                                            ││ By          dara                       │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             n new   s card   enter open   / search   f status   p provider   space mark   F views   : command   ? help
            """
        )
    }

    @Test func `40 by 10 shows the pane that has the keys`() throws {
        var console = try Harness(width: 40, height: 10)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Payouts  12 · newest first ──────────╮
            │   Status                Amount       │
            │▌  ◌ queued        1,250,000     VND  ┃
            │   ◐ processing          250.50  USD  ┃
            │   ? unknown       1,250,000     VND  │
            │   ● paid            480,000.00  COP  │
            │   ↩ returned         60,000.50  COP  │
            ╰──────────────────────────────────────╯
             enter open   : command   ? help
            """
        )
        console.press("j j enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ PO-7F3K-0003 ────────────────────────╮
            │ Summary Timeline Attempts Raw Notes  │
            │                                      │
            │ Status      ? unknown for 2 m      ┃ │
            │ Why         no answer in time      │ │
            │ What to do  Nothing is sent again. │ │
            │             Waiting is safe.       │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `a smaller terminal gets a sentence`() throws {
        let console = try Harness(width: 39, height: 9)
        expectSnapshot(
            console.text,
            """
            Paydesk needs 40 columns and 10 rows;
            this terminal has 39 and 9.







            """
        )
    }

    @Test func `an empty ledger says what to do`() throws {
        let console = try Harness(Ledger(), width: 60, height: 14)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3             live · 14:32 +07
            ╭ Payouts  0 · newest first ───────────────────────────────╮
            │                                                          │
            │  No payouts yet.                                         │
            │  n fills in the first one.                               │
            │                                                          │
            ╰──────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────╮
            │                                                          │
            │  What is selected in the list is shown here.             │
            │                                                          │
            │                                                          │
            ╰──────────────────────────────────────────────────────────╯
             n new   / search   f status   : command   ? help
            """
        )
    }

    @Test func `ascii has no character beyond ASCII but those from outside`() throws {
        var console = try Harness(width: 100, height: 16)
        console.glyphs = .ascii
        console.press("space")
        expectSnapshot(
            console.text,
            """
             paydesk   SANDBOX   dara   1  2 3    3        4  5      6      7  8    1 marked - live - 14:32 +07
            + Payouts  12 - newest first ----------------------------------------------------------------------+
            |    Age  Status        Payout        Provider     To                                  Amount      |
            | * 12 s  . queued      PO-7F3K-0001  paypro-vn    NGUYEN THE VIET               1,250,000     VND #
            |>   2 m  o processing  PO-7F3K-0002  dvpay        សុខ ដារ៉ា                             250.50  USD |
            |    3 m  ? unknown     PO-7F3K-0003  paypro-vn    Nguyễn Thị Thuỳ Dương         1,250,000     VND |
            |    4 m  * paid        PO-7F3K-0004  cashypro-co  María Gómez                     480,000.00  COP |
            +--------------------------------------------------------------------------------------------------+
            + PO-7F3K-0002 ------------------------------------------------------------------------------------+
            | Summary   Timeline   Attempts   Raw   Notes                                                      |
            |                                                                                                  |
            | Status      o processing for 1 m                                                               # |
            | Why         became processing                                                                  | |
            | What to do  Wait: the provider works on it. Nobody asks any more: press r to ask, or look at   | |
            +--------------------------------------------------------------------------------------------------+
             c claim marked   n new   r re-query marked   s card   enter open   / search   : command   ? help
            """
        )
    }
}
