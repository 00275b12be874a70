import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Who may do nothing on a screen reads below its detail who may.
struct LookingOnlyTests {
    private static let words = "You may only look"

    private func console(_ role: OperatorRole, width: Int = 80) throws -> Harness {
        try Harness(
            .everywhere(),
            width: width,
            height: 34,
            access: AccessPolicy(operators: [.dara: [role], .sokha: [.admin]])
        )
    }

    @Test func `a small pane has a few words for it, and keeps its text`() throws {
        var console = try Harness.looking("3")
        console.resize(40, 10)
        console.press("tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ dvpay ───────────────────────────────╮
            │ Provider  DVPay · Cambodia         ┃ │
            │ State     ● sending                │ │
            │                                    │ │
            │ Success   99 %   ■ 478 paid   ✖ 1… │ │
            │ 40 █ █ █ █ █ █ █ █ █ █ █ ▅         │ │
            │ You may only look; ask linh.         │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }

    @Test func `beside the list it takes the lines that it needs`() throws {
        var console = try Harness.looking("1")
        console.resize(120, 20)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara · viewer   1 Payouts  2 Worklist 11   3 Providers ● 3/5  4  5      6 5    7  8        live · 14:32 +07
            ╭ Payouts  12 · newest first ────────────────────────────────────────────────╮╭ PO-7F3K-0001 ──────────────────────────╮
            │    Age  Status        Payout        To                         Amount      ││ Summary Timeline Attempts Raw Notes    │
            │▌  12 s  ◌ queued      PO-7F3K-0001  NGUYEN THE VIET      1,250,000     VND ││                                        │
            │    2 m  ◐ processing  PO-7F3K-0002  សុខ ដារ៉ា                    250.50  USD ││ Status      ◌ queued for 12 s        ┃ │
            │    3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ …    1,250,000     VND ││ Why         created                  ┃ │
            │    4 m  ● paid        PO-7F3K-0004  María Gómez            480,000.00  COP ││ What to do  Nothing: it is submitted ┃ │
            │    5 m  ↩ returned    PO-7F3K-0005  Jeson 王小明            60,000.50  COP ││             by itself.               ┃ │
            │    6 m  ✖ failed      PO-7F3K-0006  আব্দুল করিম                  300.00  BDT ││                                      ┃ │
            │    7 m  ● paid        PO-7F3K-0007  Rizky 😀 Pratama        15,000.00  ARS ││ Amount      1,250,000 VND            ┃ │
            │    8 m  ◇ approval    PO-7F3K-0008  محمد                99,000,000     VND ││ To          NGUYEN THE VIET          ┃ │
            │    2 h  ◐ submitting  PO-7F3K-0009  NGUYEN THE VIET      1,250,000     VND ││ Account     ····9852 · ACB           ┃ │
            │    1 d  – rejected    PO-7F3K-0010  NGUYEN THE VIET      1,250,000     VND ││                                      │ │
            │    2 d  – canceled    PO-7F3K-0011  NGUYEN THE VIET      1,250,000     VND ││ Provider    PayPro · Vietnam         │ │
            │    3 d  ? unknown     PO-7F3K-0012  ····7766                     7.00  USD ││ Order no    202611211200000000000001 │ │
            │                                                                            ││ You may only look here: to make        │
            │                                                                            ││ payouts you need the role maker or     │
            │                                                                            ││ admin; ask linh or sokha.              │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             s card   enter open   / search   f status   p provider   space mark   F views   : command   ? help
            """
        )
    }

    @Test(arguments: ["1", "2", "4", "6", "8"])
    func `who may do some of it is told nothing, and needs no room`(_ keys: String) throws {
        var console = try console(.maker)
        console.press(keys)
        #expect(!console.text.contains(Self.words))
        #expect(console.state.detailHeight == (try everybody(keys)).state.detailHeight)
    }

    private func everybody(_ keys: String) throws -> Harness {
        var console = try Harness(.everywhere(), width: 80, height: 34)
        console.press(keys)
        return console
    }

    @Test(arguments: [("3", OperatorRole.maker), ("4", .onCall), ("6 t", .support)])
    func `who acts elsewhere may still only look here`(_ keys: String, _ role: OperatorRole) throws
    {
        var console = try console(role)
        console.press(keys)
        #expect(console.text.contains("\(Self.words) here"))
        #expect(console.text.contains("ask sokha."))
    }

    @Test func `where nobody has the role, nobody is named`() throws {
        var console = try Harness(
            .everywhere(),
            access: AccessPolicy(operators: [.dara: [.viewer]])
        )
        console.press("3")
        #expect(console.text.contains("you need the role"))
        #expect(!console.text.contains("ask "))
        console.resize(40, 10)
        console.press("tab")
        #expect(console.text.contains("│ You may only look. "))
    }

    @Test func `the last line of the detail is reached above the words`() throws {
        var console = try Harness.looking("7")
        let all = console.state.detailHeight
        console.press("8")
        #expect(console.state.detailHeight == all - 2)
        console.press("tab")
        for _ in 0..<20 { console.press("page-down") }
        let last = try #require(console.lines.lastIndex { $0.contains(Self.words) })
        #expect(console.lines[last - 1].contains("}") || console.lines[last - 1].contains("hidden"))
        let count = console.state.shownDetailLines(.unicode).count
        #expect(console.state.detail.offset == count - console.state.detailHeight)
    }
}
