import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct FormTests {
    @Test func `the provider comes first`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("n")
        expectSnapshot(
            console.lines[5...18].joined(separator: "\n"),
            """
            │    3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND ┃
            │    4 m  ● paid        PO-7F3K-0004  María Gómez              480,000.00  COP ┃
            │    5 m  ↩ returned    PO-7F3K-0005  Jeson 王小明              60,000.50  COP ┃
            │    6 m  ✖ failed      ╭ Pay through which provider? ─╮           300.00  BDT ┃
            │    7 m  ● paid        │type to narrow down           │        15,000.00  ARS │
            │    8 m  ◇ approval    │▌ DVPay · Cambodia   USD, KHR │    99,000,000     VND │
            │    2 h  ◐ submitting  │  PayPro · Vietnam        VND │     1,250,000     VND │
            ╰───────────────────────│  Vexora · Argentina      ARS │───────────────────────╯
            ╭ PO-7F3K-0001 ─────────│  PayPro · Bangladesh     BDT │───────────────────────╮
            │ Summary   Timeline   A│  CashyPro · Colombia     COP │                       │
            │                       ╰──────────────────────────────╯                       │
            │ Status      ◌ queued for 12 s                                              ┃ │
            │ Why         created                                                        ┃ │
            │ What to do  Nothing: it is submitted by itself. W withdraws it.            │ │
            """
        )
    }

    @Test func `an empty form shows examples and marks what is required`() throws {
        var console = try Harness(width: 100, height: 24)
        console.openForm("vietnam")
        expectSnapshot(
            console.lines.map { $0.suffix(51) }.joined(separator: "\n"),
            """
              5      6      7  8               live · 14:32 +07
            ╮╭ New payout  PayPro · Vietnam ──────────────────╮
            ││ ▌ Amount         * like 1,250,000              │
            ││     What is to arrive.                         │
            ││   Account holder * like NGUYEN THE VIET        │
            ││   Account number * like 19036789852            │
            ││   Bank           * choose                    ▼ │
            ││   Remark           like Refund 4411            │
            ││                                                │
            ││     Review                                     │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ╯╰────────────────────────────────────────────────╯
            tab next field   escape back   ctrl-r recent payees
            """
        )
    }

    @Test func `a problem is said once its field was left`() throws {
        var console = try Harness(width: 100, height: 24)
        console.openForm("vietnam")
        console.type("100")
        #expect(!console.text.contains("at least"))
        console.press("enter shift-tab")
        #expect(console.text.contains("Amount must be at least 50,000 VND"))
        console.type("000")
        #expect(!console.text.contains("at least"))
    }

    @Test func `letters that are commands elsewhere are text`() throws {
        var console = try Harness()
        console.openForm("vietnam")
        console.press("tab")
        console.type("qWrn:?/ f")
        #expect(console.state.form?.values["accountName"] == "qWrn:?/ f")
        #expect(console.state.overlay == nil)
    }

    @Test func `help and problems stand below their field, however tall the screen`() throws {
        var console = try Harness(width: 200, height: 60)
        console.openForm("vietnam")
        console.press("tab tab")
        let place = try #require(console.lines.firstIndex { $0.contains("Account number *") })
        #expect(console.lines[place + 1].contains("Where it is to arrive."))
        let amount = try #require(console.lines.firstIndex { $0.contains("Amount         ✕") })
        #expect(console.lines[amount + 1].contains("Amount is required"))
    }

    @Test func `what a choice implies is filled in and passed over, and goes with the choice`()
        throws
    {
        var console = try Harness(width: 100, height: 24)
        console.openForm("colombia")
        console.press("tab tab")
        console.type("nequi")
        console.press("enter")
        #expect(console.state.form?.focusedField?.key == "account")
        #expect(console.state.form?.values["accountType"] == "1")
        console.press("shift-tab shift-tab")
        console.type("bancolombia")
        console.press("enter")
        #expect(console.state.form?.focusedField?.key == "accountType")
        #expect(console.state.form?.values["accountType"] == nil)
        console.type("corriente")
        console.press("enter shift-tab shift-tab")
        console.type("nequi")
        console.press("enter")
        // What somebody chose stays, for the provider's rule to speak about.
        #expect(console.state.form?.values["accountType"] == "0")
    }

    @Test func `a rule between fields is told while typing, once both were visited`() throws {
        var console = try Harness(width: 100, height: 24)
        console.openForm("colombia")
        console.press("tab tab tab tab")
        console.type("123456789")
        console.press("shift-tab shift-tab")
        #expect(!console.text.contains("of a wallet"))
        console.type("nequi")
        console.press("enter")
        #expect(console.text.contains("of a wallet is a telephone"))
        console.type("0")
        #expect(!console.text.contains("of a wallet"))
        #expect(!console.effects.contains { if case .review = $0 { true } else { false } })
    }

    @Test func `a choice opens its list and goes on`() throws {
        var console = try Harness(width: 80, height: 24)
        console.openForm("vietnam")
        console.press("tab tab tab enter")
        expectSnapshot(
            console.lines[7...15].joined(separator: "\n"),
            """
            │     Account number is required, for example 19036789852                      │
            │   Bank           * choose                                                  ▼ │
            │     The bank that holds╭ Bank ──────────────────────╮                        │
            │   Remark           like│type to search              │                        │
            │                        │▌ Asia Commercial Bank  ACB │                        │
            │     Review             │  Techcombank           TCB │                        │
            │                        │  Vietcombank           VCB │                        │
            │                        ╰────────────────────────────╯                        │
            │                                                                              │
            """
        )
        console.press("down enter")
        #expect(console.state.form?.values["bankCode"] == "TCB")
        #expect(console.state.form?.focus == 4)
        #expect(console.text.contains("Techcombank"))
    }

    @Test func `35 banks are searched by what is typed`() throws {
        var console = try Harness(width: 80, height: 24)
        console.openForm("colombia")
        #expect(console.effects.contains(.readBanks(.cashyproCO)))
        console.press("tab tab")
        console.type("bogota")
        #expect(console.text.contains("Banco de Bogotá"))
        #expect(!console.text.contains("Bancolombia"))
        console.press("enter")
        #expect(console.state.form?.values["bankId"] == "1002")
        console.press("shift-tab enter end")
        guard case .choice(_, let choices) = console.state.overlay else {
            Issue.record("no list is open")
            return
        }
        #expect(choices.choices.count == 35)
        #expect(choices.selected?.id == "1002")
    }

    @Test func `space opens the list at the present choice`() throws {
        var console = try Harness()
        console.openForm("cambodia")
        console.press("enter down enter shift-tab space")
        guard case .choice(_, let choices) = console.state.overlay else {
            Issue.record("no list is open")
            return
        }
        #expect(choices.selected?.id == "KHR")
    }

    @Test func `the list waits for the banks`() throws {
        var console = try Harness()
        console.isHolding = true
        console.openForm("colombia")
        console.press("tab tab enter")
        #expect(console.state.overlay == nil)
        #expect(console.text.contains("The bank list is being read…"))
        console.answerAll()
        console.press("enter")
        #expect(console.state.overlay != nil)
    }

    @Test func `backspace empties a choice`() throws {
        var console = try Harness()
        console.openForm("cambodia")
        console.press("enter enter shift-tab backspace")
        #expect(console.state.form?.values["currency"] == nil)
    }

    @Test func `the amount is checked in the chosen currency`() throws {
        var console = try Harness(width: 100)
        console.openForm("cambodia")
        console.press("enter enter")
        console.type("0.5")
        console.press("tab shift-tab")
        #expect(console.text.contains("Amount must be between 1.00 and"))
        #expect(console.text.contains("5,000.00 USD"))
    }

    @Test func `paste is text of the field, and nothing else`() throws {
        var console = try Harness()
        console.openForm("vietnam")
        console.paste("  50000\n")
        #expect(console.state.form?.values["amount"] == "50000")
        #expect(console.state.form?.focus == 0)
        console.press("tab tab tab")
        console.paste("ACB")
        #expect(console.state.form?.values["bankCode"] == nil)
    }

    @Test func `a long paste is cut at the limit`() throws {
        var console = try Harness()
        console.openForm("vietnam")
        console.paste(String(repeating: "9", count: 100_000))
        #expect(console.state.form?.values["amount"]?.count == 250)
    }

    @Test func `leaving keeps the draft, and coming back finds it`() throws {
        var console = try Harness()
        console.openForm("vietnam")
        console.type("70000")
        console.press("escape")
        #expect(console.state.form == nil)
        #expect(console.lines.last == " The draft is kept until you leave; n brings it back.")
        console.press("n")
        #expect(console.text.contains("draft kept · VND"))
        console.type("vietnam")
        console.press("enter")
        #expect(console.state.form?.values["amount"] == "70000")
    }

    @Test func `an empty form leaves no draft`() throws {
        var console = try Harness()
        console.openForm("vietnam")
        console.press("tab escape")
        #expect(console.state.drafts.isEmpty)
        #expect(console.state.notice == nil)
    }

    @Test func `each provider has its own draft`() throws {
        var console = try Harness()
        console.openForm("vietnam")
        console.type("70000")
        console.press("escape")
        console.openForm("argentina")
        #expect(console.state.form?.isPristine == true)
        console.type("5")
        console.press("escape")
        let subjects = console.state.drafts.all.map(\.subject)
        #expect(subjects == [.payout(.payproVN), .payout(.vexoraAR)])
    }

    @Test func `help is a function key away while letters are text`() throws {
        var console = try Harness()
        console.openForm("vietnam")
        console.press("f1")
        #expect(console.text.contains("In the form"))
        console.press("escape")
        #expect(console.state.form != nil)
    }

    @Test(arguments: [(40, 10), (80, 24), (100, 24), (200, 60)])
    func `the focused field is on the screen`(_ width: Int, _ height: Int) throws {
        var console = try Harness(width: width, height: height)
        console.openForm("vietnam")
        for index in 0...5 {
            #expect(console.state.form?.focus == index)
            #expect(console.surface.cursor != nil, "field \(index)")
            console.press("tab")
        }
    }
}
