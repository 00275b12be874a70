import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What is said about others who have the same payout open.
struct PresenceScreenTests {
    private static let maria = OperatorName(rawValue: "maria")

    private func console(
        _ acts: [OperatorName: OpenPayout.Act] = [maria: .looking],
        of number: Int = 3,
        _ ledger: Ledger = .mixed,
        width: Int = 120,
        height: Int = 24,
        isPlain: Bool = false
    ) throws -> Harness {
        var console = try Harness(ledger, width: width, height: height, isPlain: isPlain)
        let others = acts.map { OtherConsole($0, OpenPayout(.fixture(number), $1)) }
        console.send(.presence(others))
        return console
    }

    @Test func `beside the list it stands below the tabs`() throws {
        var console = try console()
        console.press("j j")
        expectSnapshot(
            console.lines[1...6].map { String($0.drop { $0 != "╮" && $0 != "│" }.suffix(42)) }
                .joined(separator: "\n"),
            """
            ╭ PO-7F3K-0003 ──────────────────────────╮
            │ Summary Timeline Attempts Raw Notes    │
            │ maria has this open                    │
            │ Status      ? unknown for 2 m        ┃ │
            │ Why         no answer in time        ┃ │
            │ What to do  Nothing is sent again.   ┃ │
            """
        )
        #expect(console.roles(ofLineWith: "maria has")?.contains("AAAAA AAA AAAA AAAA") == true)
    }

    @Test func `80 by 24 has room for it, and nothing moves when they leave`() throws {
        var console = try console(width: 80)
        console.press("j j enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Payouts  12 · newest first ──────────────────────────────────────────────────╮
            │    Age  Status        Payout        To                           Amount      │
            │   12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET        1,250,000     VND ┃
            │    2 m  ◐ processing  PO-7F3K-0002  សុខ ដារ៉ា                      250.50  USD │
            │▌   3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0003 ────────────────────────────────────────────────────────────────╮
            │ Summary   Timeline   Attempts   Raw   Notes                                  │
            │ maria has this open                                                          │
            │ Status      ? unknown for 2 m                                              ┃ │
            │ Why         no answer in time                                              ┃ │
            │ What to do  Nothing is sent again. Waiting is safe. Nobody asks any more:  ┃ │
            │             press r to ask, or look at what settles it.                    ┃ │
            │ Next query  none: the schedule is over                                     ┃ │
            │ Settled by  a notification, or the settlement file                         ┃ │
            │ Resubmit    not offered: the provider has denied the order 0 of 3 times    ┃ │
            │             over five minutes; query it again                              ┃ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          Nguyễn Thị Thuỳ Dương                                          │ │
            │ Account     ····9852 · ACB                                                 │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             escape back   c claim   e resolve   n new   r re-query   : command   ? help
            """
        )
        let before = console.lines
        console.send(.presence([]))
        let left = zip(before, console.lines).filter { $0 != $1 }
        #expect(left.count == 1)
        #expect(left.first?.1 == "│" + String(repeating: " ", count: 78) + "│")
    }

    @Test func `it is a line of words where the screen is read aloud`() throws {
        var console = try console(of: 1, width: 80, height: 16, isPlain: true)
        console.press("tab")
        expectSnapshot(
            console.lines.prefix(6).joined(separator: "\n"),
            """
            SANDBOX, dara, Payouts
            PO-7F3K-0001
             Summary, tab 1 of 5
             maria has this open
             Status: queued since 14:31
             Why: created
            """
        )
        #expect(console.surface.cursor?.point == Point(x: 1, y: 4))
    }

    @Test func `whoever has another payout open is not mentioned`() throws {
        #expect(try !console(of: 4).text.contains("maria"))
    }

    @Test func `a resolution says it to its end`() throws {
        var console = try console([Self.maria: .resolving], width: 80)
        console.press("j j e")
        expectSnapshot(
            console.lines[1...10].joined(separator: "\n"),
            """
            ╭ Resolve  PO-7F3K-0003 · 1,250,000 VND ───────────────────────────────────────╮
            │ ▌ It was    * choose                                                       ▼ │
            │     What became of the money, as you saw it.                                 │
            │   Seen in     like provider portal                                           │
            │   Reference   like ticket 8841                                               │
            │   Note      * like support confirmed by phone                                │
            │                                                                              │
            │     Review                                                                   │
            │                                                                              │
            │     maria is resolving this                                                  │
            """
        )
        console.press("enter p a i d enter p o r t a l enter T - 1 enter b y space p h o n e enter")
        console.press("enter")
        expectSnapshot(
            console.lines[18...22].joined(separator: "\n"),
            """
            │                                                                              │
            │ maria is resolving this                                                      │
            │ [ Back ]    Resolve                                                          │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            """
        )
    }

    @Test func `so does the question whether to submit again`() throws {
        var console = try console(of: 10, Ledger([PayoutHistory(10, .unknown).denied()]))
        console.press("R")
        let place = try #require(console.lines.firstIndex { $0.contains("│  through PayPro") })
        #expect(console.lines[place + 1].contains("│  maria has this open   "))
    }

    @Test func `so does an approval`() throws {
        var console = try Harness(.everywhere(), width: 120)
        console.press("5")
        let id = try #require(console.state.subject?.id)
        console.send(.presence([OtherConsole(Self.maria, OpenPayout(id))]))
        #expect(console.text.contains("╭ \(id)  maria has this open ─"))
    }

    @Test(
        arguments: [
            (["maria": .looking, "linh": .looking], "linh and 1 more have this open"),
            (
                ["maria": .looking, "linh": .looking, "x": .looking],
                "linh and 2 more have this open"
            ),
            (["maria": .resolving, "linh": .looking], "maria is resolving this; 1 more looks on"),
            (
                ["maria": .resolving, "linh": .looking, "x": .looking],
                "maria is resolving this; 2 more look on"
            ),
            (["maria": .resubmitting], "maria is submitting this again"),
            (["dara": .looking], "you have this open in another console"),
            (["dara": .resolving], "you are resolving this in another console"),
            (["dara": .resubmitting], "you submit this again in another console"),
            (["dara": .resolving, "maria": .looking], "maria has this open"),
            (["maria\u{1B}[31m\n": .looking], "maria␛[31m␊ has this open"),
            (["maria.of.the.second.floor": .looking], "maria.of.the.seco… has this open"),
        ] as [([String: OpenPayout.Act], String)]
    )
    func `who acts is named first, colleagues before oneself`(
        _ acts: [String: OpenPayout.Act],
        _ words: String
    ) throws {
        let others = acts.map {
            OtherConsole(OperatorName(rawValue: $0), OpenPayout(.fixture(1), $1))
        }
        for others in [others, others.reversed(), others + others] {
            #expect(PresenceText(others, of: .fixture(1), me: .dara)?.words == words)
        }
    }

    @Test func `of a person's two consoles the one that acts counts`() {
        let consoles = [OpenPayout.Act.looking, .resolving, .looking].map {
            OtherConsole(Self.maria, OpenPayout(.fixture(1), $0))
        }
        let text = PresenceText(consoles, of: .fixture(1), me: .dara)
        #expect(text?.words == "maria is resolving this")
    }
}
