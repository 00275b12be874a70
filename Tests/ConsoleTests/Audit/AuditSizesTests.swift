import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The audit trail as the console starts with it, at the sizes of terminals that people have.
struct AuditSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
        console.press("7")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Audit  300 records, newest first ────╮
            │ V checks that nobody changed a reco… │
            │   Who        What       Subject      │
            │▌  sokha      reveal     PO-7F3K-0004 ┃
            │   dara       resume     vexora-ar    │
            │   sokha      claim      PO-7F3K-0004 │
            │   dara       pause      vexora-ar    │
            ╰──────────────────────────────────────╯
             enter open   : command   ? help
            """
        )
        console.press("tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Record 300 ──────────────────────────╮
            │ When        2026-11-21 14:32:07    ┃ │
            │             +07                    ┃ │
            │ Who         sokha                  │ │
            │ What        reveal                 │ │
            │ Subject     PO-7F3K-0004           │ │
            │ Reason      –                      │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `120 by 34`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("7")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5 2    6 5    7  8                 live · 14:32 +07
            ╭ Audit  300 records, newest first ──────────────────────────────────────────╮╭ Record 300 ────────────────────────────╮
            │ V checks that nobody changed a record.                                     ││ When        2026-11-21 14:32:07 +07    │
            │      Record   Age  Who           What       Subject            Reason      ││ Who         sokha                      │
            │▌        300   0 s  sokha         reveal     PO-7F3K-0004                   ┃│ What        reveal                     │
            │         299   1 m  dara          resume     vexora-ar                      ┃│ Subject     PO-7F3K-0004               │
            │         298   3 m  sokha         claim      PO-7F3K-0004       sokha       ┃│ Reason      –                          │
            │         297   4 m  dara          pause      vexora-ar          every crea… ││                                        │
            │         296   6 m  sokha         reveal     PO-7F3K-0004                   ││ Before it   2b323940474e555c           │
            │         295   7 m  dara          resume     vexora-ar                      ││             636a71787f868d94           │
            │         294   9 m  sokha         claim      PO-7F3K-0004       sokha       ││             9ba2a9b0b7bec5cc           │
            │         293  10 m  dara          pause      vexora-ar          every crea… ││             d3dae1e8eff6fd04           │
            │         292  12 m  sokha         reveal     PO-7F3K-0004                   ││ Its hash    2c333a41484f565d           │
            │         291  13 m  dara          resume     vexora-ar                      ││             646b727980878e95           │
            │         290  15 m  sokha         claim      PO-7F3K-0004       sokha       ││             9ca3aab1b8bfc6cd           │
            │         289  16 m  dara          pause      vexora-ar          every crea… ││             d4dbe2e9f0f7fe05           │
            │         288  18 m  sokha         reveal     PO-7F3K-0004                   ││ Checked     not yet: V does            │
            │         287  19 m  dara          resume     vexora-ar                      ││                                        │
            │         286  21 m  sokha         claim      PO-7F3K-0004       sokha       ││                                        │
            │         285  22 m  dara          pause      vexora-ar          every crea… ││                                        │
            │         284  24 m  sokha         reveal     PO-7F3K-0004                   ││                                        │
            │         283  25 m  dara          resume     vexora-ar                      ││                                        │
            │         282  27 m  sokha         claim      PO-7F3K-0004       sokha       ││                                        │
            │         281  28 m  dara          pause      vexora-ar          every crea… ││                                        │
            │         280  30 m  sokha         reveal     PO-7F3K-0004                   ││                                        │
            │         279  31 m  dara          resume     vexora-ar                      ││                                        │
            │         278  33 m  sokha         claim      PO-7F3K-0004       sokha       ││                                        │
            │         277  34 m  dara          pause      vexora-ar          every crea… ││                                        │
            │         276  36 m  sokha         reveal     PO-7F3K-0004                   ││                                        │
            │         275  37 m  dara          resume     vexora-ar                      ││                                        │
            │         274  39 m  sokha         claim      PO-7F3K-0004       sokha       ││                                        │
            │         273  40 m  dara          pause      vexora-ar          every crea… ││                                        │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             V check   f only its subject   enter open   / search   F views   : command   ? help
            """
        )
    }

    @Test func `120 by 34 in roles`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("7")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   m mmmmmmm  m mmmmmmmm AA   m mmmmmmmmm A AAA  m  m A    m A    H  m                 SSSS f HHHHH HHH
            B TTTTT  mmm mmmmmmmm mmmmmm mmmmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBb mmmmmm mmm bbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            B m mmmmmm mmmm mmmmmm mmmmmmm m mmmmmmm                                     Bb llll        tttttttttt tttttttt ttt    b
            B      HHHHHH   HHH  HHH           HHHH       HHHHHHH            HHHHHH      Bb lll         TTTTT                      b
            Bc        TTT   m m  ttttt         TTTTTT     tttttttttttt                   mb llll        tttttt                     b
            B         mmm   m m  tttt          TTTTTT     ttttttttt                      mb lllllll     tttttttttttt               b
            B         mmm   m m  ttttt         TTTTT      tttttttttttt       mmmmm       mb llllll      f                          b
            B         mmm   m m  tttt          TTTTT      ttttttttt          mmmmm mmmmm Bb                                        b
            B         mmm   m m  ttttt         TTTTTT     tttttttttttt                   Bb llllll ll   mmmmmmmmmmmmmmmm           b
            B         mmm   m m  tttt          TTTTTT     ttttttttt                      Bb             mmmmmmmmmmmmmmmm           b
            B         mmm   m m  ttttt         TTTTT      tttttttttttt       mmmmm       Bb             mmmmmmmmmmmmmmmm           b
            B         mmm  mm m  tttt          TTTTT      ttttttttt          mmmmm mmmmm Bb             mmmmmmmmmmmmmmmm           b
            B         mmm  mm m  ttttt         TTTTTT     tttttttttttt                   Bb lll llll    mmmmmmmmmmmmmmmm           b
            B         mmm  mm m  tttt          TTTTTT     ttttttttt                      Bb             mmmmmmmmmmmmmmmm           b
            B         mmm  mm m  ttttt         TTTTT      tttttttttttt       mmmmm       Bb             mmmmmmmmmmmmmmmm           b
            B         mmm  mm m  tttt          TTTTT      ttttttttt          mmmmm mmmmm Bb             mmmmmmmmmmmmmmmm           b
            B         mmm  mm m  ttttt         TTTTTT     tttttttttttt                   Bb lllllll     mmm mmmm m mmmm            b
            B         mmm  mm m  tttt          TTTTTT     ttttttttt                      Bb                                        b
            B         mmm  mm m  ttttt         TTTTT      tttttttttttt       mmmmm       Bb                                        b
            B         mmm  mm m  tttt          TTTTT      ttttttttt          mmmmm mmmmm Bb                                        b
            B         mmm  mm m  ttttt         TTTTTT     tttttttttttt                   Bb                                        b
            B         mmm  mm m  tttt          TTTTTT     ttttttttt                      Bb                                        b
            B         mmm  mm m  ttttt         TTTTT      tttttttttttt       mmmmm       Bb                                        b
            B         mmm  mm m  tttt          TTTTT      ttttttttt          mmmmm mmmmm Bb                                        b
            B         mmm  mm m  ttttt         TTTTTT     tttttttttttt                   Bb                                        b
            B         mmm  mm m  tttt          TTTTTT     ttttttttt                      Bb                                        b
            B         mmm  mm m  ttttt         TTTTT      tttttttttttt       mmmmm       Bb                                        b
            B         mmm  mm m  tttt          TTTTT      ttttttttt          mmmmm mmmmm Bb                                        b
            B         mmm  mm m  ttttt         TTTTTT     tttttttttttt                   Bb                                        b
            B         mmm  mm m  tttt          TTTTTT     ttttttttt                      Bb                                        b
            B         mmm  mm m  ttttt         TTTTT      tttttttttttt       mmmmm       Bb                                        b
            B         mmm  mm m  tttt          TTTTT      ttttttttt          mmmmm mmmmm Bb                                        b
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhhhh   k hhhh hhh hhhhhhh   kkkkk hhhh   k hhhhhh   k hhhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("7")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Audit  300 records, newest first ────────────────────────────────────────────────────────────────────────────────╮╭ Record 300 ──────────────────────────────────────────────────────────────────────╮
        │ V checks that nobody changed a record.                                                                           ││ When        2026-11-21 14:32:07 +07                                              │
        │      Record   Age  Who           What       Subject            Reason                                            ││ Who         sokha                                                                │
        │▌        300   0 s  sokha         reveal     PO-7F3K-0004                                                         ┃│ What        reveal                                                               │
        │         299   1 m  dara          resume     vexora-ar                                                            ┃│ Subject     PO-7F3K-0004                                                         │
        │         298   3 m  sokha         claim      PO-7F3K-0004       sokha                                             ┃│ Reason      –                                                                    │
        │         297   4 m  dara          pause      vexora-ar          every create times out                            ┃│                                                                                  │
        │         296   6 m  sokha         reveal     PO-7F3K-0004                                                         ┃│ Before it   2b323940474e555c 636a71787f868d94 9ba2a9b0b7bec5cc                   │
        │         295   7 m  dara          resume     vexora-ar                                                            ┃│             d3dae1e8eff6fd04                                                     │
        │         294   9 m  sokha         claim      PO-7F3K-0004       sokha                                             ┃│ Its hash    2c333a41484f565d 646b727980878e95 9ca3aab1b8bfc6cd                   │
        │         293  10 m  dara          pause      vexora-ar          every create times out                            ┃│             d4dbe2e9f0f7fe05                                                     │
        │         292  12 m  sokha         reveal     PO-7F3K-0004                                                         ┃│ Checked     not yet: V does                                                      │
        │         291  13 m  dara          resume     vexora-ar                                                            ┃│                                                                                  │
        │         290  15 m  sokha         claim      PO-7F3K-0004       sokha                                             ┃│                                                                                  │
        │         289  16 m  dara          pause      vexora-ar          every create times out                            ┃│                                                                                  │
        │         288  18 m  sokha         reveal     PO-7F3K-0004                                                         ┃│                                                                                  │
        │         287  19 m  dara          resume     vexora-ar                                                            ┃│                                                                                  │
        │         286  21 m  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         285  22 m  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         284  24 m  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         283  25 m  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         282  27 m  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         281  28 m  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         280  30 m  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         279  31 m  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         278  33 m  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         277  34 m  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         276  36 m  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         275  37 m  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         274  39 m  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         273  40 m  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         272  42 m  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         271  43 m  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         270  45 m  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         269  46 m  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         268  48 m  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         267  49 m  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         266  51 m  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         265  52 m  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         264  54 m  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         263  55 m  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         262  57 m  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         261  58 m  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         260   1 h  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         259   1 h  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         258   1 h  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         257   1 h  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         256   1 h  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         255   1 h  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         254   1 h  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         253   1 h  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         252   1 h  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         251   1 h  dara          resume     vexora-ar                                                            ││                                                                                  │
        │         250   1 h  sokha         claim      PO-7F3K-0004       sokha                                             ││                                                                                  │
        │         249   1 h  dara          pause      vexora-ar          every create times out                            ││                                                                                  │
        │         248   1 h  sokha         reveal     PO-7F3K-0004                                                         ││                                                                                  │
        │         247   1 h  dara          resume     vexora-ar                                                            ││                                                                                  │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────╯
         V check   f only its subject   enter open   / search   F views   : command   ? help
        """
}
