import Payouts
import Testing

/// What is said where a filter finds nothing.
struct FilterSuggestionTests {
    @Test(arguments: [
        ("60,000.00", "An amount is found as amount:60,000.00."),
        ("martina 15000", "An amount is found as amount:15000."),
        ("Yesterday", "A day is found as day:yesterday."),
        ("2026-11-22", "A day is found as day:2026-11-22."),
        ("unknown", "A status is found as status:unknown."),
        ("ali Pending approval", "A status is found as status:approval."),
        ("DVPay", "A provider is found as provider:dvpay."),
        ("vnd", "A currency is found as currency:VND."),
        ("Prov", "A field is written as provider:paypro-vn."),
        ("ali age", "A field is written as age>2h."),
        (
            "beneficiary:x",
            "There is no field “beneficiary”. Fields: status, provider, amount, currency, age, "
                + "day, batch, owner, reason."
        ),
    ])
    func `a word that finds nothing as it stands is explained`(
        text: String,
        sentence: String
    ) throws {
        #expect(try FilterQuery(parsing: text).suggestion == sentence)
    }

    @Test(arguments: [
        "", "nguyen", "PO-7F3K-2QMX", "12:30", "status:unknown", "amount:60,000.00", "day:today",
        "!nguyen", "a,b", "p", "a",
    ])
    func `a plain word needs no explanation`(text: String) throws {
        #expect(try FilterQuery(parsing: text).suggestion == nil)
    }

    @Test(arguments: [
        "60,000.00", "15000", "2026-11-22", "yesterday", "unknown", "approval", "dvpay", "cop",
    ])
    func `what is suggested can be read`(text: String) throws {
        let sentence = try #require(try FilterQuery(parsing: text).suggestion)
        let word = try #require(sentence.split(separator: " ").last?.dropLast())
        #expect(try FilterQuery(parsing: String(word)).terms.first?.field != nil)
    }
}
