import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct FilterTests {
    @Test func `statuses are chosen with their counts`() throws {
        var console = try Harness(.numbered(5_000), width: 80, height: 24)
        console.press("f")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 99+  3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  5,000 · newest first ───────────────────────────────────────────────╮
            │    Age  Status        Payout        To                           Amount      │
            │▌   1 m  ● paid        PO-7F3K-0001  NAME 1                 1,250,000     VND ┃
            │    2 m  ● paid        P╭ Show which status? ───────╮       1,250,000     VND │
            │    3 m  ● paid        P│type to narrow down        │       1,250,000     VND │
            │    4 m  ● paid        P│▌ All                5,000 │       1,250,000     VND │
            │    5 m  ● paid        P│  Unknown or returned  500 │       1,250,000     VND │
            │    6 m  ● paid        P│  Not settled yet      500 │       1,250,000     VND │
            │    7 m  ● paid        P│  approval               0 │       1,250,000     VND │
            │    8 m  ● paid        P│  queued                 0 │       1,250,000     VND │
            │    9 m  ● paid        P│  submitting             0 │       1,250,000     VND │
            ╰────────────────────────│  processing             0 │─────────────────────────╯
            ╭ PO-7F3K-0001 ──────────│  unknown              500 │─────────────────────────╮
            │ Summary   Timeline   At│  paid               4,500 │                         │
            │                        │  failed                 0 │                         │
            │ Status      ● paid for │  returned               0 │                       ┃ │
            │ Why         became paid│  rejected               0 │                       ┃ │
            │ What to do  Nothing: th│  canceled               0 │                       │ │
            │                        ╰───────────────────────────╯                       │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          NAME 1                                                         │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter choose   ↑ ↓ move   escape back
            """
        )
    }

    @Test func `those that need a person`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("f")
        console.type("unknown or")
        console.press("enter")
        #expect(console.state.payoutFilter.statuses == [.unknown, .returned])
        expectSnapshot(
            console.lines.prefix(7).joined(separator: "\n"),
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  3 of 12 · newest first ─────────────────────────────────────────────╮
            │  status:unknown,returned ✕                                                   │
            │    Age  Status        Payout        To                           Amount      │
            │▌   3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND │
            │    5 m  ↩ returned    PO-7F3K-0005  Jeson 王小明              60,000.50  COP │
            │    3 d  ? unknown     PO-7F3K-0012  ····7766                       7.00  USD │
            """
        )
    }

    @Test func `providers are chosen with their counts`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("p")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  12 · newest first ──────────────────────────────────────────────────╮
            │    Age  Status        Payout        To                           Amount      │
            │▌  12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET        1,250,000     VND ┃
            │    2 m  ◐ processing  PO-7F3K-0002  សុខ ដារ៉ា                      250.50  USD ┃
            │    3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND ┃
            │    4 m  ● paid        PO-7F3K-0004  María Gómez              480,000.00  COP ┃
            │    5 m  ↩ returned    PO╭ Show which provider? ───╮           60,000.50  COP ┃
            │    6 m  ✖ failed      PO│type to narrow down      │              300.00  BDT ┃
            │    7 m  ● paid        PO│▌ All providers       12 │a          15,000.00  ARS │
            │    8 m  ◇ approval    PO│  DVPay · Cambodia     2 │       99,000,000     VND │
            │    2 h  ◐ submitting  PO│  PayPro · Vietnam     6 │        1,250,000     VND │
            ╰─────────────────────────│  Vexora · Argentina   1 │──────────────────────────╯
            ╭ PO-7F3K-0001 ───────────│  PayPro · Bangladesh  1 │──────────────────────────╮
            │ Summary   Timeline   Att│  CashyPro · Colombia  2 │                          │
            │                         ╰─────────────────────────╯                          │
            │ Status      ◌ queued for 12 s                                              ┃ │
            │ Why         created                                                        ┃ │
            │ What to do  Nothing: it is submitted by itself. W withdraws it.            │ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          NGUYEN THE VIET                                                │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter choose   ↑ ↓ move   escape back
            """
        )
        console.type("colom")
        console.press("enter")
        #expect(console.state.payoutFilter.providers == [.cashyproCO])
        #expect(console.state.list.rows.count == 2)
    }

    @Test func `filters stack, and escape takes all away`() throws {
        var console = try Harness()
        console.press("f")
        console.type("unknown")
        console.press("enter p")
        console.type("dvpay")
        console.press("enter")
        #expect(console.state.list.rows.map(\.id) == [.fixture(12)])
        #expect(console.text.contains("1 of 12"))
        console.press("escape")
        #expect(console.state.list.rows.count == 12)
        #expect(console.selection == .fixture(12))
    }

    @Test func `all takes a filter away`() throws {
        var console = try Harness()
        console.press("p down enter p enter")
        #expect(console.state.list.filter.isEmpty)
    }

    @Test func `the selected payout stays selected where it matches, however deep`() throws {
        var console = try Harness(.numbered(5_000))
        console.press("G")
        #expect(console.selection == .fixture(5_000))
        console.press("f")
        console.type("unknown")
        console.press("enter")
        #expect(console.selection == .fixture(5_000))
        #expect(console.shown.contains(.fixture(5_000)))
    }

    @Test func `where it does not match the newest is selected`() throws {
        var console = try Harness(.numbered(5_000))
        console.press("f")
        console.type("unknown")
        console.press("enter")
        #expect(console.selection == .fixture(10))
    }

    @Test func `a choice is left without a change`() throws {
        var console = try Harness()
        _ = console.takeEffects()
        console.press("f down down escape")
        #expect(console.state.overlay == nil)
        #expect(console.effects.isEmpty)
    }
}
