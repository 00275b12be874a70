import PayoutService
import Payouts
import TerminalUITesting
import Testing

@testable import Console

/// Whole screens of what waits for a second person.
struct ApprovalsScreenTests {
    private static let linh = OperatorName(rawValue: "linh")

    private func cases() throws -> [ApprovalCase] {
        let before = [
            PayoutHistory(41, .failed), PayoutHistory(42, .paid), PayoutHistory(43, .paid),
        ]
        return [
            try .batch(1_200), try .payout(4, .vnd(60_000_000), approvedBy: [Self.linh]),
            try .payout(3, by: .dara), try .payout(2, before: before),
        ]
    }

    @Test func `where some are marked, the keys and the detail say that those are meant`() throws {
        var console = try Harness(approvals: cases(), width: 200, height: 60)
        console.press("G space k")
        #expect(console.lines.last?.contains("a approve marked") == true)
        console.press("k")
        #expect(console.text.contains("can decide; a approves the 1 marked"))
    }

    @Test func `what waits at 80 by 24`() throws {
        var console = try Harness(approvals: cases(), width: 80, height: 24)
        console.press("G")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5 3    6      7  8    live · 14:32 +07
            ╭ Approvals  4 wait, oldest first · 3 for you ─────────────────────────────────╮
            │   Since  What          To                    Amount       Made by   Approved │
            │    10 m  BA-7F3K-2QMX  1,200 payo… 1,200,000,000     VND  sokha     0 of 1   │
            │     4 m  PO-7F3K-0004  NGUYEN THE …   60,000,000     VND  sokha     1 of 2   │
            │     3 m  PO-7F3K-0003  NGUYEN THE …    1,250,000     VND  dara      0 of 1   │
            │▌    2 m  PO-7F3K-0002  NGUYEN THE …    1,250,000     VND  sokha     0 of 1   │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0002 ────────────────────────────────────────────────────────────────╮
            │ Waits for   anybody else, 0 of 1 so far                                    ┃ │
            │ You         can decide: a approves, x rejects                              ┃ │
            │ Rule        above 1,000,000 VND: 1 checker                                 │ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          NGUYEN THE VIET                                                │ │
            │ Account     ····9852 · ACB                                                 │ │
            │ Provider    PayPro · Vietnam                                               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             a approve   x reject   n new   s card   enter open   : command   ? help
            """
        )
    }

    @Test func `of sums in two currencies the one that is shown is named, and the rest counted`()
        throws
    {
        let sums = [Money(minorUnits: 8_550, currency: .usd), .vnd(1_000_000)]
        let mixed = try ApprovalCase.batch(2, totals: sums)
        let console = try Harness(approvals: [mixed, .payout(2)], width: 80, height: 24)
        expectSnapshot(
            console.lines[2...4].joined(separator: "\n"),
            """
            │   Since  What          To                 Amount          Made by   Approved │
            │▌   10 m  BA-7F3K-2QMX  2 payouts           85.50  USD +1  sokha     0 of 1   │
            │     2 m  PO-7F3K-0002  NGUYEN THE…  1,250,000     VND     sokha     0 of 1   │
            """
        )
        let wide = try Harness(approvals: [mixed, .payout(2)], width: 120, height: 34)
        expectSnapshot(
            wide.lines[2...4].map { String($0.prefix(78)) }.joined(separator: "\n"),
            """
            │   Since  What          To               Amount          Made by   Approved │
            │▌   10 m  BA-7F3K-2QMX  2 payouts         85.50  USD +1  sokha     0 of 1   │
            │     2 m  PO-7F3K-0002  NGUYEN T…  1,250,000     VND     sokha     0 of 1   │
            """
        )
    }

    @Test func `a limit that a batch and its largest payout share is said once`() throws {
        let band = ApprovalBand(above: .vnd(400_000), checkers: 1)
        let policy = ApprovalPolicy(single: [band], batch: [band])
        let console = try Harness(approvals: [.batch(2, policy: policy)], width: 80, height: 24)
        #expect(console.text.contains("│ Rule        above 400,000 VND: 1 checker   "))
    }

    @Test func `the detail at 80 by 24 scrolls to what would be sent`() throws {
        var console = try Harness(approvals: cases(), width: 80, height: 24)
        console.press("G tab page-down")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5 3    6      7  8    live · 14:32 +07
            ╭ Approvals  4 wait, oldest first · 3 for you ─────────────────────────────────╮
            │   Since  What          To                    Amount       Made by   Approved │
            │     4 m  PO-7F3K-0004  NGUYEN THE …   60,000,000     VND  sokha     1 of 2   │
            │     3 m  PO-7F3K-0003  NGUYEN THE …    1,250,000     VND  dara      0 of 1   ┃
            │▌    2 m  PO-7F3K-0002  NGUYEN THE …    1,250,000     VND  sokha     0 of 1   ┃
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0002 ────────────────────────────────────────────────────────────────╮
            │ Paid to this account before                                                │ │
            │ 2 paid, 2,500,000 VND                                                      │ │
            │ 1 failed, 1,250,000 VND                                                    │ │
            │ The last one 43 m ago: 1,250,000 VND, paid                                 │ │
            │                                                                            │ │
            │ What would be sent                                                         │ │
            │ POST https://paypro-vn.example/payouts                                     │ │
            │ content-type: application/json                                             ┃ │
            │ x-sign: [secret]                                                           ┃ │
            │ {                                                                          ┃ │
            │   "amount": "1250000",                                                     ┃ │
            │   "account": "····9852",                                                   ┃ │
            │   "accountName": "NGUYEN THE VIET"                                         ┃ │
            │ }                                                                          ┃ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             escape back   a approve   x reject   n new   s card   : command   ? help
            """
        )
    }

    @Test func `what waits at 120 by 34`() throws {
        var console = try Harness(approvals: cases(), width: 120, height: 34)
        console.press("G")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5 3    6      7  8                 live · 14:32 +07
            ╭ Approvals  4 wait, oldest first · 3 for you ───────────────────────────────╮╭ PO-7F3K-0002 ──────────────────────────╮
            │   Since  What          To                   Amount       Made by  Approved ││ Waits for   anybody else, 0 of 1 so  ┃ │
            │    10 m  BA-7F3K-2QMX  1,200 pay… 1,200,000,000     VND  sokha    0 of 1   ││             far                      ┃ │
            │     4 m  PO-7F3K-0004  NGUYEN THE …  60,000,000     VND  sokha    1 of 2   ││ You         can decide: a approves,  ┃ │
            │     3 m  PO-7F3K-0003  NGUYEN THE …   1,250,000     VND  dara     0 of 1   ││             x rejects                ┃ │
            │▌    2 m  PO-7F3K-0002  NGUYEN THE …   1,250,000     VND  sokha    0 of 1   ││ Rule        above 1,000,000 VND: 1   ┃ │
            │                                                                            ││             checker                  ┃ │
            │                                                                            ││                                      ┃ │
            │                                                                            ││ Amount      1,250,000 VND            ┃ │
            │                                                                            ││ To          NGUYEN THE VIET          ┃ │
            │                                                                            ││ Account     ····9852 · ACB           ┃ │
            │                                                                            ││ Provider    PayPro · Vietnam         ┃ │
            │                                                                            ││ Order no    202611211200000000000002 ┃ │
            │                                                                            ││ Made        2026-11-21 14:30:07 +07  ┃ │
            │                                                                            ││             by sokha                 ┃ │
            │                                                                            ││ Content     070707070707             ┃ │
            │                                                                            ││                                      ┃ │
            │                                                                            ││ Paid to this account before          ┃ │
            │                                                                            ││ 2 paid, 2,500,000 VND                ┃ │
            │                                                                            ││ 1 failed, 1,250,000 VND              ┃ │
            │                                                                            ││ The last one 43 m ago:               ┃ │
            │                                                                            ││ 1,250,000 VND, paid                  ┃ │
            │                                                                            ││                                      ┃ │
            │                                                                            ││ What would be sent                   ┃ │
            │                                                                            ││ POST                                 ┃ │
            │                                                                            ││ https://paypro-vn.example/payouts    ┃ │
            │                                                                            ││ content-type: application/json       ┃ │
            │                                                                            ││ x-sign: [secret]                     ┃ │
            │                                                                            ││ {                                    ┃ │
            │                                                                            ││   "amount": "1250000",               │ │
            │                                                                            ││   "account": "····9852",             │ │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             a approve   x reject   n new   s card   enter open   / search   space mark   F views   : command   ? help
            """
        )
    }

    @Test func `a batch at 120 by 34`() throws {
        let console = try Harness(approvals: cases(), width: 120, height: 34)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5 3    6      7  8                 live · 14:32 +07
            ╭ Approvals  4 wait, oldest first · 3 for you ───────────────────────────────╮╭ BA-7F3K-2QMX ──────────────────────────╮
            │   Since  What          To                   Amount       Made by  Approved ││ Waits for   anybody else, 0 of 1 so  ┃ │
            │▌   10 m  BA-7F3K-2QMX  1,200 pay… 1,200,000,000     VND  sokha    0 of 1   ││             far                      ┃ │
            │     4 m  PO-7F3K-0004  NGUYEN THE …  60,000,000     VND  sokha    1 of 2   ││ You         can decide: a approves,  ┃ │
            │     3 m  PO-7F3K-0003  NGUYEN THE …   1,250,000     VND  dara     0 of 1   ││             x rejects                │ │
            │     2 m  PO-7F3K-0002  NGUYEN THE …   1,250,000     VND  sokha    0 of 1   ││ Rule        above 0 VND: 1 checker   │ │
            │                                                                            ││                                      │ │
            │                                                                            ││ Amount      1,200,000,000 VND        │ │
            │                                                                            ││ Payouts     1,200                    │ │
            │                                                                            ││ New         12, never paid before    │ │
            │                                                                            ││ Provider    PayPro · Vietnam         │ │
            │                                                                            ││ Made        2026-11-21 14:22:07 +07  │ │
            │                                                                            ││             by sokha                 │ │
            │                                                                            ││ Content     090909090909             │ │
            │                                                                            ││                                      │ │
            │                                                                            ││ Payout 1 of 1,200  right: next       │ │
            │                                                                            ││ Payout      PO-7F3K-0501             │ │
            │                                                                            ││ Amount      1,000,000 VND            │ │
            │                                                                            ││ To          NGUYEN THE VIET          │ │
            │                                                                            ││ Account     ····9852 · ACB           │ │
            │                                                                            ││ Provider    PayPro · Vietnam         │ │
            │                                                                            ││ Order no    202611211200000000000501 │ │
            │                                                                            ││                                      │ │
            │                                                                            ││ Paid to this account before          │ │
            │                                                                            ││ Never: compare the account with its  │ │
            │                                                                            ││ invoice.                             │ │
            │                                                                            ││                                      │ │
            │                                                                            ││ What would be sent                   │ │
            │                                                                            ││ POST                                 │ │
            │                                                                            ││ https://paypro-vn.example/payouts    │ │
            │                                                                            ││ content-type: application/json       │ │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             a approve   x reject   n new   right next payout   s card   enter open   / search   space mark   : command   ? help
            """
        )
    }

    @Test func `the question before an approval`() throws {
        var console = try Harness(approvals: cases(), width: 80, height: 24, isProduction: true)
        console.press("j a")
        expectSnapshot(
            console.text,
            """
              PRODUCTION   dara   1  2 3    3        5 3    6              live · 14:32 +07
            ╭ Approvals  4 wait, oldest first · 3 for you ─────────────────────────────────╮
            │   Since  What          To                    Amount       Made by   Approved │
            │    10 m  BA-7F3K-2QMX  1,200 payo… 1,200,000,000     VND  sokha     0 of 1   │
            │▌    4 m  PO-7F3K-0004  NGUYEN THE …   60,000,000     VND  sokha     1 of 2   │
            │     3 m  PO-7F3K-0003  NGUYEN THE …    1,250,000     VND  dara      0 of 1   │
            │   ╭ Approve PO-7F3K-0004? ───────────────────────────────────────────────╮   │
            │   │                                                                      │   │
            │   │  60,000,000 VND to NGUYEN THE VIET, ····9852                         │   │
            │   │  through PayPro · Vietnam in PRODUCTION: real money                  │   │
            │   │                                                                      │   │
            │   │  It is sent at once.                                                 │   │
            ╰───│  This account was never paid before.                                 │───╯
            ╭ PO│  This cannot be undone.                                              │───╮
            │ Wa│                                                                      │ ┃ │
            │ Ap│  [ Cancel ]    Approve                                               │ ┃ │
            │ Yo╰──────────────────────────────────────────────────────────────────────╯ │ │
            │ Rule        above 50,000,000 VND: 2 checkers                               │ │
            │                                                                            │ │
            │ Amount      60,000,000 VND                                                 │ │
            │ To          NGUYEN THE VIET                                                │ │
            │ Account     ····9852 · ACB                                                 │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             tab other button   enter choose   escape back
            """
        )
    }

    @Test func `nobody who may`() throws {
        let access = AccessPolicy(operators: [.dara: [.maker, .approver]])
        let console = try Harness(
            approvals: [.payout(1, by: .dara, access: access)],
            width: 80,
            height: 24,
            access: access
        )
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Approvals  1 waits ──────────────────────────────────────────────────────────╮
            │   Since  What          To                    Amount       Made by   Approved │
            │▌    1 m  PO-7F3K-0001  NGUYEN THE …    1,250,000     VND  dara      ◇ nobody │
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
            │ Waits for   nobody: too few people may                                     ┃ │
            │ You         made it; u recalls it                                          ┃ │
            │ Rule        above 1,000,000 VND: 1 checker                                 │ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          NGUYEN THE VIET                                                │ │
            │ Account     ····9852 · ACB                                                 │ │
            │ Provider    PayPro · Vietnam                                               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             u recall   n new   s card   enter open   / search   : command   ? help
            """
        )
    }

    @Test func `nothing waits`() throws {
        let console = try Harness(approvals: [], width: 80, height: 24)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Approvals ───────────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing waits for approval.                                                 │
            │  What the policy in the configuration wants a second person to look at       │
            │  appears here by itself.                                                     │
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
             n new   / search   F views   : command   ? help
            """
        )
    }
}
