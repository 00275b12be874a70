import Payouts
import Testing

struct MoneyTests {
    @Test func `an amount reads as people write it, and plainly for the wire`() {
        let amounts: [Money] = [
            Money(minorUnits: 0, currency: .usd),
            Money(minorUnits: 5, currency: .usd),
            Money(minorUnits: -5, currency: .usd),
            Money(minorUnits: 99_999, currency: .usd),
            Money(minorUnits: 5_000_000, currency: .cop),
            Money(minorUnits: 1_250_000, currency: .vnd),
            Money(minorUnits: -1_000, currency: .vnd),
            Money(minorUnits: .max, currency: .bdt),
            Money(minorUnits: .min, currency: .vnd),
        ]
        let rows = amounts.map { [$0.description, $0.plainText, $0.wholeText ?? "·"] }
        #expect(
            TextTable(rows).text == """
                0.00 USD                       0.00                 0
                0.05 USD                       0.05                 ·
                -0.05 USD                      -0.05                ·
                999.99 USD                     999.99               ·
                50,000.00 COP                  50000.00             50000
                1,250,000 VND                  1250000              1250000
                -1,000 VND                     -1000                -1000
                92,233,720,368,547,758.07 BDT  92233720368547758.07 ·
                -9,223,372,036,854,775,808 VND -9223372036854775808 -9223372036854775808
                """
        )
    }

    @Test func `amounts of one currency add up`() {
        let sum = Money(minorUnits: 10_050, currency: .ars)
            .adding(Money(minorUnits: -50, currency: .ars))
        #expect(sum == Money(minorUnits: 10_000, currency: .ars))
    }

    @Test func `amounts of two currencies have no sum`() {
        let dollar = Money(minorUnits: 100, currency: .usd)
        #expect(dollar.adding(Money(minorUnits: 100, currency: .khr)) == nil)
    }

    @Test(arguments: [(Int64.max, Int64(1)), (.min, -1), (.max, .max)])
    func `a sum that does not fit is no sum, rather than another one`(_ left: Int64, _ right: Int64)
    {
        let money = Money(minorUnits: left, currency: .vnd)
        #expect(money.adding(Money(minorUnits: right, currency: .vnd)) == nil)
    }

    @Test func `a list sorts by currency, then by amount`() {
        let list = [
            Money(minorUnits: 100, currency: .vnd), Money(minorUnits: 900, currency: .cop),
            Money(minorUnits: -1, currency: .vnd), Money(minorUnits: 20, currency: .cop),
        ]
        #expect(list.sorted().map(\.description) == ["0.20 COP", "9.00 COP", "-1 VND", "100 VND"])
    }
}
