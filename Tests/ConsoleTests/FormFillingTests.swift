import Payouts
import TerminalUI
import Testing

@testable import Console

/// A form is filled in from what is there already: a payout, somebody paid lately, a paste.
struct FormFillingTests {
    private func values(_ console: Harness) -> [String: String] {
        console.state.form?.values ?? [:]
    }

    @Test func `a new payout like the selected one has all its fields and the amount`() throws {
        var console = try Harness(width: 120, height: 30)
        console.press("j j N")
        let source = console.ledger.histories[2].payout
        #expect(console.state.form?.provider == source.provider)
        #expect(values(console)["amount"] == source.amount.plainText)
        for (key, text) in source.beneficiary.fields {
            #expect(values(console)[key] == text)
        }
        #expect(console.state.form?.focusedField?.kind == .amount)
        #expect(console.text.contains("Filled in like \(source.id)."))
        #expect(console.state.form?.review == nil, "nothing is sent by this")
    }

    @Test func `that an account is shown in full in the form is kept first`() throws {
        var console = try Harness(width: 120, height: 30)
        console.isHolding = true
        console.press("N")
        #expect(console.state.form == nil)
        let id = try #require(console.state.list.rows.selection)
        #expect(console.held.last == .reveal(id))
        console.press("j")
        console.answerAll()
        #expect(console.state.form == nil, "whoever went on wants no form any more")
    }

    @Test func `who may not create fills in nothing`() throws {
        let access = AccessPolicy(operators: [OperatorName(rawValue: "dara"): [.viewer]])
        var console = try Harness(width: 120, height: 30, access: access)
        console.press("N")
        #expect(console.state.form == nil)
        #expect(!console.effects.contains { if case .reveal = $0 { true } else { false } })
    }

    @Test func `people who were paid lately are offered once each, and keep the amount`() throws {
        var console = try Harness(width: 120, height: 30)
        console.openForm("vietnam")
        console.type("70000")
        console.press("ctrl-r")
        #expect(console.effects.contains(.readRecent(.payproVN)))
        #expect(console.text.contains("Pay whom again?"))
        let recent = try #require(console.state.form?.recent)
        let accounts = recent.map(\.beneficiary.account)
        #expect(Set(accounts).count == accounts.count)
        #expect(recent.allSatisfy { $0.provider == .payproVN })
        let last = try #require(recent.first)
        #expect(console.text.contains(" · \(last.amount) · "), "what was paid last, and when")
        console.press("enter")
        #expect(values(console)["amount"] == "70000")
        #expect(values(console)["account"] == recent[0].beneficiary.account)
        #expect(console.state.overlay == nil)
    }

    @Test(arguments: [
        "accountName: TRAN THI B\naccount: 0019036789\nbankCode: ACB\namount: 1,250,000",
        "Account holder = TRAN THI B\nACCOUNT NUMBER\t0019036789\nbank: ACB\nAmount: 1,250,000",
        #"{"accountName": "TRAN THI B", "account": "0019036789", "bankCode":"ACB","#
            + #" "amount": "1,250,000"}"#,
    ])
    func `a pasted beneficiary fills in the fields that it names`(text: String) throws {
        var console = try Harness(width: 120, height: 30)
        console.openForm("vietnam")
        console.paste(text)
        #expect(
            values(console) == [
                "accountName": "TRAN THI B", "account": "0019036789", "bankCode": "ACB",
                "amount": "1,250,000",
            ]
        )
        #expect(console.state.form?.isOnButton == true, "nothing is left to fill in")
        #expect(console.text.contains("Filled in"))
    }

    @Test func `a number of JSON keeps its digits, and what is not known here is named`() throws {
        var console = try Harness(width: 120, height: 30)
        console.openForm("vietnam")
        console.paste(#"{"amount": 1250000.10, "iban": "DE89", "more": {"a": 1}, "tags": ["x"]}"#)
        #expect(values(console) == ["amount": "1250000.10"])
        #expect(console.text.contains("Filled in Amount; not known here: tags, iban, a."))
    }

    @Test func `what the command line shows of a payout fills in the form`() throws {
        var console = try Harness(width: 200, height: 30)
        console.openForm("vietnam")
        console.paste(
            #"""
            {"amount": {"currency": "VND", "minorUnits": 1250000, "text": "1250000"},
             "beneficiary": {"fields": {"accountName": "TRAN THI B", "account": "0019036789",
                                        "bankCode": "ACB"}},
             "flags": [{"name": "late"}, 3], "isLate": true, "batch": null}
            """#
        )
        #expect(
            values(console) == [
                "accountName": "TRAN THI B", "account": "0019036789", "bankCode": "ACB",
                "amount": "1250000",
            ]
        )
        let notice = try #require(console.state.notice?.text)
        #expect(
            notice.hasSuffix(
                "not known here: flags, isLate, batch, currency, minorUnits."
            ),
            "\(notice)"
        )
    }

    @Test(arguments: ["account_name", "Account-Holder", "ACCOUNTHOLDER"])
    func `a name may be joined in any way`(name: String) throws {
        var console = try Harness(width: 120, height: 30)
        console.openForm("vietnam")
        console.paste("\(name): TRAN THI B")
        #expect(values(console) == ["accountName": "TRAN THI B"])
    }

    @Test func `what names no field is text for the field that has the keys`() throws {
        var console = try Harness(width: 120, height: 30)
        console.openForm("vietnam")
        console.paste("70000\n")
        #expect(values(console) == ["amount": "70000"])
        console.press("tab")
        console.paste("urgent: NGUYEN VAN A")
        #expect(values(console)["accountName"] == "urgent: NGUYEN VAN A")
    }

    @Test(arguments: [
        "{", "{}", "[1]", "{\"a\"}", ":", "a: 1\nno mark here", "", "\u{1B}: 1", "=x",
    ])
    func `a paste that is no list of fields is refused whole`(text: String) {
        let pasted = PastedFields(text)
        #expect(pasted == nil || pasted?.pairs.contains { $0.name.isEmpty } == false)
    }
}
