import Payouts
import Testing

@testable import Providers

struct CashyProFieldsTests {
    private static let limits = "must be between 10,000.00 and 5,000,000.00 COP"
    private static let long = String(repeating: "x", count: 33)

    @Test(arguments: [
        FieldCase("amount", "10000"),
        FieldCase("amount", "5,000,000.00"),
        FieldCase("amount", "9999.99", "amount (Amount): \(limits)"),
        FieldCase("amount", "5000000.01", "amount (Amount): \(limits)"),
        FieldCase("accountName", String(repeating: "é", count: 32)),
        FieldCase(
            "accountName",
            long,
            "accountName (Account holder): must be at most 32 characters, for example Ana Gómez"
        ),
        FieldCase(
            "accountNo",
            long,
            "accountNo (Account number): must be at most 32 characters, for example 3023612345"
        ),
        FieldCase("bankId", "41"),
        FieldCase(
            "bankId",
            "1007",
            "bankId (Bank): is not in the provider's bank list; pick one from the list"
        ),
        FieldCase("bankId", "33"),
        FieldCase(
            "bankId",
            "33",
            "accountType (Account type): must be 1 (ahorro), because NEQUI is a wallet",
            also: ["accountType": "0"]
        ),
        FieldCase(
            "bankId",
            "29",
            "accountType (Account type): must be 1 (ahorro), because DAVIPLATA is a wallet",
            also: ["accountType": "0"]
        ),
        FieldCase("accountType", "0"),
        FieldCase(
            "accountType",
            "2",
            "accountType (Account type): must be one of 0 (corriente), 1 (ahorro)"
        ),
        FieldCase("idType", "5"),
        FieldCase(
            "idType",
            "6",
            "idType (Document type): must be one of 1 (CC, cédula de ciudadanía), "
                + "2 (CE, cédula de extranjería), 3 (TI, tarjeta de identidad), "
                + "4 (NIT, tax number), 5 (PA, passport)"
        ),
        FieldCase("idCard", "", "idCard (Document number): is required, for example 43912345"),
        FieldCase(
            "idCard",
            long,
            "idCard (Document number): must be at most 32 characters, for example 43912345"
        ),
        FieldCase("phone", ""),
        FieldCase(
            "phone",
            long,
            "phone (Phone): must be at most 32 characters, for example 3023612345"
        ),
        FieldCase("email", ""),
        FieldCase(
            "email",
            "ana",
            "email (E-mail): must be an e-mail address, for example ana@example.com"
        ),
        FieldCase(
            "email",
            "a.very.long.address@mail.example.com",
            "email (E-mail): must be at most 32 characters, for example ana@example.com"
        ),
        FieldCase("remark", "", "remark (Remark): is required, for example invoice 42"),
        FieldCase(
            "remark",
            long,
            "remark (Remark): must be at most 32 characters, for example invoice 42"
        ),
    ])
    func `each rule names the field, the rule and the fix`(field: FieldCase) {
        #expect(
            field.problems(ProviderCatalogue.form(.cashyproCO)) == field.message.map { [$0] } ?? []
        )
    }

    @Test func `a wallet implies the only account type that it takes`() throws {
        let form = ProviderCatalogue.form(.cashyproCO)
        var values = form.examples.merging(["bankId": "33"]) { $1 }
        values["accountType"] = nil
        let draft = try form.draft(from: values, banks: ColombianBanks.bundled)
        #expect(draft.beneficiary.fields["accountType"] == "1")
        values["bankId"] = "41"
        #expect(throws: FieldProblems.self) {
            try form.draft(from: values, banks: ColombianBanks.bundled)
        }
    }
}
