import TerminalUITesting
import Testing

@testable import Console

/// What the audit trail says where there is nothing to show, nothing fresh, or nothing to do.
struct AuditStatesTests {
    @Test func `nothing was read yet`() throws {
        let console = try Harness.unread("7")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   reading… · 14:32 +07
            ╭ Audit ───────────────────────────────────────────────────────────────────────╮
            │ V checks that nobody changed a record.                                       │
            │                                                                              │
            │  Reading who did what…                                                       │
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
             V check   / search   F views   : command   ? help
            """
        )
    }

    @Test func `nothing could be read`() throws {
        let console = try Harness.failed("7")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2      3        4  5      6      7   not live · 14:32 +07
            ╭ Audit ───────────────────────────────────────────────────────────────────────╮
            │ V checks that nobody changed a record.                                       │
            │                                                                              │
            │  The records could not be read.                                              │
            │  ledger.sqlite is kept busy by another process. Try again.                   │
            │  ctrl-l reads again.                                                         │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing to show here before the list could be read.                         │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V check   / search   F views   : command   ? help
            """
        )
    }

    @Test func `what is shown could not be read again`() throws {
        let console = try Harness.outdated("7")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7   not live · 14:32 +07
            ╭ Audit  300 records, newest first ───────────────────────────── read 0 s ago ─╮
            │ V checks that nobody changed a record.                                       │
            │      Record   Age  Who           What       Subject            Reason        │
            │▌        300   0 s  sokha         reveal     PO-7F3K-0004                     ┃
            │         299   1 m  dara          resume     vexora-ar                        │
            │ Not live: ledger.sqlite is kept busy by another process… ctrl-l reads again. │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Record 300 ─────────────────────────────────────────────────── read 0 s ago ─╮
            │ When        2026-11-21 14:32:07 +07                                        ┃ │
            │ Who         sokha                                                          ┃ │
            │ What        reveal                                                         │ │
            │ Subject     PO-7F3K-0004                                                   │ │
            │ Reason      –                                                              │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V check   f only its subject   enter open   / search   : command   ? help
            """
        )
    }
}
