import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The last look before money moves.
struct ReviewTests {
    @Test func `the review shows the exact request`() throws {
        var console = try Harness(width: 100, height: 30)
        console.fillForm()
        console.press("ctrl-s")
        expectSnapshot(
            console.lines.map { $0.suffix(51) }.joined(separator: "\n"),
            """
              5      6      7  8               live · 14:32 +07
            ╮╭ Review  PayPro · Vietnam ──────────────────────╮
            ││ Pay             1,250,000 VND                  │
            ││ Account holder  NGUYEN THE VIET                │
            ││ Account number  19036789852                    │
            ││ In              SANDBOX                        │
            ││ Through         PayPro · Vietnam               │
            ││ Bank            Asia Commercial Bank (ACB)     │
            ││ Payout          PO-NEW0-0001                   │
            ││ Order no        202611210732000000000001       │
            ││                                                │
            ││ What will be sent                              │
            ││ POST https://paypro-vn.example/payouts         │
            ││ content-type: application/json                 │
            ││ x-sign: [secret]                               │
            ││ {"amount":"1250000","account":"19036789852     │
            ││   ","accountName":"NGUYEN THE                  │
            ││   VIET","bankCode":"ACB"}                      │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││                                                │
            ││ [ Back ]    Pay 1,250,000 VND                  │
            ││                                                │
            ╯╰────────────────────────────────────────────────╯
            er button   enter choose   ↑ ↓ scroll   escape back
            """
        )
        #expect(console.roles(ofLineWith: "[ Back ]")?.contains("D") == true)
    }

    @Test func `what may be a repetition is said before anything else`() throws {
        var console = try Harness(width: 100, height: 30)
        console.fillForm()
        console.press("ctrl-s")
        #expect(!console.text.contains("Is it meant again?"))
        console.press("tab enter")
        console.fillForm()
        console.press("ctrl-s")
        let lines = console.lines.map { $0.suffix(51) }
        #expect(lines[2].contains("PO-NEW0-0001 went to the same account in the"))
        #expect(lines[3].contains("same amount lately. Is it meant again?"))
    }

    @Test func `what waits because its provider is paused says so before and after`() throws {
        var ledger = Ledger.mixed
        ledger.overviews = .incident
        ledger.change(.payproVN) {
            $0.pause = ProviderState.Pause(at: .start, by: .sokha, reason: "bank holiday")
        }
        var console = try Harness(ledger, width: 100, height: 30)
        console.press("3 1")
        console.fillForm()
        console.press("ctrl-s")
        let sentence = "paypro-vn is paused by sokha: bank holiday."
        #expect(console.text.contains("paypro-vn is paused by sokha"))
        console.press("tab enter")
        #expect(console.state.notice?.kind == .attention)
        #expect(console.state.notice?.text.contains(sentence) == true)
        #expect(console.text.contains("What to do  paypro-vn is paused"), "\(console.text)")
    }

    @Test func `in production it says that the money is real`() throws {
        var console = try Harness(width: 100, height: 30, isProduction: true)
        console.fillForm()
        console.press("ctrl-s")
        #expect(console.text.contains("PRODUCTION: real money"))
    }

    @Test func `everything can be read on the smallest screen`() throws {
        var console = try Harness(width: 40, height: 10)
        console.fillForm()
        console.press("ctrl-s")
        var seen = console.text
        for _ in 0..<60 {
            console.press("down")
            seen += console.text
        }
        for part in ["1,250,000 VND", "SANDBOX", "19036789852", "Asia Commercial", "POST"] {
            #expect(seen.contains(part))
        }
        #expect(console.text.contains("[ Back"))
    }

    @Test func `enter alone never pays, however often`() throws {
        var console = try Harness()
        console.fillForm()
        for _ in 0..<40 { console.press("enter") }
        #expect(console.submissions.isEmpty)
        console.press("ctrl-s")
        for _ in 0..<40 { console.press("enter") }
        #expect(console.submissions.isEmpty)
    }

    @Test(arguments: ["space", "y", "ctrl-s", "escape", "ctrl-s enter", "tab tab enter", "down"])
    func `no hasty key pays`(_ keys: String) throws {
        var console = try Harness()
        console.fillForm()
        console.press("ctrl-s")
        console.press(keys)
        #expect(console.submissions.isEmpty)
    }

    @Test func `tab, then enter pays exactly what was shown, once`() throws {
        var console = try Harness()
        console.fillForm()
        console.press("ctrl-s")
        let reviewed = try #require(console.state.form?.review?.review.payout)
        console.press("tab enter enter enter")
        #expect(console.submissions == [.submit(reviewed)])
    }

    @Test func `while it is submitted no key does anything`() throws {
        var console = try Harness()
        console.fillForm()
        console.press("ctrl-s tab")
        console.isHolding = true
        console.press("enter enter tab enter escape enter ctrl-s")
        #expect(console.submissions.count == 1)
        #expect(console.state.form?.review?.isSubmitting == true)
        #expect(console.text.contains("Writing it to the ledger…"))
    }

    @Test func `afterwards the new payout is selected in a list without filters`() throws {
        var console = try Harness()
        console.press("f")
        console.type("unknown")
        console.press("enter")
        console.fillForm()
        console.press("ctrl-s tab enter")
        #expect(console.state.form == nil)
        #expect(console.state.focus == .list)
        #expect(console.state.list.filter.isEmpty)
        #expect(console.selection?.rawValue == "PO-NEW0-0001")
        #expect(console.lines.last == " ✓ PO-NEW0-0001 is queued: 1,250,000 VND.")
        #expect(console.state.drafts.isEmpty)
        console.openForm("vietnam")
        #expect(console.state.form?.isPristine == true)
    }

    @Test func `the new payout stays selected when the list could not be read at first`() throws {
        var console = try Harness(.numbered(2_000))
        console.press("G")
        console.fillForm()
        console.press("ctrl-s tab")
        console.isHolding = true
        console.press("enter")
        console.answerHeld()
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.answerHeld()
        console.ledger.failure = nil
        console.answerAll()
        #expect(console.selection?.rawValue == "PO-NEW0-0001")
        #expect(console.shown.contains { $0.rawValue == "PO-NEW0-0001" })
    }

    @Test func `a failure to keep it keeps the review and says why`() throws {
        var console = try Harness(width: 100, height: 30)
        console.fillForm()
        console.press("ctrl-s tab")
        console.ledger.failure = .store(.diskFull(path: "ledger.sqlite"))
        console.press("enter")
        #expect(console.state.form?.review != nil)
        #expect(console.text.contains("The disk of ledger.sqlite is full."))
        console.ledger.failure = nil
        console.press("enter")
        #expect(console.ledger.histories.count == 13)
    }

    @Test func `problems are shown all at once, the first has the focus`() throws {
        var console = try Harness(width: 100, height: 24)
        console.openForm("colombia")
        console.type("60000")
        console.press("ctrl-s")
        #expect(console.state.form?.review == nil)
        #expect(
            Set(console.state.form?.problems.keys.map { $0 } ?? []) == [
                "name", "bankId", "account",
            ]
        )
        #expect(console.state.form?.focus == 1)
        #expect(console.text.contains("Account holder is required"))
    }

    @Test func `a rule between fields is shown at its field`() throws {
        var console = try Harness(width: 100, height: 24)
        console.openForm("colombia")
        console.type("60000")
        console.press("tab")
        console.type("María Gómez")
        console.press("tab")
        console.type("nequi")
        console.press("enter")
        console.type("123456789")
        console.press("ctrl-s")
        #expect(console.state.form?.focusedField?.key == "account")
        #expect(console.text.contains("of a wallet is a telephone"))
        console.type("0")
        console.press("ctrl-s")
        #expect(console.text.contains("Nequi (B4), sent as 1004"))
    }

    @Test func `a provider that is not configured is a problem of the whole`() throws {
        var console = try Harness(width: 100, height: 24)
        console.fillForm()
        console.isHolding = true
        console.press("ctrl-s")
        let values = try #require(console.state.form?.values)
        console.send(.refused(.payproVN, values: values, .notConfigured(.payproVN)))
        #expect(console.text.contains("paypro-vn is not configured here."))
    }

    @Test func `going on while it is checked calls the review off`() throws {
        for keys in ["tab", "x", "backspace", "enter", "escape"] {
            var console = try Harness()
            console.fillForm()
            console.isHolding = true
            console.press("ctrl-s")
            console.press(keys)
            console.answerAll()
            #expect(console.state.form?.review == nil, "\(keys)")
            console.press("tab enter")
            #expect(console.submissions.isEmpty, "\(keys)")
        }
    }

    @Test func `a form left while it was checked can be reviewed later`() throws {
        var console = try Harness()
        console.fillForm()
        console.isHolding = true
        console.press("ctrl-s escape")
        console.answerAll()
        console.openForm("vietnam")
        console.press("ctrl-s")
        #expect(console.state.form?.review != nil)
    }

    @Test func `an answer about other values than the form's is dropped`() throws {
        var console = try Harness()
        console.fillForm()
        console.isHolding = true
        console.press("ctrl-s shift-tab shift-tab")
        console.type("1")
        console.press("ctrl-s")
        console.answerHeld()
        #expect(console.state.form?.review == nil)
        console.answerHeld()
        #expect(console.state.form?.review != nil)
    }

    @Test func `escape goes back to the form as it was`() throws {
        var console = try Harness()
        console.fillForm()
        let values = console.state.form?.values
        console.press("ctrl-s tab escape")
        #expect(console.state.form?.review == nil)
        #expect(console.state.form?.values == values)
    }

    @Test func `paste does not press the button`() throws {
        var console = try Harness()
        console.fillForm()
        console.press("ctrl-s tab")
        console.paste("\n\r")
        #expect(console.submissions.isEmpty)
    }
}

extension Harness {
    /// Everything that was asked for that pays.
    var submissions: [Effect] { effects.filter { if case .submit = $0 { true } else { false } } }

    mutating func openForm(_ provider: String) {
        press("n")
        type(provider)
        press("enter")
    }

    /// A form of PayPro Vietnam, complete, with the focus on the remark.
    mutating func fillForm() {
        openForm("vietnam")
        type("1250000")
        press("enter")
        type("NGUYEN THE VIET")
        press("enter")
        type("19036789852")
        press("enter enter enter")
    }
}
