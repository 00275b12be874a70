import Payouts
import Testing

/// What spreadsheets break is recognized, and said in words that help.
struct SpreadsheetDamageTests {
    private func messages(_ fields: [String]) throws -> [String] {
        try BatchReader.test(["walletId", "wayCode", "amount"], provider: .payproBD)
            .row(fields, line: 2).problems
            .map { "\($0.rule == .spreadsheetDamage ? "damage " : "")\($0.column): \($0.message)" }
    }

    @Test(arguments: ["1.71234E+10", "1.71234e10", "1,71234E+10", "2E+21", "9.1E-05"])
    func `a number written as a power of ten has lost its digits`(_ text: String) throws {
        let expected = """
            damage walletId: a spreadsheet wrote it as a power of ten and lost digits; format the \
            column as text and type it anew
            """
        #expect(try messages([text, "BKASH", "300"]) == [expected])
    }

    @Test func `an amount as a power of ten is damage too, and nothing guesses it`() throws {
        let row = try BatchReader.test(["walletId", "wayCode", "amount"], provider: .payproBD)
            .row(["01712345678", "BKASH", "1.5E+06"], line: 2)
        #expect(row.problems.map(\.rule) == [.spreadsheetDamage])
        #expect(row.amount == nil)
    }

    @Test func `zeros that are missing at the front are counted by the rule`() throws {
        #expect(
            try messages(["1712345678", "BKASH", "300"]) == [
                "damage walletId: a spreadsheet took it for a number: a zero is missing at the "
                    + "front; format the column as text and put them back"
            ]
        )
        // Nine digits are no number that zeros could mend: it must begin with 01.
        #expect(
            try messages(["712345678", "BKASH", "300"]) == [
                "walletId: must be 11 digits, nothing else, for example 01712345678"
            ]
        )
    }

    @Test(
        arguments: [
            ("1712345678.0", "a spreadsheet took it for a number"),
            ("#N/A", "a spreadsheet's error"),
            ("#######", "a spreadsheet's error"),
            ("'01712345678", "by which spreadsheets mark text"),
            ("01712\u{A0}345678", "cannot be seen (U+00A0)"),
            ("\u{200B}01712345678", "cannot be seen (U+200B)"), ("‘01712345678’", "round quotes"),
        ]
    )
    func `a damaged account is explained`(_ text: String, _ words: String) throws {
        let messages = try messages([text, "BKASH", "300"])
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("damage walletId: ") == true)
        #expect(messages.first?.contains(words) == true, "\(messages)")
    }

    @Test(
        arguments: [
            ("1.234,50", "decimals after a comma"), ("50,00", "decimals after a comma"),
            ("৳300", "more than digits"), ("BDT 300", "more than digits"),
            ("1 234.50", "more than digits"), ("(300.00)", "in brackets"),
        ]
    )
    func `an amount as another country or an accountant writes it is explained`(
        _ text: String,
        _ words: String
    ) throws {
        let messages = try messages(["01712345678", "BKASH", text])
        #expect(messages.count == 1)
        #expect(messages.first?.contains(words) == true, "\(messages)")
    }

    @Test func `round quotes are no matter where the rules take them`() throws {
        let reader = try BatchReader.test(
            ["accountName", "bankNumber", "amount"],
            provider: .payproVN
        )
        let broken = reader.row(["D’ARTAGNAN", "1", "250000"], line: 2)
        #expect(broken.problems.map(\.rule) == [.spreadsheetDamage])
        #expect(reader.row(["D'ARTAGNAN", "‘1’", "250000"], line: 2).problems.isEmpty)
    }

    @Test(
        arguments: [
            ("1234567890123450000", true), ("12345678901234500", true), ("1234567890123450", false),
            ("1234567890123456789", false), ("1000000000000000000", false),
        ]
    )
    func `a long number whose sixteenth digit on is zero is looked at again`(
        _ account: String,
        _ isRounded: Bool
    ) throws {
        let row = try BatchReader.test(
            ["accountName", "bankNumber", "amount"],
            provider: .payproVN
        )
        .row(["LE VAN A", account, "250000"], line: 2)
        #expect(row.draft != nil)
        #expect(row.roundedColumns == (isRounded ? ["bankNumber"] : []))
    }

    @Test func `no message quotes an account number`() throws {
        for account in ["1712345678", "1712345678.0", "01712345678x", "'01712345678"] {
            for message in try messages([account, "BKASH", "300"]) {
                #expect(!message.replacing("01712345678", with: "").contains("1712345678"))
            }
        }
    }
}
