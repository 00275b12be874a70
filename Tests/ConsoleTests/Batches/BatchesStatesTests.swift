import TerminalUITesting
import Testing

@testable import Console

/// What the batches say where there is nothing to show, nothing fresh, or nothing to do.
struct BatchesStatesTests {
    @Test func `nothing was read yet`() throws {
        let console = try Harness.unread("4")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   reading… · 14:32 +07
            ╭ Batches ─────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading the batches…                                                        │
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
             u upload   / search   F views   : command   ? help
            """
        )
    }

    @Test func `there is nothing`() throws {
        let console = try Harness.empty("4")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7  8    live · 14:32 +07
            ╭ Batches ─────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  No batch yet.                                                               │
            │  u uploads a CSV file of payouts, and shows what it would do first.          │
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
             u upload   / search   F views   : command   ? help
            """
        )
    }

    @Test func `nothing could be read`() throws {
        let console = try Harness.failed("4")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   not live · 14:32 +07
            ╭ Batches ─────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  The batches could not be read.                                              │
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
             u upload   / search   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("4")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Batches  3 · newest first ──────────────────────────────────── read 0 s ago ─╮
            │    Age  Batch         File      Payouts  Settled  Where they stand  By       │
            │▌   4 m  BA-7F3K-0001  salarie…       10     50 %  ███✖█╌█?█◐█◌██◇█  dara     │
            │    1 d  BA-7F3K-0002  bonus.c…        2    100 %  ████████████████  dara     │
            │    1 d  BA-7F3K-0003  retry o…        1      0 %  ◐███████████████  dara     │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ BA-7F3K-0001 ───────────────────────────────────────────────── read 0 s ago ─╮
            │ File       salaries.csv                                                    ┃ │
            │ Committed  2026-11-21 14:28:07 by dara                                     │ │
            │ Payouts    10; 2 more rejected                                             │ │
            │ Settled    50 %, 5 of 10                                                   │ │
            │                                                                            │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             u upload   R retry   f troubled rows   enter open   : command   ? help
            """
        )
    }

    @Test func `the detail is read`() throws {
        let console = try Harness.readingDetail("4", height: 40)
        expectSnapshot(
            console.detailLines,
            """
            ╭ BA-7F3K-0002 ────────────────────────────────────────────────────────────────╮
            │ File       bonus.csv                                                         │
            │ Committed  2026-11-20 13:32:07 by dara                                       │
            │ Payouts    2                                                                 │
            │ Settled    100 %, 2 of 2                                                     │
            │                                                                              │
            │ ██████████████████████████████████████████████████████████████████████████   │
            │ ■ paid 2                                                                     │
            │                                                                              │
            │ ● paid             2  2,500,000 VND                                          │
            │                                                                              │
            │ Rows                                                                         │
            │ Reading…                                                                     │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             u upload   f troubled rows   enter open   / search   : command   ? help
            """
        )
    }

    @Test func `the detail could not be read`() throws {
        let console = try Harness.failedDetail("4", height: 40)
        expectSnapshot(
            console.detailLines,
            """
            ╭ BA-7F3K-0002 ───────────────────────────────────────────────────── not live ─╮
            │ File       bonus.csv                                                         │
            │ Committed  2026-11-20 13:32:07 by dara                                       │
            │ Payouts    2                                                                 │
            │ Settled    100 %, 2 of 2                                                     │
            │                                                                              │
            │ ██████████████████████████████████████████████████████████████████████████   │
            │ ■ paid 2                                                                     │
            │                                                                              │
            │ ● paid             2  2,500,000 VND                                          │
            │                                                                              │
            │ Rows                                                                         │
            │ Its rows could not be read.                                                  │
            │ ledger.sqlite is kept busy by another process. Try again.                    │
            │ ctrl-l reads again.                                                          │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             u upload   f troubled rows   enter open   / search   : command   ? help
            """
        )
    }

    @Test func `whoever may only look reads who may do more`() throws {
        let console = try Harness.looking("4")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5      6 5    7  8    live · 14:32 +07
            ╭ Batches  3 · newest first ───────────────────────────────────────────────────╮
            │    Age  Batch         File      Payouts  Settled  Where they stand  By       │
            │▌   4 m  BA-7F3K-0001  salarie…       10     50 %  ███✖█╌█?█◐█◌██◇█  dara     │
            │    1 d  BA-7F3K-0002  bonus.c…        2    100 %  ████████████████  dara     │
            │    1 d  BA-7F3K-0003  retry o…        1      0 %  ◐███████████████  dara     │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ BA-7F3K-0001 ────────────────────────────────────────────────────────────────╮
            │ File       salaries.csv                                                    ┃ │
            │ Committed  2026-11-21 14:28:07 by dara                                     │ │
            │ Payouts    10; 2 more rejected                                             │ │
            │ Settled    50 %, 5 of 10                                                   │ │
            │                                                                            │ │
            │ █████████████████████✖███████╌███████?███████◐███████◌█████████████◇██████ │ │
            │ You may only look here: to make payouts you need the role maker or admin;    │
            │ ask linh or sokha.                                                           │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             f troubled rows   enter open   / search   F views   : command   ? help
            """
        )
    }

    @Test func `where there is nothing, too`() throws {
        let console = try Harness.looking("4", Ledger())
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Batches ─────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  No batch yet.                                                               │
            │  dara may not make payouts: that needs the role maker or admin. Ask linh or  │
            │  sokha.                                                                      │
            │                                                                              │
            """
        )
    }
}
