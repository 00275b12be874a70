import Payouts
import Testing

struct FieldRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: FieldRule
        let statement: String
        let accepted: [String]
        let refused: [String]

        var testDescription: String { statement }
    }

    static let cases = [
        Case(
            rule: .length(1...8),
            statement: "at most 8 characters",
            accepted: ["a", "Nguyễn A", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦"],
            refused: ["", "123456789"]
        ),
        Case(
            rule: .length(3...5),
            statement: "3 to 5 characters",
            accepted: ["abc", "abcde"],
            refused: ["ab", "abcdef"]
        ),
        Case(
            rule: .length(4...4),
            statement: "4 characters",
            accepted: ["abcd"],
            refused: ["abc", "abcde"]
        ),
        Case(
            rule: .digits(11...11),
            statement: "11 digits, nothing else",
            accepted: ["01712345678"],
            refused: ["0171234567", "017123456789", "01712-34567", "0171234567٣", "0171234567½"]
        ),
        Case(
            rule: .digits(1...3),
            statement: "at most 3 digits, nothing else",
            accepted: ["0", "007"],
            refused: ["", "1234", "-1", "1.5", "5\u{301}", "1\u{FE0F}\u{20E3}"]
        ),
        Case(
            rule: .unaccentedLatin,
            statement: "Latin letters without accents",
            accepted: ["NGUYEN VAN A", "Sean O'Neil-Gomez Jr."],
            refused: ["", "Gómez", "Go\u{301}mez", "X\u{301}", "Đặng", "R2D2", "李", "a\tb", "a_b"]
        ),
        Case(
            rule: .identifier,
            statement: "letters, digits and . - _ @ + without blanks",
            accepted: ["123456789", "an.binh@bank", "+85512345678", "AR_7-1"],
            refused: ["", "12345 67000", "=1+1", "12\u{A0}34", "１２３", "123\n4", "a,b"]
        ),
        Case(
            rule: .prefix("01"),
            statement: "one that starts with 01",
            accepted: ["01", "01712345678"],
            refused: ["", "1", "8801"]
        ),
        Case(
            rule: .email,
            statement: "an e-mail address",
            accepted: ["ana@example.com", "a.b+c@mail.example.co"],
            refused: [
                "", "ana", "ana@", "@example.com", "ana@localhost", "ana@example.", "a@b@c.com",
                "ana @example.com", "aña@example.com", "ana@example.com,b@example.com",
            ]
        ),
        Case(
            rule: .template(["##-########-#", "###########"]),
            statement: "digits written as ##-########-# or ###########",
            accepted: ["20-12345678-9", "20123456789"],
            refused: ["20-123456789", "2012345678", "20-1234567A-9", "##-########-#"]
        ),
        Case(
            rule: .either([.digits(22...22), .email]),
            statement: "22 digits, nothing else, or an e-mail address",
            accepted: ["0000003100010000000001", "ana@example.com"],
            refused: ["000000310001000000000", "ana"]
        ),
    ]

    @Test(arguments: cases)
    func `a rule accepts what it states and refuses the rest`(_ example: Case) {
        #expect(example.rule.statement == example.statement)
        for text in example.accepted { #expect(example.rule.accepts(text), "‘\(text)’") }
        for text in example.refused { #expect(!example.rule.accepts(text), "‘\(text)’") }
    }
}

// MARK: - Amounts

extension FieldRuleTests {
    @Test func `an amount lies between its bounds, both of which it may be`() {
        let rule = FieldRule.amount(minimum: .cop(50_000), maximum: .cop(5_000_000), whole: false)
        #expect(rule.statement == "between 50,000.00 and 5,000,000.00 COP")
        #expect(rule.accepts(.cop(50_000)))
        #expect(rule.accepts(.cop(5_000_000)))
        #expect(!rule.accepts(Money(minorUnits: 4_999_999, currency: .cop)))
        #expect(!rule.accepts(Money(minorUnits: 500_000_001, currency: .cop)))
    }

    @Test func `an amount without a maximum has a minimum only`() {
        let rule = FieldRule.amount(minimum: .cop(1), maximum: nil, whole: false)
        #expect(rule.statement == "at least 1.00 COP")
        #expect(rule.accepts(Money(minorUnits: .max, currency: .cop)))
        #expect(!rule.accepts(.cop(0)))
        #expect(!rule.accepts(.cop(-1)))
    }

    @Test func `some providers take whole units only`() {
        let rule = FieldRule.amount(minimum: .cop(1), maximum: nil, whole: true)
        #expect(rule.statement == "at least 1 COP, whole units")
        #expect(rule.accepts(.cop(2)))
        #expect(!rule.accepts(Money(minorUnits: 250, currency: .cop)))
    }

    @Test func `bounds in one currency say nothing about another`() {
        let rule = FieldRule.amount(minimum: .cop(50_000), maximum: nil, whole: true)
        #expect(rule.accepts(Money(minorUnits: 1, currency: .usd)))
    }

    @Test func `rules about text and rules about amounts leave each other alone`() {
        #expect(FieldRule.digits(1...1).accepts(.cop(50_000)))
        #expect(FieldRule.amount(minimum: .cop(1), maximum: nil, whole: true).accepts("anything"))
    }
}

extension Money {
    /// Whole Colombian pesos.
    fileprivate static func cop(_ pesos: Int64) -> Money {
        Money(minorUnits: pesos * 100, currency: .cop)
    }
}
