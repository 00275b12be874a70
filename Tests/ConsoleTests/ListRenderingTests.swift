import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What the rows of the list show.
struct ListRenderingTests {
    @Test func `200 by 60 shows every payout with its whole name`() throws {
        let console = try Harness(width: 200, height: 60)
        expectSnapshot(
            console.lines.prefix(15).joined(separator: "\n"),
            """
             paydesk   SANDBOX   dara   1 Payouts  2 Worklist 3     3 Providers           4 Batches  5 Approvals       6 Reconciliation       7 Audit  8 Notifications                             live · 14:32 +07
            ╭ Payouts  12 · newest first ──────────────────────────────────────────────────────────────────────────────────────╮╭ PO-7F3K-0001 ────────────────────────────────────────────────────────────────────╮
            │    Age  Status        Payout        Provider     To                                                  Amount      ││ Summary   Timeline   Attempts   Raw   Notes                                      │
            │▌  12 s  ◌ queued      PO-7F3K-0001  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││                                                                                  │
            │    2 m  ◐ processing  PO-7F3K-0002  dvpay        សុខ ដារ៉ា                                             250.50  USD ││ Status      ◌ queued for 12 s                                                    │
            │    3 m  ? unknown     PO-7F3K-0003  paypro-vn    Nguyễn Thị Thuỳ Dương                         1,250,000     VND ││ Why         created                                                              │
            │    4 m  ● paid        PO-7F3K-0004  cashypro-co  María Gómez                                     480,000.00  COP ││ What to do  Nothing: it is submitted by itself. W withdraws it.                  │
            │    5 m  ↩ returned    PO-7F3K-0005  cashypro-co  Jeson 王小明                                     60,000.50  COP ││                                                                                  │
            │    6 m  ✖ failed      PO-7F3K-0006  paypro-bd    আব্দুল করিম                                           300.00  BDT ││ Amount      1,250,000 VND                                                        │
            │    7 m  ● paid        PO-7F3K-0007  vexora-ar    Rizky 😀 Pratama                                 15,000.00  ARS ││ To          NGUYEN THE VIET                                                      │
            │    8 m  ◇ approval    PO-7F3K-0008  paypro-vn    محمد                                         99,000,000     VND ││ Account     ····9852 · ACB                                                       │
            │    2 h  ◐ submitting  PO-7F3K-0009  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││                                                                                  │
            │    1 d  – rejected    PO-7F3K-0010  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││ Provider    PayPro · Vietnam                                                     │
            │    2 d  – canceled    PO-7F3K-0011  paypro-vn    NGUYEN THE VIET                               1,250,000     VND ││ Order no    202611211200000000000001                                             │
            │    3 d  ? unknown     PO-7F3K-0012  dvpay        ····7766                                              7.00  USD ││ Reference   not known yet                                                        │
            """
        )
    }

    @Test(arguments: PayoutStatus.allCases)
    func `a status has one badge in its own role`(_ status: PayoutStatus) throws {
        let console = try Harness(Ledger([PayoutHistory(1, status)]), width: 120)
        let (badge, role) = Self.badges[status] ?? ("", .text)
        let line = try #require(console.lines.first { $0.contains("NGUYEN") })
        let roles = try #require(console.roles(ofLineWith: "NGUYEN"))
        #expect(line.dropFirst(10).hasPrefix(badge))
        #expect(roles.dropFirst(10).first == role.letter)
    }

    private static let badges: [PayoutStatus: (String, Role)] = [
        .pendingApproval: ("◇ approval   ", .approval), .queued: ("◌ queued     ", .queued),
        .submitting: ("◐ submitting ", .inMotion), .processing: ("◐ processing ", .inMotion),
        .unknown: ("? unknown    ", .attention), .paid: ("● paid       ", .paid),
        .failed: ("✖ failed     ", .failed), .returned: ("↩ returned   ", .returned),
        .rejected: ("– rejected   ", .done), .canceled: ("– canceled   ", .done),
    ]

    @Test func `a flagged payout has a sign after its badge`() throws {
        var history = PayoutHistory(1, .unknown)
        history.payout.flags = .conflicting
        let console = try Harness(Ledger([history]), width: 120)
        #expect(console.text.contains("? unknown!"))
    }

    @Test func `amounts stand on their decimal mark whatever the currency`() throws {
        let console = try Harness(width: 120, height: 34)
        let rows = console.lines.dropFirst(3).prefix(12).map { line in
            let cells = line.split(separator: "│", omittingEmptySubsequences: false)[1]
            return String(String(cells).suffix(19).dropLast())
        }
        expectSnapshot(
            rows.joined(separator: "\n"),
            """
             1,250,000     VND
                   250.50  USD
             1,250,000     VND
               480,000.00  COP
                60,000.50  COP
                   300.00  BDT
                15,000.00  ARS
            99,000,000     VND
             1,250,000     VND
             1,250,000     VND
             1,250,000     VND
                     7.00  USD
            """
        )
    }

    @Test(arguments: [80, 100, 120, 200])
    func `names of every script keep the columns`(_ width: Int) throws {
        let surface = try Harness(width: width, height: 40).surface
        let listWidth = ConsoleLayout(
            size: Size(width: width, height: 40),
            focus: .list,
            hasForm: false
        ).list.width
        let last = (0..<(listWidth - 1)).last { surface[$0, 3]?.isBlank == false } ?? 0
        for y in 3..<15 {
            #expect(surface[0, y]?.scalar == "│")
            #expect(surface[listWidth - 1, y]?.scalar == "│", "row \(y)")
            let code = (0..<3).compactMap { surface[last - $0, y]?.scalar }
            #expect(code.allSatisfy { ("A"..."Z").contains($0) }, "row \(y): \(code)")
            #expect(surface[last + 1, y]?.isBlank == true || last == listWidth - 2)
        }
    }

    @Test func `what a beneficiary's name would do to the terminal is made visible`() throws {
        let name = "Eve\u{1B}[31m\u{07}\u{9B}2J\u{202E}X\r\nY"
        let console = try Harness(Ledger([PayoutHistory(1, .paid, to: name)]), width: 200)
        let controls = console.surface.text.unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
        }
        #expect(controls.isEmpty)
        let line = try #require(console.lines.first { $0.contains("Eve") })
        #expect(line.contains("Eve␛[31m␇\u{FFFD}2J\u{FFFD}X␍␊Y"))
    }

    @Test func `a payout without a name shows the end of its account`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("G")
        #expect(console.text.contains("····7766"))
        #expect(!console.text.contains("99887766"))
    }

    @Test func `amounts are never cut; other columns go first`() throws {
        let huge = Money(minorUnits: .max, currency: .cop)
        for width in 40..<130 {
            let console = try Harness(
                Ledger([PayoutHistory(1, .paid, .cashyproCO, huge)]),
                width: width,
                height: 24
            )
            #expect(console.lines[3].contains("92,233,720,368,547,758.07"), "\(width)")
        }
    }

    @Test(arguments: [80, 120, 200])
    func `columns depend on the width of the pane, never on what is in the rows`(
        _ width: Int
    ) throws {
        let small = try Harness(.numbered(5), width: width)
        let large = try Harness(
            Ledger([
                PayoutHistory(1, .paid, .cashyproCO, Money(minorUnits: .max, currency: .cop))
            ]),
            width: width
        )
        #expect(small.lines[2].prefix(72) == large.lines[2].prefix(72))
    }

    @Test func `a bar on the frame shows which part of the ledger is seen`() throws {
        var console = try Harness(.numbered(2_000), width: 120, height: 34)
        func thumb() -> [Int] {
            console.lines.indices.filter { console.surface[77, $0]?.scalar == "┃" }
        }
        #expect(thumb() == [3])
        console.press("G")
        #expect(thumb() == [31])
        console.press("g")
        for _ in 0..<36 { console.press("page-down") }
        #expect((15...18).contains(thumb().first ?? 0))
        #expect(try Harness(.numbered(5), width: 120, height: 34).surface[77, 3]?.scalar == "│")
    }

    @Test func `marks are counted in the header`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("space j space")
        expectSnapshot(
            console.lines.prefix(6).joined(separator: "\n"),
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5      6      7  8      2 marked · live · 14:32 +07
            ╭ Payouts  12 · newest first ────────────────────────────────────────────────╮╭ PO-7F3K-0004 ──────────────────────────╮
            │    Age  Status        Payout        To                         Amount      ││ Summary Timeline Attempts Raw Notes    │
            │ ✓ 12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET      1,250,000     VND ││                                        │
            │    2 m  ◐ processing  PO-7F3K-0002  សុខ ដារ៉ា                    250.50  USD ││ Status      ● paid for 3 m             │
            │ ✓  3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ …    1,250,000     VND ││ Why         became paid                │
            """
        )
        console.press("U")
        #expect(!console.text.contains("marked"))
    }

    @Test func `production is said in words and in colour`() throws {
        let console = try Harness(width: 80, isProduction: true)
        #expect(console.lines[0].contains("PRODUCTION"))
        let roles = try #require(console.roles(ofLineWith: "PRODUCTION"))
        #expect(roles.contains(String(repeating: "P", count: 10)))
    }
}
