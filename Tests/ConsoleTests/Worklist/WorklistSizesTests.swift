import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The worklist as the console starts with them, at the sizes of terminals that people have.
struct WorklistSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
        console.press("2")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Worklist  1 conflict · 1 reversed … ─╮
            │   Why                   Amount       │
            │▌  12 d  ! 12 refused notifications … ┃
            │   ≠ break                 0.01  ARS  ┃
            │   ≠ break             4,800.00  ARS  │
            │   … gave up               7.00  USD  │
            │   ≠ break            12,500.00  ARS  │
            ╰──────────────────────────────────────╯
             enter open   : command   ? help
            """
        )
        console.press("tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Notifications ───────────────────────╮
            │ What        12 refused             ┃ │
            │             notifications at       │ │
            │             cashypro-co: the       │ │
            │             signature does not     │ │
            │             match                  │ │
            │ Why         Their signatures do    │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `200 by 60`() throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("2")
        expectSnapshot(console.text, Self.wide)
    }

    private static let wide =
        """
         paydesk   SANDBOX   dara   1 Payouts  2 Worklist 11    3 Providers ● 3 of 5  4 Batches  5 Approvals 2     6 Reconciliation 5     7 Audit  8 Notifications                             live · 14:32 +07
        ╭ Worklist  1 conflict · 1 reversed · 1 gave up · 1 unknown · 5 breaks · 1 late · 1 notice ────────────────────────╮╭ Notifications ───────────────────────────────────────────────────────────────────╮
        │    Age  Why           Payout        Provider     To                         Amount       Owner     Next step     ││ What        12 refused notifications at cashypro-co: the signature does not      │
        │▌  12 d  ! 12 refused notifications at cashypro-co: the signature does not match                                  ││             match                                                                │
        │    9 d  ≠ break       PO-7F3K-0004  vexora-ar    amount                       0.01  ARS  ◇ 2nd     resolve       ││ Why         Their signatures do not match our secret: the secret was changed     │
        │    4 d  ≠ break       PO-7F3K-0003  vexora-ar    status                   4,800.00  ARS  dara      resolve       ││             at the provider or here, or somebody forges notifications. None of   │
        │    3 d  … gave up     PO-7F3K-0012  dvpay        ····7766                     7.00  USD  ◇ 2nd     ask support   ││             them changed a payout.                                               │
        │    1 d  ≠ break       PO-7F3K-0005  vexora-ar    duplicate               12,500.00  ARS  –         resolve       ││ What to do  Compare the secret with the one in the provider's portal. What was   │
        │    1 d  ≠ break       PD1000002     vexora-ar    only theirs                990.00  ARS  –         resolve       ││             missed is learnt by queries.                                         │
        │    4 m  ↩ returned    PO-7F3K-0005  cashypro-co  Jeson 王小明            60,000.50  COP  –         tell customer ││ First       2026-11-09 14:32:07 +07                                              │
        │    3 m  ≠ conflict    PO-7F3K-0004  cashypro-co  María Gómez            480,000.00  COP  –         re-query      ││ Latest      2026-11-21 14:30:37 +07                                              │
        │    2 m  ? unknown     PO-7F3K-0003  paypro-vn    Nguyễn Thị Thuỳ …    1,250,000     VND  dara      re-query      ││ Then        d marks them as looked at.                                           │
        │    1 m  ◔ late        PO-7F3K-0002  dvpay        សុខ ដារ៉ា                    250.50  USD  sokha     re-query      ││                                                                                  │
        │    1 m  ≠ break       PO-7F3K-0002  vexora-ar    late                       700.50  ARS  –         resolve       ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        │                                                                                                                  ││                                                                                  │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────╯
         d dismiss   n new   enter open   / search   f reason   o mine   F views   : command   ? help
        """
}
