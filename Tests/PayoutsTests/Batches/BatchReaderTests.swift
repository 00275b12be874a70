import Payouts
import Testing

/// From a row of a file to a draft, or to every problem with its line, column, rule and fix.
struct BatchReaderTests {
    private static let wallet = ["walletId", "wayCode", "amount"]
    private static let mixed = ["provider", "walletId", "wayCode", "amount", "accountName"]

    private func problems(
        _ fields: [String],
        headers: [String] = Self.wallet,
        provider: ProviderID? = .payproBD,
        mapping: BatchMapping = BatchMapping()
    ) throws -> [String] {
        try BatchReader.test(headers, provider: provider, mapping: mapping)
            .row(fields, line: 17).problems
            .map { "\($0.line) \($0.column) \($0.rule.rawValue): \($0.message)" }
    }

    @Test func `each problem names line, column, rule and fix`() throws {
        #expect(
            try problems(["0171", "NAGAD", "0.5"]) == [
                "17 amount amount: must be at least 1.00 BDT",
                "17 walletId digits: must be 11 digits, nothing else, for example 01712345678",
                "17 wayCode choice: must be one of BKASH (bKash)",
            ]
        )
        #expect(
            try problems(["", "BKASH", "300"]) == [
                "17 walletId required: is required, for example 01712345678"
            ]
        )
    }

    @Test func `columns are called what the file calls them`() throws {
        let mapping = BatchMapping(columns: ["Mobile": "walletId"])
        #expect(
            try problems(
                ["x", "BKASH", "300"],
                headers: ["Mobile", "wayCode", "amount"],
                mapping: mapping
            )
                == ["17 Mobile digits: must be 11 digits, nothing else, for example 01712345678"]
        )
    }

    @Test func `each row goes through the form of its own provider`() throws {
        let reader = try BatchReader.test(
            ["Provider", "walletId", "wayCode", "bankNumber", "accountName", "amount"]
        )
        let taka = reader.row(["paypro-bd", "01712345678", "BKASH", "", "", "300"], line: 2)
        let dong = reader.row(["PAYPRO-VN", "", "", "18199852", "LE VAN A", "250000"], line: 3)
        #expect(taka.draft?.provider == .payproBD)
        #expect(dong.draft?.provider == .payproVN)
        #expect(dong.draft?.amount == Money(minorUnits: 250_000, currency: .vnd))
        let wrong = reader.row(
            ["paypro-vn", "0171", "", "18199852", "LE VAN A", "250000"],
            line: 4
        )
        #expect(
            wrong.problems.map(\.description) == [
                "line 4, walletId: paypro-vn has no such field; its fields are amount, "
                    + "accountName, bankNumber"
            ]
        )
    }

    @Test(
        arguments: [
            ("", nil, "provider: is required; one of paypro-bd, paypro-vn"),
            ("dvpay", nil, "provider: must be a configured provider; one of paypro-bd, paypro-vn"),
            ("stripe", nil, "provider: must be a configured provider; one of paypro-bd, paypro-vn"),
            (
                "paypro-vn", ProviderID.payproBD,
                "provider: differs: the whole file was given to paypro-bd"
            ),
        ]
    )
    func `a row whose provider is not known has no other problem`(
        _ text: String,
        _ provider: ProviderID?,
        _ expected: String
    ) throws {
        let row = try BatchReader.test(Self.mixed, provider: provider)
            .row([text, "0171", "x", "y", ""], line: 5)
        #expect(row.problems.map(\.description) == ["line 5, " + expected])
        #expect(row.amount == nil)
    }

    @Test func `a value beyond the header is a broken row, blanks are not`() throws {
        #expect(
            try problems(["01712345678", "BKASH", "300", "left over"]) == [
                "17 column 4 columnCount: has no header; look for a separator inside a value, or a "
                    + "missing quote"
            ]
        )
        #expect(try problems(["01712345678", "BKASH", "300", " ", ""]) == [])
    }

    @Test func `the amount of a bad row is known where it can be read`() throws {
        let reader = try BatchReader.test(Self.wallet, provider: .payproBD)
        #expect(
            reader.row(["0171", "BKASH", "1,234.50"], line: 2).amount
                == Money(minorUnits: 123_450, currency: .bdt)
        )
        #expect(reader.row(["01712345678", "BKASH", "12x"], line: 2).amount == nil)
    }

    @Test(
        arguments: [
            ("1.234,50", 123_450), ("1234,5", 123_450), ("1.234", 123_400), ("300", 30_000),
        ]
    )
    func `a mapping reads decimals after a comma`(_ text: String, _ minorUnits: Int64) throws {
        let mapping = BatchMapping(decimalMark: .comma)
        let row = try BatchReader.test(Self.wallet, provider: .payproBD, mapping: mapping)
            .row(["01712345678", "BKASH", text], line: 2)
        #expect(row.amount == Money(minorUnits: minorUnits, currency: .bdt))
        #expect(row.problems.isEmpty)
    }

    @Test func `decimals after a point are refused where a mapping says comma`() throws {
        #expect(
            try problems(
                ["01712345678", "BKASH", "1,234.50"],
                mapping: BatchMapping(decimalMark: .comma)
            ) == ["17 amount amount: is not an amount with decimals after a comma, as in 1.234,50"]
        )
    }
}
