import TerminalUITesting
import Testing

@testable import Console

/// What the payouts say where there is nothing to show, nothing fresh, or nothing to do.
struct PayoutsStatesTests {
    @Test func `there is nothing`() throws {
        let console = try Harness.empty("1")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  0 · newest first ───────────────────────────────────────────────────╮
            │                                                                              │
            │  No payouts yet.                                                             │
            │  n fills in the first one.                                                   │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  What is selected in the list is shown here.                                 │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   / search   f status   p provider   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("1")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Payouts  12 · newest first ─────────────────────────────────── read 0 s ago ─╮
            │    Age  Status        Payout        To                           Amount      │
            │▌  12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET        1,250,000     VND ┃
            │    2 m  ◐ processing  PO-7F3K-0002  សុខ ដារ៉ា                      250.50  USD │
            │    3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0001 ───────────────────────────────────────────────── read 0 s ago ─╮
            │ Summary   Timeline   Attempts   Raw   Notes                                  │
            │                                                                              │
            │ Status      ◌ queued for 12 s                                              ┃ │
            │ Why         created                                                        │ │
            │ What to do  Nothing: it is submitted by itself. W withdraws it.            │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   s card   enter open   / search   f status   : command   ? help
            """
        )
    }

    @Test func `the detail is read`() throws {
        let console = try Harness.readingDetail("1")
        expectSnapshot(
            console.detailLines,
            """
            ╭ PO-7F3K-0002 ────────────────────────────────────────────────────────────────╮
            │ Summary   Timeline   Attempts   Raw   Notes                                  │
            │                                                                              │
            │ Status      ◐ processing for 1 m                                           ┃ │
            │ Why         …                                                              ┃ │
            │ What to do  Wait: the provider works on it. Nobody asks any more: press r  │ │
            │             to ask, or look at what settles it.                            │ │
            │ Next query  none: the schedule is over                                     │ │
            │ Settled by  a notification, or the settlement file                         │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   r re-query   s card   enter open   / search   : command   ? help
            """
        )
    }

    @Test func `the detail could not be read`() throws {
        let console = try Harness.failedDetail("1")
        expectSnapshot(
            console.detailLines,
            """
            ╭ PO-7F3K-0002 ────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  This payout could not be read.                                              │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   r re-query   s card   enter open   / search   : command   ? help
            """
        )
    }

    @Test func `whoever may only look reads who may do more`() throws {
        let console = try Harness.looking("1")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5      6 5    7  8    live · 14:32 +07
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
            │ Why         created                                                        │ │
            │ What to do  Nothing: it is submitted by itself.                            │ │
            │                                                                            │ │
            │ You may only look here: to make payouts you need the role maker or admin;    │
            │ ask linh or sokha.                                                           │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             s card   enter open   / search   f status   p provider   : command   ? help
            """
        )
    }

    @Test func `where there is nothing, too`() throws {
        let console = try Harness.looking("1", Ledger())
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Payouts  0 · newest first ───────────────────────────────────────────────────╮
            │                                                                              │
            │  No payouts yet.                                                             │
            │  dara may not make payouts: that needs the role maker or admin. Ask linh or  │
            │  sokha.                                                                      │
            │                                                                              │
            """
        )
    }
}
