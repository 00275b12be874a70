import Payouts
import Testing

struct FilterCompletionTests {
    private let completion = FilterCompletion<FilterField>([
        .provider: ["dvpay", "paypro-vn", "paypro-bd"], .owner: ["linh"], .reason: ["E12"],
    ])

    @Test(
        arguments: [
            ("st", ["status:"]), ("a", ["amount>", "age>"]), ("!pro", ["!provider:"]),
            ("nguyen provider:p", ["provider:paypro-vn", "provider:paypro-bd"]),
            ("status:unknown,pa", ["status:unknown,paid"]),
            ("status:paid,p", ["status:paid,processing"]),
            ("currency:v", ["currency:VND"]),
            ("!owner:", ["!owner:me", "!owner:none", "!owner:linh"]),
            ("reason:e", ["reason:E12"]), ("day:t", ["day:today"]), ("batch:", ["batch:none"]),
            ("status:unknown", []), ("amount>", []), ("nguyen ", []), ("", []), ("zebra", []),
        ]
    )
    func `the last word is completed by what is known`(text: String, candidates: [String]) {
        #expect(completion.candidates(for: text) == candidates)
    }

    @Test func `the first candidate takes the last word's place`() {
        #expect(completion.completed("nguyen st") == "nguyen status:")
        #expect(completion.completed("nguyen status:un") == "nguyen status:unknown")
        #expect(completion.completed("nguyen ") == nil)
    }
}
