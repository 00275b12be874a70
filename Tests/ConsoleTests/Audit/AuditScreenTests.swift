import PayoutService
import Payouts
import TerminalUITesting
import Testing

@testable import Console

/// Whole screens of who did what.
struct AuditScreenTests {
    @Test func `the audit trail at 80 by 24`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(1_204), width: 80, height: 24)
        console.press("j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Audit  1,204 records, newest first ──────────────────────────────────────────╮
            │ V checks that nobody changed a record.                                       │
            │      Record   Age  Who           What       Subject            Reason        │
            │       1,204   0 s  sokha         reveal     PO-7F3K-0004                     ┃
            │▌      1,203   1 m  dara          resume     vexora-ar                        │
            │       1,202   3 m  sokha         claim      PO-7F3K-0004       sokha         │
            │       1,201   4 m  dara          pause      vexora-ar          every create… │
            │       1,200   6 m  sokha         reveal     PO-7F3K-0004                     │
            │       1,199   7 m  dara          resume     vexora-ar                        │
            │       1,198   9 m  sokha         claim      PO-7F3K-0004       sokha         │
            │       1,197  10 m  dara          pause      vexora-ar          every create… │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Record 1,203 ────────────────────────────────────────────────────────────────╮
            │ When        2026-11-21 14:30:37 +07                                        ┃ │
            │ Who         dara                                                           ┃ │
            │ What        resume                                                         ┃ │
            │ Subject     vexora-ar                                                      ┃ │
            │ Reason      –                                                              ┃ │
            │                                                                            │ │
            │ Before it   b2b9c0c7ced5dce3 eaf1f8ff060d141b 222930373e454c53             │ │
            │             5a61686f767d848b                                               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V check   f only its subject   enter open   / search   : command   ? help
            """
        )
    }

    @Test func `the audit trail at 120 by 34, checked`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(7), width: 120, height: 34)
        console.press("V j j")
        console.send(.audit(.checked(.intact(AuditHead(count: 7, hash: .fixture(7))))))
        console.press("j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Audit  7 records, newest first ────────────────────────────────────────────╮╭ Record 4 ──────────────────────────────╮
            │ ✓ intact at 14:32:07, head 7:070e151c232a                                  ││ When        2026-11-21 14:27:37 +07    │
            │      Record   Age  Who           What       Subject            Reason      ││ Who         sokha                      │
            │           7   0 s  dara          resume     vexora-ar                      ││ What        reveal                     │
            │           6   1 m  sokha         claim      PO-7F3K-0004       sokha       ││ Subject     PO-7F3K-0004               │
            │           5   3 m  dara          pause      vexora-ar          every crea… ││ Reason      –                          │
            │▌          4   4 m  sokha         reveal     PO-7F3K-0004                   ││                                        │
            │           3   6 m  dara          resume     vexora-ar                      ││ Before it   030a11181f262d34           │
            │           2   7 m  sokha         claim      PO-7F3K-0004       sokha       ││             3b424950575e656c           │
            │           1   9 m  dara          pause      vexora-ar          every crea… ││             737a81888f969da4           │
            │                                                                            ││             abb2b9c0c7ced5dc           │
            │                                                                            ││ Its hash    040b121920272e35           │
            │                                                                            ││             3c434a51585f666d           │
            │                                                                            ││             747b828990979ea5           │
            │                                                                            ││             acb3bac1c8cfd6dd           │
            │                                                                            ││ Checked     not yet                    │
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
            │                                                                            ││                                        │
            │                                                                            ││                                        │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             V check   f only its subject   enter open   / search   F views   : command   ? help
            """
        )
    }

    @Test func `a ledger in which nobody has done anything`() throws {
        let console = try Harness(audit: [], width: 80, height: 24)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Audit ───────────────────────────────────────────────────────────────────────╮
            │ V checks that nobody changed a record.                                       │
            │                                                                              │
            │  Nobody has done anything yet.                                               │
            │  Every act leaves a record here that cannot be changed.                      │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Detail ──────────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  What is selected in the list is shown here.                                 │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V check   / search   F views   : command   ? help
            """
        )
    }
}
