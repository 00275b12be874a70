import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The worklist as it looks, as literal text and as roles.
struct WorklistScreenTests {
    @Test func `80 by 24 stacks the detail, which begins with why, under the list`() throws {
        var console = try Harness(.worklist, width: 80, height: 24)
        console.press("2 j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 6    3        4  5      6      7  8    live · 14:32 +07
            ╭ Worklist  1 conflict · 1 reversed · 1 gave up · 1 unknown · 1 late … ────────╮
            │    Age  Why           Payout        To                    Amount       Owner │
            │   12 d  ! 12 refused notifications at cashypro-co: the signature does not m… │
            │▌   3 d  … gave up     PO-7F3K-0012  ····7766                7.00  USD  ◇ 2nd │
            │    4 m  ↩ returned    PO-7F3K-0005  Jeson 王小明       60,000.50  COP  –     │
            │    3 m  ≠ conflict    PO-7F3K-0004  María Gómez       480,000.00  COP  –     │
            │    2 m  ? unknown     PO-7F3K-0003  Nguyễn Thị …    1,250,000     VND  dara  │
            │    1 m  ◔ late        PO-7F3K-0002  សុខ ដារ៉ា               250.50  USD  sokha │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
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

    @Test func `120 by 34 puts the detail beside the list`() throws {
        var console = try Harness(.worklist, width: 120, height: 34)
        console.press("2 j j j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 6    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Worklist  1 conflict · 1 reversed · 1 gave up · 1 unknown · 1 late … ──────╮╭ PO-7F3K-0004 ──────────────────────────╮
            │    Age  Why           Payout        To                  Amount       Owner ││ Summary Timeline Attempts Raw Notes    │
            │   12 d  ! 12 refused notifications at cashypro-co: the signature does not… ││                                        │
            │    3 d  … gave up     PO-7F3K-0012  ····7766              7.00  USD  ◇ 2nd ││ Amount      480,000.00 COP             │
            │    4 m  ↩ returned    PO-7F3K-0005  Jeson 王小明     60,000.50  COP  –     ││ To          María Gómez · ····9852 ·   │
            │▌   3 m  ≠ conflict    PO-7F3K-0004  María Gómez     480,000.00  COP  –     ││             ACB                        │
            │    2 m  ? unknown     PO-7F3K-0003  Nguyễn Thị …  1,250,000     VND  dara  ││ Reason      A later answer of the      │
            │    1 m  ◔ late        PO-7F3K-0002  សុខ ដារ៉ា             250.50  USD  sokha ││             provider contradicts its   │
            │                                                                            ││             final one, or cannot be    │
            │                                                                            ││             read.                      │
            │                                                                            ││ Also        reversed                   │
            │                                                                            ││ Since       3 m (2026-11-21 14:28      │
            │                                                                            ││             +07)                       │
            │                                                                            ││ Next step   Tell nobody a result       │
            │                                                                            ││             yet. Re-query; if it       │
            │                                                                            ││             stays, ask the             │
            │                                                                            ││             provider's support for     │
            │                                                                            ││             the final word.            │
            │                                                                            ││ Who         nobody; c takes it on      │
            │                                                                            ││                                        │
            │                                                                            ││ Status      ● paid for 3 m             │
            │                                                                            ││ Why         became paid                │
            │                                                                            ││                                        │
            │                                                                            ││ Provider    CashyPro · Colombia        │
            │                                                                            ││ Order no    202611211200000000000004   │
            │                                                                            ││ Reference   not known yet              │
            │                                                                            ││ Created     2026-11-21 14:28:07 +07    │
            │                                                                            ││ By          dara                       │
            │                                                                            ││ Now there   02:32 -05 at the           │
            │                                                                            ││             provider                   │
            │                                                                            ││                                        │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             c claim   e resolve   n new   r re-query   s card   enter open   / search   z snooze   f reason   : command   ? help
            """
        )
    }

    @Test func `refused notifications explain themselves and say what to do`() throws {
        var console = try Harness(.worklist, width: 80, height: 24)
        console.press("2")
        expectSnapshot(
            console.lines[13...23].joined(separator: "\n"),
            """
            ╭ Notifications ───────────────────────────────────────────────────────────────╮
            │ What        12 refused notifications at cashypro-co: the signature does    ┃ │
            │             not match                                                      ┃ │
            │ Why         Their signatures do not match our secret: the secret was       ┃ │
            │             changed at the provider or here, or somebody forges            ┃ │
            │             notifications. None of them changed a payout.                  ┃ │
            │ What to do  Compare the secret with the one in the provider's portal. What ┃ │
            │             was missed is learnt by queries.                               │ │
            │ First       2026-11-09 14:32:07 +07                                        │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             d dismiss   n new   enter open   / search   f reason   : command   ? help
            """
        )
    }

    @Test func `roles at 80 by 24: urgency by colour, my own name stands out`() throws {
        var console = try Harness(.worklist, width: 80, height: 24)
        console.press("2 j")
        expectSnapshot(
            console.surface.roles.split(separator: "\n", omittingEmptySubsequences: false)[0...12]
                .joined(separator: "\n"),
            """
              sssssss   HHHH   m  H A    m        m  m      m      m  m    SSSS f HHHHH HHH
            B TTTTTTTT  m mmmmmmmm m m mmmmmmmm m m mmmm mm m m mmmmmmm m m mmmm m BBBBBBBBB
            B    HHH  HHH           HHHHHH        HH                    HHHHHH       HHHHH B
            B   mm m  A AA AAAAAAA AAAAAAAAAAAAA AA AAAAAAAAAAAA AAA AAAAAAAAA AAAA AAA AA B
            Bc   m m  A AAAA AA     TTTTTTTTTTTT  tttttttt                MMMM  mmm  a aaa B
            B    m m  r rrrrrrrr    tttttttttttt  ttttt tttttt       MMMMMMMMM  mmm  f     B
            B    m m  F FFFFFFFF    tttttttttttt  ttttt ttttt       MMMMMMMMMM  mmm  f     B
            B    m m  A AAAAAAA     tttttttttttt  tttttt ttt t    MMMMMMMMM     mmm  TTTT  B
            B    m m  i iiii        tttttttttttt  tt tttt               MMMMMM  mmm  mmmmm B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            """
        )
    }

    @Test func `ascii has no character beyond ASCII`() throws {
        var console = try Harness(.worklist, width: 80, height: 24)
        console.glyphs = .ascii
        console.press("2 j")
        // Names come from outside; what stands before them does not.
        for line in console.lines[0...11] {
            #expect(line.prefix(38).utf8.count == 38, "\(line)")
        }
    }

    @Test(arguments: [(40, 10), (60, 14), (80, 24), (100, 30), (120, 34), (200, 60)])
    func `it fits every size, with hints that are not cut off`(_ width: Int, _ height: Int) throws {
        var console = try Harness(.worklist, width: width, height: height)
        console.press("2 j")
        #expect(console.surface.gridSize == Size(width: width, height: height))
        let footer = try #require(console.lines.last)
        #expect(TextWidth.width(of: footer) < width)
        #expect(!footer.contains("…"))
        #expect(console.text.contains("gave up"))
    }

    // MARK: The designed states

    @Test func `an empty worklist is good news`() throws {
        var console = try Harness(Ledger([PayoutHistory(1, .paid)]), width: 60, height: 14)
        console.press("2")
        expectSnapshot(
            console.lines[0...6].joined(separator: "\n"),
            """
              SANDBOX   dara   1  2      3             live · 14:32 +07
            ╭ Worklist ────────────────────────────────────────────────╮
            │                                                          │
            │  Nothing needs a person.                                 │
            │  What does appears here by itself: unknown outcomes,     │
            │  conflicts, reversals, late payouts, breaks, and         │
            ╰──────────────────────────────────────────────────────────╯
            """
        )
    }

    @Test func `before the first answer it says that it reads`() throws {
        var console = try Harness(.worklist, isStarted: false)
        console.isHolding = true
        console.press("2")
        #expect(console.text.contains("Reading the worklist…"))
    }

    @Test func `a worklist that cannot be read says why, and keeps what it knew`() throws {
        var console = try Harness(.worklist)
        console.press("2")
        console.changeLedger { $0.failure = .store(.busy(path: "ledger.sqlite")) }
        #expect(console.text.contains("Not live: ledger.sqlite is kept busy"))
        #expect(console.text.contains("PO-7F3K-0012"))
        var other = try Harness(isStarted: false)
        other.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        other.perform(other.state.start())
        other.press("2")
        #expect(other.text.contains("The worklist could not be read."))
        #expect(other.lines[0].contains("not live"))
    }

    @Test func `nothing matching says how to see all`() throws {
        var console = try Harness(.worklist)
        console.press("2 f")
        console.type("held")
        console.press("enter")
        #expect(console.text.contains("Nothing matches."))
        console.press("escape")
        #expect(console.text.contains("PO-7F3K-0012"))
    }
}

extension Ledger {
    /// Payouts that need a person for every kind of reason, one of them proposed, one claimed.
    static let worklist: Ledger = {
        var ledger = Ledger.mixed
        ledger.groups = [.fixture(.cashyproCO, .badSignature, count: 12)]
        for index in ledger.histories.indices {
            switch ledger.histories[index].payout.id {
            case .fixture(2):
                ledger.histories[index].payout.attention = .late
                ledger.histories[index].payout.attentionSince = .start - 65
                ledger.histories[index].care = PayoutCare(owner: .sokha, ownedSince: .start - 40)
            case .fixture(3):
                ledger.histories[index].care = PayoutCare(owner: .dara, ownedSince: .start - 120)
            case .fixture(4):
                ledger.histories[index].payout.attention = [.conflicting, .reversed]
                ledger.histories[index].payout.attentionSince = .start - 200
            case .fixture(12):
                ledger.histories[index].payout.attention = [.unknownOutcome, .gaveUpQuerying]
                ledger.histories[index].proposal = Resolution(
                    claim: .paid,
                    seenAt: "bank statement of 21 November",
                    reference: "TRX-5521",
                    note: "The bank confirmed the credit.",
                    by: .sokha,
                    at: .start - 600
                )
            default: break
            }
        }
        return ledger
    }()
}
