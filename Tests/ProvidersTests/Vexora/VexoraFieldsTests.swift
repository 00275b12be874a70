import Payouts
import Testing

@testable import Providers

struct VexoraFieldsTests {
    @Test(arguments: [
        FieldCase("amount", "100"),
        FieldCase("amount", "100.00"),
        FieldCase("amount", "99", "amount (Amount): must be at least 100 ARS, whole units"),
        FieldCase("amount", "100.5", "amount (Amount): must be at least 100 ARS, whole units"),
        FieldCase("mobile", "0123456789"),
        FieldCase(
            "mobile",
            "081234567890",
            "mobile (Mobile number): must be 10 digits, nothing else, for example 0912345678"
        ),
        FieldCase(
            "mobile",
            "9123456789",
            "mobile (Mobile number): must be one that starts with 0, for example 0912345678"
        ),
        FieldCase("email", "a@b.co"),
        FieldCase(
            "email",
            "a@b",
            "email (E-mail): must be an e-mail address, for example juana.molina@example.com"
        ),
        FieldCase("firstname", "Íñigo"),
        FieldCase("firstname", "", "firstname (First name): is required, for example Juana"),
        FieldCase("lastname", "", "lastname (Last name): is required, for example Molina"),
        FieldCase("accountNo", "880123456789012345", also: ["accountType": ""]),
        FieldCase(
            "accountNo",
            "880123456789012345",
            "accountNo (Account number): must be 22 digits, nothing else, for a CBU"
        ),
        FieldCase(
            "accountNo",
            "285059094009041813520X",
            "accountNo (Account number): must be 22 digits, nothing else, for a CVU",
            also: ["accountType": "CVU"]
        ),
        FieldCase(
            "accountType",
            "IBAN",
            "accountType (Account type): must be one of CBU (bank account), CVU (wallet account)"
        ),
        FieldCase("idCardNumber", "1234567"),
        FieldCase(
            "idCardNumber",
            "123456",
            "idCardNumber (Document number): must be 7 to 8 digits, nothing else, for DNI"
        ),
        FieldCase("idCardNumber", "20-12345678-3", also: ["idType": "CUIT"]),
        FieldCase("idCardNumber", "27-12345678-0", also: ["idType": "CUIL"]),
        FieldCase(
            "idCardNumber",
            "20123456783",
            "idCardNumber (Document number): must be digits written as ##-########-#, for CUIL",
            also: ["idType": "CUIL"]
        ),
        FieldCase(
            "idCardNumber",
            "20123456783",
            "idCardNumber (Document number): must be digits written as ##-########-#, for CUIT",
            also: ["idType": "CUIT"]
        ),
        FieldCase("idCardNumber", "AAB123456", also: ["idType": "PA"]),
        FieldCase(
            "idCardNumber",
            "ABCDEFGHIJKLMNOP",
            "idCardNumber (Document number): must be at most 15 characters, for example 12345678",
            also: ["idType": "PA"]
        ),
        FieldCase("idCardNumber", "", also: ["idType": ""]),
        FieldCase(
            "idCardNumber",
            "",
            "idCardNumber (Document number): is required with a document type, "
                + "for example 12345678"
        ),
        FieldCase(
            "idType",
            "",
            "idType (Document type): is required with a document number, for example DNI"
        ),
    ])
    func `each rule names the field, the rule and the fix`(field: FieldCase) {
        #expect(
            field.problems(ProviderCatalogue.form(.vexoraAR)) == field.message.map { [$0] } ?? []
        )
    }
}
