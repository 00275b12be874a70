import PayoutService
import Payouts
import TerminalUITesting
import Testing

@testable import Console

/// Whole screens of what the providers sent.
struct NotificationsScreenTests {
    @Test func `notifications at 80 by 24`() throws {
        var console = try Harness(inbox: NotificationRecord.fixtures(1_204), width: 80, height: 24)
        console.press("j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Notifications  241 refused · 241 no payout · 481 applied · 241 duplicate ────╮
            │    Age  Fate              Says          Payout                Amount         │
            │    5 s  ✖ bad signature   –             –                                    ┃
            │▌   1 m  ? no payout       –             –                                    │
            │    3 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND    │
            │    4 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND    │
            │    6 m  ≠ differs         ● paid        PO-7F3K-0004    1,250,000     VND    │
            │    7 m  ✖ unreadable      –             –                                    │
            │    9 m  ? no payout       –             –                                    │
            │   10 m  = duplicate       ● paid        PO-7F3K-0004    1,250,000     VND    │
            │   12 m  ✓ applied         ● paid        PO-7F3K-0004    1,250,000     VND    │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Notification 1,203 ──────────────────────────────────────────────────────────╮
            │ Fate        ? no payout                                                    ┃ │
            │ Why         It is the provider's word, and no payout here has its order    ┃ │
            │             number or reference. It waits, and is applied by itself once a │ │
            │             payout does.                                                   │ │
            │ What to do  Ask the provider whether the order is ours, or whether another │ │
            │             system uses this account.                                      │ │
            │                                                                            │ │
            │ Order no    202611219999000000000003                                       │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             R replay   v reveal body   f fate   / search   F views   : command   ? help
            """
        )
    }

    @Test func `a refused one revealed at 160 by 30`() throws {
        var console = try Harness(inbox: NotificationRecord.fixtures(7), width: 160, height: 30)
        console.press("j j j v")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4 Batches  5 Approvals      6 Reconciliation      7 Audit  8 Notifications    live · 14:32 +07
            ╭ Notifications  1 refused · 1 no payout · 3 applied · 2 duplicate ────────────────────────╮╭ Notification 4 ──────────────────────────────────────────────────╮
            │    Age  Fate              Says          Payout        Provider             Amount        ││ Fate        ✖ bad signature                                      │
            │    5 s  = duplicate       ● paid        PO-7F3K-0004  paypro-vn      1,250,000     VND   ││ Why         It was not believed: the signature does not match.   │
            │    1 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn      1,250,000     VND   ││             It changed no payout.                                │
            │    3 m  ≠ differs         ● paid        PO-7F3K-0004  paypro-vn      1,250,000     VND   ││ What to do  Compare the secret with the one in the provider's    │
            │▌   4 m  ✖ bad signature   –             –             cashypro-co                        ││             portal. R checks and applies it again.               │
            │    6 m  ? no payout       –             –             paypro-vn                          ││                                                                  │
            │    7 m  = duplicate       ● paid        PO-7F3K-0004  paypro-vn      1,250,000     VND   ││ Received    2026-11-21 14:27:32 +07                              │
            │    9 m  ✓ applied         ● paid        PO-7F3K-0004  paypro-vn      1,250,000     VND   ││ From        203.0.113.7, at cashypro-co                          │
            │                                                                                          ││                                                                  │
            │                                                                                          ││ Headers                                                          │
            │                                                                                          ││ Content-Type: application/json                                   │
            │                                                                                          ││ Authorization: hidden                                            │
            │                                                                                          ││                                                                  │
            │                                                                                          ││ Body  147 bytes, as it arrived; v hides names and accounts       │
            │                                                                                          ││ {                                                                │
            │                                                                                          ││   "tradeNo": "202611219999000000000004",                         │
            │                                                                                          ││   "status": "2",                                                 │
            │                                                                                          ││   "amount": "1250000",                                           │
            │                                                                                          ││   "accountName": "NGUYEN THE VIET",                              │
            │                                                                                          ││   "bankNumber": "19036789852",                                   │
            │                                                                                          ││   "sign": "9f86d081"                                             │
            │                                                                                          ││ }                                                                │
            │                                                                                          ││                                                                  │
            │                                                                                          ││                                                                  │
            │                                                                                          ││                                                                  │
            │                                                                                          ││                                                                  │
            ╰──────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────╯
             R replay   v reveal body   f fate   / search   F views   : command   ? help
            """
        )
    }
}
