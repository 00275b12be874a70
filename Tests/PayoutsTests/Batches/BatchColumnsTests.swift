import Payouts
import Testing

/// Which field each column of a file feeds.
struct BatchColumnsTests {
    private func problems(
        _ headers: [String],
        provider: ProviderID? = nil,
        mapping: BatchMapping = BatchMapping()
    ) -> [String] {
        do throws(BatchHeaderProblems) {
            _ = try BatchColumns(
                headers: headers,
                forms: [.wallet, .bank],
                provider: provider,
                mapping: mapping
            )
            return []
        } catch {
            return error.problems.map { "\($0.header): \($0.message)" }
        }
    }

    @Test func `letter case, blanks, dashes and underscores of a header do not count`() throws {
        let reader = try BatchReader.test(
            ["WALLET ID", "way_code", " Amount ", "Provider"]
        )
        let row = reader.row(["01712345678", "BKASH", "300", "paypro-bd"], line: 2)
        #expect(row.problems.isEmpty)
        #expect(row.draft?.beneficiary.account == "01712345678")
    }

    @Test func `a header that means nothing is named, with the fields that there are`() {
        #expect(
            problems(["walletId", "wayCode", "amt", ""], provider: .payproBD) == [
                "amt: is no field of a configured provider; rename it, name it in a mapping, or "
                    + "remove it. Fields: amount, walletId, wayCode, accountName, bankNumber",
                ": column 4 has no name; name it or remove it",
                "amount: is missing; paypro-bd needs it (Amount, for example 300)",
            ]
        )
    }

    @Test func `two columns for one field are one too many`() {
        #expect(
            problems(["walletId", "amount", "wayCode", "Wallet Id"], provider: .payproBD) == [
                "Wallet Id: means the same as column 1, “walletId”; remove one"
            ]
        )
    }

    @Test func `somebody has to say who pays`() {
        #expect(
            problems(["walletId", "amount", "wayCode"]) == [
                "provider: is missing; add the column, or name one provider for the whole file"
            ]
        )
    }

    @Test func `a mapping names, leaves out and fills in`() throws {
        let mapping = BatchMapping(
            columns: ["Mobile No.": "walletId", "Taka": "amount", "Pay via": "provider"],
            ignored: ["Dept"],
            constants: ["wayCode": "BKASH"],
            provider: .payproBD
        )
        let reader = try BatchReader.test(
            ["Dept", "mobile no.", "TAKA"],
            provider: .payproBD,
            mapping: mapping
        )
        let row = reader.row(["Sales", "01712345678", "300"], line: 2)
        #expect(row.problems.isEmpty)
        #expect(row.draft?.amount == Money(minorUnits: 30_000, currency: .bdt))
        #expect(row.draft?.beneficiary.fields == ["walletId": "01712345678", "wayCode": "BKASH"])
    }

    @Test func `the reasons of rejected rows are passed over`() throws {
        let reader = try BatchReader.test(
            ["walletId", "amount", "wayCode", "Paydesk Reason"],
            provider: .payproBD
        )
        #expect(reader.columns.reasonColumn == 3)
        let row = reader.row(["01712345678", "300", "BKASH", "walletId: must be…"], line: 2)
        #expect(row.problems.isEmpty)
    }
}
