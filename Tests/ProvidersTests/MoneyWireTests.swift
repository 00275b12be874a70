import Payouts
import Testing

@testable import Providers

struct MoneyWireTests {
    @Test(
        arguments: [
            ("50000", 50_000_00), ("50000.5", 50_000_50), ("50000.000", 50_000_00),
            ("5150.0000", 5_150_00), ("-0.10", -10), ("0", 0), ("00.10", 10),
            ("92233720368547758.07", 9_223_372_036_854_775_807),
            ("50000.001", nil), ("50,000", nil), ("50.000.000", nil), ("", nil), ("-", nil),
            (".", nil),
            ("1.", nil), (".5", nil), ("+1", nil), ("1e3", nil), (" 1", nil), ("٣", nil),
            ("0x10", nil),
            ("92233720368547758.08", nil), ("--1", nil),
        ] as [(String, Int64?)]
    )
    func `an amount is read exactly or not at all`(text: String, expected: Int64?) {
        #expect(Money(wire: text, currency: .cop)?.minorUnits == expected)
    }

    @Test(
        arguments: [
            (JSONValue.number("100.059"), 100_05), (.string("100.0599"), 100_05),
            (.number("7"), 7_00),
            (.null, nil), (.string("1e3"), nil), (.string("much"), nil),
        ] as [(JSONValue, Int64?)]
    )
    func `a balance is cut to the currency's digits`(value: JSONValue, expected: Int64?) {
        #expect(Money(balance: value, currency: .usd)?.minorUnits == expected)
    }
}
