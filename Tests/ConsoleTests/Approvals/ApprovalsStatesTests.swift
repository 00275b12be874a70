import TerminalUITesting
import Testing

@testable import Console

/// What the approvals say where there is nothing to show, nothing fresh, or nothing to do.
struct ApprovalsStatesTests {
    @Test func `nothing was read yet`() throws {
        let console = try Harness.unread("5")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   reading… · 14:32 +07
            ╭ Approvals ───────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading what waits…                                                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading…                                                                    │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   / search   F views   : command   ? help
            """
        )
    }

    @Test func `nothing could be read`() throws {
        let console = try Harness.failed("5")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   not live · 14:32 +07
            ╭ Approvals ───────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  What waits could not be read.                                               │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing to show here before the list could be read.                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   / search   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("5")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Approvals  3 wait, oldest first · 2 for you ────────────────── read 0 s ago ─╮
            │   Since  What          To                    Amount       Made by   Approved │
            │▌    1 m  PO-7F3K-0001  NGUYEN THE …    1,250,000     VND  sokha     0 of 1   │
            │    10 m  BA-7F3K-2QMX  7 payouts       7,000,000     VND  sokha     0 of 1   │
            │     2 m  PO-7F3K-0002  NGUYEN THE …    1,250,000     VND  dara      0 of 1   │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0001 ───────────────────────────────────────────────── read 0 s ago ─╮
            │ Waits for   anybody else, 0 of 1 so far                                    ┃ │
            │ You         can decide: a approves, x rejects                              │ │
            │ Rule        above 1,000,000 VND: 1 checker                                 │ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             a approve   x reject   n new   s card   enter open   : command   ? help
            """
        )
    }

    @Test func `the detail is read`() throws {
        let console = try Harness.readingDetail("5", height: 50)
        expectSnapshot(
            console.detailLines,
            """
            ╭ BA-7F3K-2QMX ────────────────────────────────────────────────────────────────╮
            │ Waits for   anybody else, 0 of 1 so far                                      │
            │ You         can decide: a approves, x rejects                                │
            │ Rule        above 0 VND: 1 checker                                           │
            │                                                                              │
            │ Amount      7,000,000 VND                                                    │
            │ Payouts     7                                                                │
            │ Provider    PayPro · Vietnam                                                 │
            │ Made        2026-11-21 14:22:07 +07 by sokha                                 │
            │                                                                              │
            │ Reading…                                                                     │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             x reject   n new   right next payout   enter open   : command   ? help
            """
        )
    }

    @Test func `the detail could not be read`() throws {
        let console = try Harness.failedDetail("5", height: 50)
        expectSnapshot(
            console.detailLines,
            """
            ╭ BA-7F3K-2QMX ────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  BA-7F3K-2QMX could not be read.                                             │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             x reject   n new   right next payout   enter open   : command   ? help
            """
        )
    }

    @Test func `whoever may only look reads who decides`() throws {
        var ledger = Ledger.mixed
        ledger.approvals = [try .payout(1, access: .lookers)]
        let console = try Harness.looking("5", ledger)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Approvals  1 waits ──────────────────────────────────────────────────────────╮
            │   Since  What          To                    Amount       Made by   Approved │
            │▌    1 m  PO-7F3K-0001  NGUYEN THE …    1,250,000     VND  sokha     0 of 1   │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0001 ────────────────────────────────────────────────────────────────╮
            │ Waits for   linh, 0 of 1 so far                                            ┃ │
            │ You         cannot decide: only linh may                                   ┃ │
            │ Rule        above 1,000,000 VND: 1 checker                                 │ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          NGUYEN THE VIET                                                │ │
            │ Account     ····9852 · ACB                                                 │ │
            │ Provider    PayPro · Vietnam                                               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             s card   enter open   / search   space mark   F views   : command   ? help
            """
        )
    }
}
