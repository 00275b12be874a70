import Payouts
import Testing

@testable import Providers

struct DVPayFieldsTests {
    @Test(arguments: [
        FieldCase("accountNumber", "1"),
        FieldCase(
            "accountNumber",
            "",
            "accountNumber (Account number): is required, for example 123456789"
        ),
        FieldCase(
            "accountNumber",
            String(repeating: "1", count: 65),
            "accountNumber (Account number): must be at most 64 characters, for example 123456789"
        ),
        FieldCase("currency", "KHR", also: ["amount": "400"]),
        FieldCase("currency", "usd", "currency (Currency): must be one of USD, KHR"),
        FieldCase("currency", "EUR", "currency (Currency): must be one of USD, KHR"),
        FieldCase("amount", "0.10"),
        FieldCase("amount", "10,000.00"),
        FieldCase("amount", "0.09", "amount (Amount): must be between 0.10 and 10,000.00 USD"),
        FieldCase("amount", "10000.01", "amount (Amount): must be between 0.10 and 10,000.00 USD"),
        FieldCase(
            "amount",
            "1.005",
            "amount (Amount): has more than 2 decimals, it would have to be rounded"
        ),
        FieldCase("amount", "40000000", also: ["currency": "KHR"]),
        FieldCase(
            "amount",
            "399",
            "amount (Amount): must be between 400 and 40,000,000 KHR, whole units",
            also: ["currency": "KHR"]
        ),
        FieldCase(
            "amount",
            "400.50",
            "amount (Amount): must be between 400 and 40,000,000 KHR, whole units",
            also: ["currency": "KHR"]
        ),
        FieldCase(
            "amount",
            "40000001",
            "amount (Amount): must be between 400 and 40,000,000 KHR, whole units",
            also: ["currency": "KHR"]
        ),
    ])
    func `each rule names the field, the rule and the fix`(field: FieldCase) {
        #expect(field.problems(ProviderCatalogue.form(.dvpay)) == field.message.map { [$0] } ?? [])
    }
}
