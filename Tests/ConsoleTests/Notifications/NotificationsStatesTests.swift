import TerminalUITesting
import Testing

@testable import Console

/// What the notifications say where there is nothing to show, nothing fresh, or nothing to do.
struct NotificationsStatesTests {
    @Test func `nothing was read yet`() throws {
        let console = try Harness.unread("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   reading… · 14:32 +07
            ╭ Notifications ───────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading what the providers sent…                                            │
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
             f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `there is nothing`() throws {
        let console = try Harness.empty("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7  8    live · 14:32 +07
            ╭ Notifications ───────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  No provider has sent anything yet.                                          │
            │  Every message that arrives at `paydesk serve` is kept here, believed or     │
            │  not.                                                                        │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  What is selected in the list is shown here.                                 │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `nothing could be read`() throws {
        let console = try Harness.failed("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   not live · 14:32 +07
            ╭ Notifications ───────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  The notifications could not be read.                                        │
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
             f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Notifications  8 refused · 8 no payout · 16 applied … ──────── read 0 s ago ─╮
            │    Age  Fate              Says          Payout                Amount         │
            │▌   5 s  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND    ┃
            │    1 m  ✖ wrong address   –             –                                    │
            │    3 m  ? no payout       –             –                                    │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Notification 40 ────────────────────────────────────────────── read 0 s ago ─╮
            │ Fate        ≠ differs                                                      ┃ │
            │ Why         It was believed and recorded, and says something else than was │ │
            │             ordered.                                                       │ │
            │ What to do  Compare both with the provider; the payout waits on the        │ │
            │             worklist until then.                                           │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter its payout   v reveal body   f fate   / search   : command   ? help
            """
        )
    }

    @Test func `the detail is read`() throws {
        let console = try Harness.readingDetail("8")
        expectSnapshot(
            console.detailLines,
            """
            ╭ Notification 39 ─────────────────────────────────────────────────────────────╮
            │ Fate        ✖ wrong address                                                ┃ │
            │ Why         It was not believed: it came from an address that is not the   ┃ │
            │             provider's. It changed no payout.                              ┃ │
            │ What to do  Ask the provider for its addresses, and allow the ones that    ┃ │
            │             are its. R checks and applies it again.                        ┃ │
            │                                                                            ┃ │
            │ Received    2026-11-21 14:30:32 +07                                        │ │
            │ From        203.0.113.7, at cashypro-co                                    │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             R replay   f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `the detail could not be read`() throws {
        let console = try Harness.failedDetail("8")
        expectSnapshot(
            console.detailLines,
            """
            ╭ Notification 39 ─────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  This notification could not be read.                                        │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             R replay   f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `whoever may only look reads who may do more`() throws {
        let console = try Harness.looking("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5      6 5    7  8    live · 14:32 +07
            ╭ Notifications  8 refused · 8 no payout · 16 applied · 8 duplicate ───────────╮
            │    Age  Fate              Says          Payout                Amount         │
            │▌   5 s  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND    ┃
            │    1 m  ✖ wrong address   –             –                                    ┃
            │    3 m  ? no payout       –             –                                    │
            │    4 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND    │
            │    6 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND    │
            │    7 m  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND    │
            │    9 m  ✖ unsigned        –             –                                    │
            │   10 m  ? no payout       –             –                                    │
            │   12 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND    │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Notification 40 ─────────────────────────────────────────────────────────────╮
            │ Fate        ≠ differs                                                      ┃ │
            │ Why         It was believed and recorded, and says something else than was │ │
            │             ordered.                                                       │ │
            │ What to do  Compare both with the provider; the payout waits on the        │ │
            │             worklist until then.                                           │ │
            │                                                                            │ │
            │ You may only look here: to resolve payouts you need the role support, maker, │
            │ approver, on-call or admin; ask linh or sokha.                               │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter its payout   f fate   / search   F views   : command   ? help
            """
        )
    }
}
