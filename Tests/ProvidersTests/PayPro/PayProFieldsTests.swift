import Payouts
import Testing

@testable import Providers

struct PayProFieldsTests {
    @Test(arguments: [
        FieldCase("amount", "50000"),
        FieldCase("amount", "50000.00"),
        FieldCase("amount", "49999", "amount (Amount): must be at least 50,000 VND, whole units"),
        FieldCase("amount", "50000.5", "amount (Amount): must be whole, VND has no decimals"),
        FieldCase("accountName", "TRAN VAN A. - O'B"),
        FieldCase(
            "accountName",
            "NGUYỄN THẾ VIỆT",
            "accountName (Account holder): must be Latin letters without accents, "
                + "type NGUYEN THE VIET, not NGUYỄN THẾ VIỆT"
        ),
        FieldCase(
            "accountName",
            "Đỗ Thị Hồng",
            "accountName (Account holder): must be Latin letters without accents, "
                + "type Do Thi Hong, not Đỗ Thị Hồng"
        ),
        FieldCase(
            "accountName",
            "阮世越",
            "accountName (Account holder): must be Latin letters without accents, "
                + "for example NGUYEN THE VIET"
        ),
        FieldCase("bankName", "VCB"),
        FieldCase("bankName", "", "bankName (Bank): is required, for example ACB"),
        FieldCase("bankNumber", "0071000123456"),
        FieldCase(
            "bankNumber",
            " ",
            "bankNumber (Account number): is required, for example 18199852"
        ),
        FieldCase("remark", ""),
        FieldCase(
            "remark",
            String(repeating: "x", count: 129),
            "remark (Remark): must be at most 128 characters, for example invoice 42"
        ),
    ])
    func `each rule of Vietnam names the field, the rule and the fix`(field: FieldCase) {
        #expect(
            field.problems(ProviderCatalogue.form(.payproVN)) == field.message.map { [$0] } ?? []
        )
    }

    @Test(arguments: [
        FieldCase("amount", "0.01"),
        FieldCase("amount", "300.50"),
        FieldCase("amount", "0", "amount (Amount): must be at least 0.01 BDT"),
        FieldCase("amount", "-5", "amount (Amount): must be at least 0.01 BDT"),
        FieldCase("walletId", "01999999999"),
        FieldCase(
            "walletId",
            "0171234567",
            "walletId (Wallet number): must be 11 digits, nothing else, for example 01712345678"
        ),
        FieldCase(
            "walletId",
            "+8801712345",
            "walletId (Wallet number): must be 11 digits, nothing else, for example 01712345678"
        ),
        FieldCase(
            "walletId",
            "02712345678",
            "walletId (Wallet number): must be one that starts with 01, for example 01712345678"
        ),
        FieldCase("wayCode", "EWALLET_ROCKET"),
        FieldCase(
            "wayCode",
            "BKASH",
            "wayCode (Wallet scheme): must be one of EWALLET_BKASH (bKash), "
                + "EWALLET_NAGAD (Nagad), EWALLET_ROCKET (Rocket)"
        ),
    ])
    func `each rule of Bangladesh names the field, the rule and the fix`(field: FieldCase) {
        #expect(
            field.problems(ProviderCatalogue.form(.payproBD)) == field.message.map { [$0] } ?? []
        )
    }

    @Test func `the wallets' spelling comes from the options`() {
        let form = ProviderCatalogue.form(.payproBD, options: ProviderOptions(wayCodes: .new))
        #expect(FieldCase("wayCode", "NAGAD").problems(form) == [])
        let problem = "wayCode (Wallet scheme): must be one of BKASH (bKash), NAGAD (Nagad)"
        #expect(FieldCase("wayCode", "ROCKET").problems(form) == [problem])
    }

    @Test func `limits come from the options where they are set`() {
        let limit = AmountLimit(
            minimum: Money(minorUnits: 100_00, currency: .bdt),
            maximum: Money(minorUnits: 25_000_00, currency: .bdt)
        )
        let form = ProviderCatalogue.form(.payproBD, options: ProviderOptions(limits: [limit]))
        #expect(FieldCase("amount", "25000").problems(form) == [])
        let problem = "amount (Amount): must be between 100.00 and 25,000.00 BDT"
        #expect(FieldCase("amount", "25000.01").problems(form) == [problem])
        #expect(FieldCase("amount", "99").problems(form) == [problem])
    }
}
