import Payouts
import Testing

struct SettlementFieldTests {
    private static func amount(
        _ text: String,
        _ mark: SettlementMapping.DecimalMark = .point,
        exponent: Int = 2
    ) throws(MoneyError) -> Int64 {
        let bytes = Array(text.utf8)
        return try SettlementAmount.minorUnits(bytes.span, mark: mark, exponent: exponent)
    }

    @Test(arguments: [
        ("100000", 10_000_000), ("12.5", 1_250), ("12.50", 1_250), ("12.5000", 1_250),
        (" 1,234,567.89 ", 123_456_789), ("-3.10", -310), ("+0.01", 1), ("0", 0),
        ("92233720368547758.07", Int64.max),
    ])
    func `an amount is read exactly`(text: String, minorUnits: Int64) throws {
        #expect(try Self.amount(text) == minorUnits)
    }

    @Test func `the decimal mark is the mapping's`() throws {
        #expect(try Self.amount("1.234,50", .comma) == 123_450)
        #expect(try Self.amount("50.000", .comma, exponent: 0) == 50_000)
        #expect(throws: MoneyError.wouldRound(exponent: 2)) { try Self.amount("50.125") }
    }

    @Test(arguments: [
        ("", MoneyError.empty), ("  ", .empty), ("1.23E+17", .notANumber), ("12a", .notANumber),
        ("1..2", .notANumber), ("1.", .notANumber), (".5", .notANumber), ("--1", .notANumber),
        ("1,23.45", .ambiguousGrouping), ("1,2345", .ambiguousGrouping), ("1,", .ambiguousGrouping),
        ("1234,567", .ambiguousGrouping), ("0.001", .wouldRound(exponent: 2)),
        ("92233720368547758.08", .tooLarge), ("٣", .notANumber),
    ])
    func `what is no amount says why`(text: String, error: MoneyError) {
        #expect(throws: error) { try Self.amount(text) }
    }

    @Test(arguments: [
        ("2026-11-21 14:30:00", SettlementTime.Format.yearFirst, "2026-11-21T17:30:00Z"),
        ("2026/11/21T14:30:00.125Z", .yearFirst, "2026-11-21T14:30:00Z"),
        ("2026-11-21 14:30:00 +07:00", .yearFirst, "2026-11-21T07:30:00Z"),
        ("2026-11-21 14:30:00-0330", .yearFirst, "2026-11-21T18:00:00Z"),
        ("2026-11-21", .yearFirst, "2026-11-21T03:00:00Z"),
        ("21/11/2026 14:30", .dayFirst, "2026-11-21T17:30:00Z"),
        ("11/21/2026 14:30:59", .monthFirst, "2026-11-21T17:30:59Z"),
        ("1795271400", .unixSeconds, "2026-11-21T14:30:00Z"),
        ("1795271400999", .unixMilliseconds, "2026-11-21T14:30:00Z"),
    ])
    func `a time is read in its zone, or in the file's`(
        text: String,
        format: SettlementTime.Format,
        expected: String
    ) throws {
        let bytes = Array(text.utf8)
        let seconds = SettlementTime.seconds(bytes.span, format: format, utcOffset: -3 * 3_600)
        let other = Array(expected.utf8)
        #expect(seconds == SettlementTime.seconds(other.span, format: .yearFirst, utcOffset: 99))
        #expect(seconds != nil)
    }

    @Test(arguments: [
        "", "2026-13-01", "2026-02-30 10:00:00", "2026-11-21 24:00:00", "2026-11-21 10:60",
        "2026-11-21 10:00:00 CET", "21/11/2026", "2026-11-21 10:00:00Zx", "2026-11-21 1",
    ])
    func `what is no time is none`(text: String) {
        let bytes = Array(text.utf8)
        #expect(SettlementTime.seconds(bytes.span, format: .yearFirst, utcOffset: 0) == nil)
    }

    @Test func `days are counted as the calendar does`() throws {
        #expect(CalendarDay("1970-01-01")?.number == 0)
        #expect(CalendarDay("2000-03-01")?.number == 11_017)
        for number in stride(from: -200_000, to: 200_000, by: 97) {
            let day = CalendarDay(number: number)
            #expect(CalendarDay(day.description) == day)
        }
        #expect(CalendarDay("2100-02-29") == nil && CalendarDay("2000-02-29") != nil)
        #expect(CalendarDay(seconds: -1, utcOffset: 0).description == "1969-12-31")
        let period = try #require(SettlementPeriod("2026-11-30..2026-12-01"))
        #expect(period.seconds(utcOffset: 7 * 3_600).count == 2 * 86_400)
        #expect(SettlementPeriod("2026-12-01..2026-11-30") == nil)
    }
}
