import Foundation
import Payouts
import PayoutsTesting
import Testing

struct FilterQueryTests {
    private static let context = FilterContext(
        now: .test(100_000),
        utcOffset: 7 * 3_600,
        me: OperatorName(rawValue: "dara")
    )

    private func filter(_ text: String) throws -> PayoutFilter {
        try FilterQuery(parsing: text).filter(in: Self.context)
    }

    @Test func `words are searched for, and what has no known field is a word`() throws {
        #expect(
            try filter("nguyen  9852 12:30 foo>3") == PayoutFilter(text: "nguyen 9852 12:30 foo>3")
        )
        #expect(try filter("") == PayoutFilter())
    }

    @Test(arguments: ["!", "((((", "...", "-", "?", "\"", "!(", ":", "🎉"])
    func `a word without a letter or a digit is refused: it would take everything`(word: String) {
        #expect(throws: FilterProblem.self) { try filter(word) }
    }

    @Test func `words that would be left out are refused, not dropped`() throws {
        let nine = (1...9).map { "word\($0)" }
        #expect(try filter(nine.dropLast().joined(separator: " ")).text.hasSuffix("word8"))
        #expect(throws: FilterProblem.self) { try filter(nine.joined(separator: " ")) }
        #expect(throws: FilterProblem.self) { try filter(String(repeating: "x", count: 129)) }
        #expect(try filter(String(repeating: "x", count: 128)).text.count == 128)
    }

    @Test func `a list of values is any of them, and so are two terms of one field`() throws {
        let wanted = PayoutFilter(statuses: [.unknown, .pendingApproval], providers: [.dvpay])
        #expect(try filter("status:unknown,approval provider:dvpay") == wanted)
        #expect(try filter("STATUS:Unknown status:pendingApproval provider:DVPAY") == wanted)
    }

    @Test func `what is negated is left out of what is taken`() throws {
        let filter = try filter("!status:paid !provider:dvpay !nguyen !currency:usd !batch:none")
        #expect(filter.statuses == Set(PayoutStatus.allCases).subtracting([.paid]))
        #expect(filter.providers == Set(ProviderID.allCases).subtracting([.dvpay]))
        #expect(filter.absentTexts == ["nguyen"])
        #expect(filter.currencies == Choice(except: [.usd]))
        #expect(filter.batches == Choice(except: [nil]))
        let both = try self.filter("status:paid,failed !status:paid")
        #expect(both.statuses == [.failed])
    }

    @Test func `terms that exclude everything say so`() {
        #expect(throws: FilterProblem.self) { try filter("status:paid !status:paid") }
    }

    @Test(
        arguments: [
            ("amount>1m", .more, 10_000_000_000), ("amount>=2.5k", .atLeast, 25_000_000),
            ("amount<50,000.00", .less, 500_000_000), ("amount<=0.1", .atMost, 1_000),
            ("amount:250", .equal, 2_500_000), ("amount=250.5", .equal, 2_505_000),
            ("!amount>5", .atMost, 50_000), ("!amount<5", .atLeast, 50_000),
        ] as [(String, AmountBound.Comparison, Int64)]
    )
    func `an amount is compared exactly, whatever the currency`(
        text: String,
        comparison: AmountBound.Comparison,
        value: Int64
    ) throws {
        #expect(
            try filter(text).amounts == [AmountBound(comparison, tenThousandths: value)]
        )
    }

    @Test func `ages are relative to now, and several of them narrow each other`() throws {
        let filter = try filter("age>2h age>90m !age>1d12h")
        #expect(filter.createdBefore == .test(100_000 - 7_200))
        #expect(filter.createdFrom == .test(100_000 - 129_600))
        #expect(try self.filter("age<30s").createdFrom == .test(100_000 - 30))
    }

    @Test func `a day begins where the operator is`() throws {
        let filter = try filter("day:2026-11-20")
        let start = Date(timeIntervalSince1970: 1_795_132_800 - 7 * 3_600)
        #expect(filter.createdFrom == start)
        #expect(filter.createdBefore == start + 86_400)
        let today = try self.filter("day:today")
        let yesterday = try self.filter("day:yesterday")
        #expect(yesterday.createdBefore == today.createdFrom)
        let from = try #require(today.createdFrom)
        #expect((from..<(from + 86_400)).contains(Self.context.now))
    }

    @Test func `me is whoever asks, none is nobody`() throws {
        #expect(try filter("owner:me").owners == Choice(only: [Self.context.me]))
        #expect(
            try filter("owner:none,linh !owner:minh").owners
                == Choice(
                    only: [nil, OperatorName(rawValue: "linh")],
                    except: [OperatorName(rawValue: "minh")]
                )
        )
    }

    @Test func `batches and reasons are taken by name`() throws {
        #expect(
            try filter("batch:ba-7f3k-2qmx,none").batches
                == Choice(only: [BatchID(rawValue: "BA-7F3K-2QMX"), nil])
        )
        #expect(try filter("!reason:E12,E13").reasons == Choice(except: ["E12", "E13"]))
    }

    @Test(
        arguments: [
            (
                "status:gone",
                "There is no status “gone”. Statuses: approval, queued, submitting, processing, "
                    + "unknown, paid, failed, returned, rejected, canceled."
            ),
            ("status>paid", "Write status:unknown,returned."),
            ("provider:", "provider: lacks a value; write provider:paypro-vn."),
            ("currency:USD,", "currency:USD, lacks a value; write currency:VND."),
            (
                "amount>lots",
                "amount>lots is no amount; write amount>1m, amount<=250.50 or 50k."
            ),
            ("amount>-5", "amount>-5 is no amount; write amount>1m, amount<=250.50 or 50k."),
            ("amount>>5", "amount>>5 is no amount; write amount>1m, amount<=250.50 or 50k."),
            ("age>2y", "age>2y is no age; write age>2h, age<30m or age>1d12h."),
            ("age:2h", "age:2h is no age; write age>2h, age<30m or age>1d12h."),
            ("day:soon", "day:soon is no day; write day:today or day:2026-11-20."),
            ("!day:today", "A day cannot be left out; write age< or age> instead."),
            ("!amount:5", "!amount:5 says two things; write amount< or amount> instead."),
        ]
    )
    func `a term that means nothing says how to write it`(text: String, sentence: String) {
        let problem = #expect(throws: FilterProblem.self) { try filter(text) }
        #expect(problem?.sentence == sentence)
    }

    @Test func `what was typed is what is written`() throws {
        let text = "status:Unknown !amount>1M age<2h nguyen !owner:me"
        let query = try FilterQuery(parsing: "  " + text + " ")
        #expect(query.text == text)
        #expect(try FilterQuery(parsing: query.text) == query)
        #expect(query.terms.map(\.field) == [.status, .amount, .age, nil, .owner])
    }

    @Test(arguments: [1, 2, 3]) func `garbage makes no trap`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters = Array("!:<>=,. amountstatusage1239km-hdé₫\u{200B}")
        for _ in 0..<3_000 {
            let text = String((0..<12).map { _ in letters.randomElement(using: &random) ?? "a" })
            _ = try? filter(text)
            _ = FilterCompletion<FilterField>().completed(text)
        }
    }
}
