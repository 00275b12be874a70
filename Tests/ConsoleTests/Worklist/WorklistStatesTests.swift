import TerminalUITesting
import Testing

@testable import Console

/// What the worklist says where there is nothing to show, nothing fresh, or nothing to do.
struct WorklistStatesTests {
    @Test func `nothing was read yet`() throws {
        let console = try Harness.unread("2")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   reading… · 14:32 +07
            ╭ Worklist ────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading the worklist…                                                       │
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
             n new   / search   f reason   o mine   F views   : command   ? help
            """
        )
    }

    @Test func `there is nothing`() throws {
        let console = try Harness.empty("2")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7  8    live · 14:32 +07
            ╭ Worklist ────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing needs a person.                                                     │
            │  What does appears here by itself: unknown outcomes, conflicts, reversals,   │
            │  late payouts, breaks, and notifications that were not believed.             │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  What is selected in the list is shown here.                                 │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             n new   / search   f reason   o mine   F views   : command   ? help
            """
        )
    }

    @Test func `nothing could be read`() throws {
        let console = try Harness.failed("2")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   not live · 14:32 +07
            ╭ Worklist ────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  The worklist could not be read.                                             │
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
             n new   / search   f reason   o mine   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("2")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Worklist  1 conflict · 1 reversed · 1 gave up · 1 unknown … ── read 0 s ago ─╮
            │    Age  Why           Payout        To                    Amount       Owner │
            │▌  12 d  ! 12 refused notifications at cashypro-co: the signature does not m… ┃
            │    9 d  ≠ break       PO-7F3K-0004  amount                  0.01  ARS  ◇ 2nd │
            │    4 d  ≠ break       PO-7F3K-0003  status              4,800.00  ARS  dara  │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Notifications ──────────────────────────────────────────────── read 0 s ago ─╮
            │ What        12 refused notifications at cashypro-co: the signature does    ┃ │
            │             not match                                                      ┃ │
            │ Why         Their signatures do not match our secret: the secret was       │ │
            │             changed at the provider or here, or somebody forges            │ │
            │             notifications. None of them changed a payout.                  │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             d dismiss   n new   enter open   / search   f reason   : command   ? help
            """
        )
    }

    @Test func `the detail is read`() throws {
        let console = try Harness.readingDetail("2 j j")
        expectSnapshot(
            console.detailLines,
            """
            ╭ PO-7F3K-0012 ────────────────────────────────────────────────────────────────╮
            │ Summary   Timeline   Attempts   Raw   Notes                                  │
            │                                                                              │
            │ Amount      7.00 USD                                                       ┃ │
            │ To          ····7766 · ACB                                                 │ │
            │ Reason      Every scheduled query ended without a final answer.            │ │
            │ Also        unknown                                                        │ │
            │ Since       3 d 0 h (2026-11-18 14:30 +07)                                 │ │
            │ Next step   Ask the provider's support with what the card lists, then      │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             c claim   C confirm   n new   r re-query   s card   : command   ? help
            """
        )
    }

    @Test func `the detail could not be read`() throws {
        let console = try Harness.failedDetail("2 j j")
        expectSnapshot(
            console.detailLines,
            """
            ╭ PO-7F3K-0012 ────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  This payout could not be read.                                              │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             c claim   C confirm   n new   r re-query   s card   : command   ? help
            """
        )
    }

    @Test func `whoever may only look reads who may do more`() throws {
        let console = try Harness.looking("2")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5      6 5    7  8    live · 14:32 +07
            ╭ Worklist  1 conflict · 1 reversed · 1 gave up · 1 unknown · 5 breaks … ──────╮
            │    Age  Why           Payout        To                    Amount       Owner │
            │▌  12 d  ! 12 refused notifications at cashypro-co: the signature does not m… ┃
            │    9 d  ≠ break       PO-7F3K-0004  amount                  0.01  ARS  ◇ 2nd ┃
            │    4 d  ≠ break       PO-7F3K-0003  status              4,800.00  ARS  dara  ┃
            │    3 d  … gave up     PO-7F3K-0012  ····7766                7.00  USD  ◇ 2nd ┃
            │    1 d  ≠ break       PO-7F3K-0005  duplicate          12,500.00  ARS  –     ┃
            │    1 d  ≠ break       PD1000002     only theirs           990.00  ARS  –     ┃
            │    4 m  ↩ returned    PO-7F3K-0005  Jeson 王小明       60,000.50  COP  –     ┃
            │    3 m  ≠ conflict    PO-7F3K-0004  María Gómez       480,000.00  COP  –     │
            │    2 m  ? unknown     PO-7F3K-0003  Nguyễn Thị …    1,250,000     VND  dara  │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Notifications ───────────────────────────────────────────────────────────────╮
            │ What        12 refused notifications at cashypro-co: the signature does    ┃ │
            │             not match                                                      ┃ │
            │ Why         Their signatures do not match our secret: the secret was       ┃ │
            │             changed at the provider or here, or somebody forges            ┃ │
            │             notifications. None of them changed a payout.                  │ │
            │ What to do  Compare the secret with the one in the provider's portal. What │ │
            │ You may only look here: to work on the worklist you need the role support,   │
            │ maker, approver, on-call or admin; ask linh or sokha.                        │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter open   / search   f reason   o mine   F views   : command   ? help
            """
        )
    }
}
