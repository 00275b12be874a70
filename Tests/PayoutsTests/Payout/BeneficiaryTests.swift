import Payouts
import Testing

struct BeneficiaryTests {
    @Test(
        arguments: zip(
            ["3001239852", "01712345678", "12345", "1234", "7", ""],
            ["····9852", "····5678", "····2345", "····", "····", "····"]
        )
    )
    func `an account shows its last four characters only, a short one none`(
        _ account: String,
        _ shown: String
    ) {
        let beneficiary = Beneficiary(fields: [:], name: "", account: account, institution: "")
        #expect(beneficiary.maskedAccount == shown)
    }
}
