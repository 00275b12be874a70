import TerminalUITesting
import Testing

@testable import Console

/// What the closed days say where there is nothing to show, nothing fresh, or nothing to do.
struct ClosedDaysStatesTests {
    @Test func `nothing was read yet`() throws {
        let console = try Harness.unread("6 t")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   reading… · 14:32 +07
            ╭ Closed days ─────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading the closed days…                                                    │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading…                                                                    │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n compare   t breaks   / search   F views   : command   ? help
            """
        )
    }

    @Test func `there is nothing`() throws {
        let console = try Harness.empty("6 t")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7  8    live · 14:32 +07
            ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────╮
            │                                                                              │
            │  No day was closed yet.                                                      │
            │  d shows what a day came to, and closes it.                                  │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  What is selected in the list is shown here.                                 │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n compare   t breaks   d close the day   / search   : command   ? help
            """
        )
    }

    @Test func `nothing could be read`() throws {
        let console = try Harness.failed("6 t")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   not live · 14:32 +07
            ╭ Closed days ─────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  The closed days could not be read.                                          │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing to show here before the list could be read.                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n compare   t breaks   / search   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("6 t")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Closed days  1 due · vexora-ar ─────────────────────────────── read 0 s ago ─╮
            │   Day         Provider                 Paid       Closing  Breaks  Verified  │
            │▌  2026-11-20  vexora-ar       17,850,000.50  ARS        6       1  not yet   │
            │                                                                              │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ vexora-ar 2026-11-20  where clocks are -03:00 ──────────────── read 0 s ago ─╮
            │ Closed by   dara, 2026-11-21 02:32 -03:00                                  ┃ │
            │ Note        the provider corrects them, ticket 8841                        │ │
            │ Compared    with no statement                                              │ │
            │ Verified    not yet: V compares it with its pack                           │ │
            │                                                                            │ │
            │                       payouts               ARS                            │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V verify   n compare   t breaks   d close the day   : command   ? help
            """
        )
    }

    @Test func `the detail is read`() throws {
        let console = try Harness.readingDetail("6", then: "t")
        expectSnapshot(
            console.detailLines,
            """
            ╭ vexora-ar 2026-11-20  where clocks are -03:00 ───────────────────────────────╮
            │ Computing the day anew…                                                      │
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
             V verify   n compare   t breaks   d close the day   : command   ? help
            """
        )
    }

    @Test func `the detail could not be read`() throws {
        let console = try Harness.failedDetail("6", then: "t")
        expectSnapshot(
            console.detailLines,
            """
            ╭ vexora-ar 2026-11-20  where clocks are -03:00 ──────────────── read 0 s ago ─╮
            │ What was sealed could not be read.                                           │
            │ ledger.sqlite is kept busy by another process. Try again.                    │
            │ ctrl-l reads again.                                                          │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V verify   n compare   t breaks   d close the day   : command   ? help
            """
        )
    }

    @Test func `whoever may only look reads who may do more`() throws {
        let console = try Harness.looking("6 t")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5      6 5    7  8    live · 14:32 +07
            ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────╮
            │   Day         Provider                 Paid       Closing  Breaks  Verified  │
            │▌  2026-11-20  vexora-ar       17,850,000.50  ARS        6       1  not yet   │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ vexora-ar 2026-11-20  where clocks are -03:00 ───────────────────────────────╮
            │ Closed by   dara, 2026-11-21 02:32 -03:00                                  ┃ │
            │ Note        the provider corrects them, ticket 8841                        ┃ │
            │ Compared    with no statement                                              │ │
            │ Verified    not yet: V compares it with its pack                           │ │
            │                                                                            │ │
            │                       payouts               ARS                            │ │
            │   Opening                   4         60,000.00                            │ │
            │ + Created               1,204     18,060,000.50                            │ │
            │ + No longer paid            1         15,000.00                            │ │
            │ You may only look here: to close a day you need the role approver or admin;  │
            │ ask linh.                                                                    │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V verify   t breaks   d close the day   enter open   : command   ? help
            """
        )
    }

    @Test func `where there is nothing, too`() throws {
        let console = try Harness.looking("6 t", Ledger())
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Closed days  1 due · vexora-ar ──────────────────────────────────────────────╮
            │                                                                              │
            │  No day was closed yet.                                                      │
            │  d shows what a day came to. dara may not close a day: that needs the role   │
            │  approver or admin. Ask linh.                                                │
            │                                                                              │
            """
        )
    }
}
