import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Views of every list, chosen from every screen.
struct ViewScreensTests {
    private static let views: [(ViewedList, String, String)] = [
        (.payouts, "In doubt", "status:unknown"),
        (.worklist, "Mine", "owner:me"),
        (.worklist, "Given up", "reason:gaveUpQuerying provider:dvpay"),
        (.batches, "Troubled", "status:unknown,failed"),
        (.approvals, "Of others", "by:sokha provider:paypro-vn"),
        (.reconciliation, "Amounts", "kind:amount,fee status:open,proposed"),
        (.closes, "November", "by:me 2026-11"),
        (.audit, "What I did", "by:me"),
        (.notifications, "Refused", "fate:refused refusal:badSignature"),
    ]

    /// A console over a ledger with something on every list.
    private func console(
        _ width: Int = 80,
        _ height: Int = 24,
        isPlain: Bool = false
    ) throws -> Harness {
        var ledger = try Ledger.everywhere()
        ledger.views =
            try Self.views.map { list, name, filter in
                let view = NamedView(name: name, try ViewContent(of: list, filter: filter))
                return ViewOffer(name: name, isOwn: false, content: .view(view))
            } + [ViewOffer(name: "shared", isOwn: true, content: .problem("no field “colour”"))]
        return try Harness(ledger, width: width, height: height, isPlain: isPlain)
    }

    @Test func `a screen offers its own views first, and says where the others lead`() throws {
        var console = try console()
        console.press("2 F")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7  8    live · 14:32 +07
            ╭ Worklist  1 conflict · 1 reversed · 1 gave up · 1 unknown · 5 breaks … ──────╮
            │    Age  Why           Payout        To                    Amount       Owner │
            │▌  12 d  ! 12 refused notifications at cashypro-co: the signature does not m… ┃
            │    9 d  ≠ break       PO-7F3K-0004  amount                  0.01  ARS  ◇ 2nd ┃
            │    4 d ╭ Show which view? ──────────────────────────────────────────╮  dara  ┃
            │    3 d │type to narrow down                                         │  ◇ 2nd ┃
            │    1 d │▌ Mine                                             owner:me │  –     ┃
            │    1 d │  Given up             reason:gaveUpQuerying provider:dvpay │  –     ┃
            │    4 m │  In doubt                                       on Payouts │  –     ┃
            │    3 m │  Troubled                                       on Batches │  –     │
            │    2 m │  Of others                                    on Approvals │  dara  │
            ╰────────│  Amounts                                 on Reconciliation │────────╯
            ╭ Notific│  November                                   on Closed days │────────╮
            │ What   │  What I did                                       on Audit │es    ┃ │
            │        │  Refused                                  on Notifications │      ┃ │
            │ Why    │  shared                                  no field “colour” │      ┃ │
            │        ╰────────────────────────────────────────────────────────────╯      ┃ │
            │             notifications. None of them changed a payout.                  ┃ │
            │ What to do  Compare the secret with the one in the provider's portal. What ┃ │
            │             was missed is learnt by queries.                               │ │
            │ First       2026-11-09 14:32:07 +07                                        │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter choose   ↑ ↓ move   escape back
            """
        )
    }

    @Test func `what a view of another screen shows stands below the list, where there is room`()
        throws
    {
        var console = try console()
        console.ledger.views += try (1...8).map { number in
            let view = NamedView(name: "No \(number)", try ViewContent(of: .payouts, filter: ""))
            return ViewOffer(name: view.name, isOwn: false, content: .view(view))
        }
        console.press("2 F down down")
        #expect(console.lines.contains { $0.contains("│▌ In doubt  ") })
        #expect(console.text.contains("│  status:unknown  "))
    }

    @Test func `a view of the worklist`() throws {
        var console = try console()
        console.press("2 F enter")
        #expect(console.state.worklist.filter == WorklistFilter(owner: .dara))
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7  8    live · 14:32 +07
            ╭ Worklist · Mine  2 found ────────────────────────────────────────────────────╮
            │  owner:me ✕                                                                  │
            │    Age  Why           Payout        To                    Amount       Owner │
            │▌   4 d  ≠ break       PO-7F3K-0003  status              4,800.00  ARS  dara  │
            │    2 m  ? unknown     PO-7F3K-0003  Nguyễn Thị …    1,250,000     VND  dara  │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Break 3 ─────────────────────────────────────────────────────────────────────╮
            │ At stake    4,800.00 ARS                                                   ┃ │
            │ Break       status  vexora-ar  2026-11-21                                  ┃ │
            │ Reason      The two sides say different things about whether the money     ┃ │
            │             arrived.                                                       ┃ │
            │ What        paid here, failed there (00029)                                │ │
            │ Age         4 d                                                            │ │
            │ Next step   Query it; accept the provider's status, or ask its support to  │ │
            │             correct it.                                                    │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             c claim   n new   enter open   / search   z snooze   : command   ? help
            """
        )
    }

    @Test func `a view of the breaks, from another screen`() throws {
        var console = try console()
        console.press("3 F")
        console.type("amounts")
        console.press("enter")
        #expect(console.state.screen == .reconciliation)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7  8    live · 14:32 +07
            ╭ Reconciliation · Amounts  1 amount ──────────────────────────────────────────╮
            │  kind:amount,fee ✕   status:open,proposed ✕                                  │
            │     Age  Break                  Payout              At stake       Stands    │
            │▌    9 d  amount                 PO-7F3K-0004            0.01  ARS  2nd pers… │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Break 4  PO-7F3K-0004 ───────────────────────────────────────────────────────╮
            │ Break        amount  vexora-ar  2026-11-21                                 ┃ │
            │ What         amount                                                        ┃ │
            │ At stake     0.01 ARS                                                      ┃ │
            │ Next step    Compare both amounts with the provider's portal.              ┃ │
            │                                                                            │ │
            │              Here                In the file         Provider now          │ │
            │ Order no     PD1000004           PD1000004           –                     │ │
            │ Reference    P202611204          P202611204          –                     │ │
            │ Status       paid                paid (0000)         not asked             │ │
            │ Amount ≠     4,800.00 ARS        4,800.01 ARS        –                     │ │
            │ Fee          –                   38.40 ARS           –                     │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             C confirm   r ask provider   n compare   d close the day   : command   ? help
            """
        )
    }

    @Test func `a view of the audit trail, while the closed days are shown`() throws {
        var console = try console()
        console.press("6 t F")
        console.type("what i")
        console.press("enter")
        #expect(console.state.audit.filter == AuditFilter(by: .dara))
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5 2    6 5    7  8    live · 14:32 +07
            ╭ Audit · What I did  150 found ───────────────────────────────────────────────╮
            │ V checks that nobody changed a record.                                       │
            │  by:me ✕                                                                     │
            │      Record   Age  Who           What       Subject            Reason        │
            │▌        299   1 m  dara          resume     vexora-ar                        ┃
            │         297   4 m  dara          pause      vexora-ar          every create… │
            │         295   7 m  dara          resume     vexora-ar                        │
            │         293  10 m  dara          pause      vexora-ar          every create… │
            │         291  13 m  dara          resume     vexora-ar                        │
            │         289  16 m  dara          pause      vexora-ar          every create… │
            │         287  19 m  dara          resume     vexora-ar                        │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Record 299 ──────────────────────────────────────────────────────────────────╮
            │ When        2026-11-21 14:30:37 +07                                        ┃ │
            │ Who         dara                                                           ┃ │
            │ What        resume                                                         ┃ │
            │ Subject     vexora-ar                                                      ┃ │
            │ Reason      –                                                              ┃ │
            │                                                                            │ │
            │ Before it   2a31383f464d545b 626970777e858c93 9aa1a8afb6bdc4cb             │ │
            │             d2d9e0e7eef5fc03                                               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             V check   f only its subject   escape show all   : command   ? help
            """
        )
    }

    @Test func `a view of the notifications`() throws {
        var console = try console(120, 34)
        console.press("8 F enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5 2    6 5    7  8                 live · 14:32 +07
            ╭ Notifications · Refused  2 found ──────────────────────────────────────────╮╭ Notification 29 ───────────────────────╮
            │  fate:refused ✕   refusal:badSignature ✕                                   ││ Fate        ✖ bad signature            │
            │    Age  Fate              Says          Payout                Amount       ││ Why         It was not believed: the   │
            │▌  16 m  ✖ bad signature   –             –                                  ││             signature does not         │
            │   54 m  ✖ bad signature   –             –                                  ││             match. It changed no       │
            │                                                                            ││             payout.                    │
            │                                                                            ││ What to do  Compare the secret with    │
            │                                                                            ││             the one in the             │
            │                                                                            ││             provider's portal. R       │
            │                                                                            ││             checks and applies it      │
            │                                                                            ││             again.                     │
            │                                                                            ││                                        │
            │                                                                            ││ Received    2026-11-21 14:15:32 +07    │
            │                                                                            ││ From        203.0.113.7, at            │
            │                                                                            ││             cashypro-co                │
            │                                                                            ││                                        │
            │                                                                            ││ Headers                                │
            │                                                                            ││ Content-Type: application/json         │
            │                                                                            ││ Authorization: hidden                  │
            │                                                                            ││                                        │
            │                                                                            ││ Body  147 bytes, names and accounts    │
            │                                                                            ││ hidden; v shows them                   │
            │                                                                            ││ {                                      │
            │                                                                            ││   "tradeNo":                           │
            │                                                                            ││     "202611219999000000000009",        │
            │                                                                            ││   "status": "2",                       │
            │                                                                            ││   "amount": "1250000",                 │
            │                                                                            ││   "accountName": "····",               │
            │                                                                            ││   "bankNumber": "····9852",            │
            │                                                                            ││   "sign": "9f86d081"                   │
            │                                                                            ││ }                                      │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             R replay   v reveal body   f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `a view of payouts, from the worklist`() throws {
        var console = try console()
        console.press("2 F")
        console.type("doubt")
        console.press("enter")
        #expect(console.state.screen == .payouts)
        #expect(console.lines[1].hasPrefix("╭ Payouts · In doubt  "))
        #expect(console.state.list.filter.query.text == "status:unknown")
    }

    @Test func `a view of the breaks leaves the closed days`() throws {
        var console = try console()
        console.press("6 t F")
        console.type("amounts")
        console.press("enter")
        #expect(!console.state.closes.isShown)
        #expect(console.lines[1].hasPrefix("╭ Reconciliation · Amounts  "))
    }

    @Test(arguments: ["6 F", "6 t F", "2 F"])
    func `a view of the closed days shows them`(keys: String) throws {
        var console = try console()
        console.press(keys)
        console.type("nov")
        console.press("enter")
        #expect(console.state.screen == .reconciliation && console.state.closes.isShown)
        #expect(console.lines[1].hasPrefix("╭ Closed days · November  1 found ─"))
        #expect(console.lines[2].contains(" by:me ✕   2026-11 ✕ "))
        #expect(console.text.contains("Closed by   dara"))
        console.press("escape")
        #expect(console.state.closes.filter == ClosingFilter() && console.state.closes.isShown)
        console.press("escape")
        #expect(!console.state.closes.isShown)
    }

    @Test(
        arguments: [
            (.worklist, "2 o", "owner:me", "worklist-kept"),
            (.batches, "4 / b y : m e enter", "by:me", "batches-kept"),
            (.approvals, "5 / b y : m e enter", "by:me", "approvals-kept"),
            (.reconciliation, "6 o", "owner:me", "reconciliation-kept"),
            (.closes, "6 t / b y : m e enter", "by:me", "closes-kept"),
            (.audit, "7 f", "subject:PO-7F3K-0004", "audit-kept"),
            (.notifications, "8 p d v enter", "provider:dvpay", "notifications-kept"),
        ] as [(ViewedList, String, String, String)]
    )
    func `what a screen shows is kept under a name, which its title says`(
        list: ViewedList,
        keys: String,
        filter: String,
        file: String
    ) throws {
        var console = try console()
        console.press(keys)
        console.press("S")
        #expect(console.text.contains(filter))
        console.type("Kept")
        console.press("enter")
        let view = NamedView(name: "Kept", try ViewContent(of: list, filter: filter))
        #expect(console.effects.contains(.view(.save(view))))
        #expect(console.lines.last?.contains("Kept is kept in views/\(file).yaml.") == true)
        #expect(console.lines[1].hasPrefix("╭ \(list.title) · Kept "))
        console.press("j escape")
        #expect(!console.lines[1].contains("Kept"))
    }

    @Test func `a list without a filter keeps no view, and says so`() throws {
        var console = try console()
        console.press("3 S")
        #expect(
            console.lines.last == " Not now: this list has no filter that a view could keep."
        )
        console.press("F")
        #expect(console.text.contains("Show which view?"))
    }

    @Test func `who is named by login and looks sees the same view`() throws {
        var console = try console()
        let named = try ViewContent(of: .worklist, filter: "owner:dara")
        let view = NamedView(name: "Of dara", named)
        console.ledger.views = [ViewOffer(name: "Of dara", isOwn: true, content: .view(view))]
        console.press("2 F enter")
        #expect(console.lines[1].hasPrefix("╭ Worklist · Of dara  "))
    }

    @Test func `the filters of all lists come back, and so do the names of their views`() throws {
        var first = try console()
        first.press("2 F enter 4 F enter 8 F enter 5 F enter 7 f")
        let kept = first.state.session
        #expect(
            kept.filters == [
                "worklist": "owner:me", "notifications": "fate:refused refusal:badSignature",
                "audit": "subject:PO-7F3K-0004", "batches": "status:unknown,failed",
                "approvals": "provider:paypro-vn by:sokha",
            ]
        )
        var second = try Harness(first.ledger, width: 80, height: 24, isStarted: false)
        second.state.restore(kept)
        second.perform(second.state.start())
        #expect(second.text.contains("subject:PO-7F3K-0004"))
        second.press("4")
        #expect(second.lines[1].hasPrefix("╭ Batches · Troubled  "))
        second.press("5")
        #expect(second.lines[1].hasPrefix("╭ Approvals · Of others  "))
        second.press("2")
        #expect(second.lines[1].hasPrefix("╭ Worklist · Mine  "))
        second.press("8")
        #expect(second.lines[1].hasPrefix("╭ Notifications · Refused  "))
    }

    @Test func `a filter that means nothing any more is left out of a session`() throws {
        var session = SavedSession()
        session.filters = ["worklist": "reason:gone", "banks": "x", "audit": "by:me"]
        var console = try Harness(.everywhere(), width: 80, height: 24, isStarted: false)
        console.state.restore(session)
        #expect(console.state.worklist.filter == WorklistFilter())
        #expect(console.state.audit.filter == AuditFilter(by: .dara))
    }

    @Test func `a console that starts anew reads no views`() throws {
        let console = try console()
        #expect(!console.effects.contains(.view(.read)))
    }

    @Test func `the name of a view is read aloud`() throws {
        var console = try console(isPlain: true)
        console.press("2 F enter")
        #expect(console.text.contains("Worklist, Mine: "))
    }
}
