import Payouts
import Testing

struct CurrencyTests {
    @Test func `the digits of the minor unit are those of ISO 4217`() {
        let table = TextTable(Currency.all.map { [$0.code, String($0.exponent)] }).text
        #expect(
            table == """
                USD 2
                KHR 2
                VND 0
                ARS 2
                BDT 2
                COP 2
                """
        )
    }

    @Test func `a đồng is its own minor unit, a dollar has a hundred`() {
        #expect(Currency.vnd.minorUnitsPerMajor == 1)
        #expect(Currency.usd.minorUnitsPerMajor == 100)
    }

    @Test(arguments: ["COP", "cop", "Cop"])
    func `a code is found in either letter case`(_ code: String) {
        #expect(Currency(code: code) == .cop)
    }

    @Test(arguments: ["", "EUR", "CO", "COP ", "$"])
    func `what no provider pays in is no currency`(_ code: String) {
        #expect(Currency(code: code) == nil)
    }
}
