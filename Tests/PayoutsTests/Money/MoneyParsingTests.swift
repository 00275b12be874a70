import Payouts
import Testing

/// What people type for an amount, and what it means.
struct MoneyParsingTests {
    struct Typed: Sendable, CustomTestStringConvertible {
        let text: String
        let currency: Currency
        let meaning: Result<Int64, MoneyError>

        init(_ text: String, _ currency: Currency, minorUnits: Int64) {
            (self.text, self.currency, meaning) = (text, currency, .success(minorUnits))
        }

        init(_ text: String, _ currency: Currency, _ error: MoneyError) {
            (self.text, self.currency, meaning) = (text, currency, .failure(error))
        }

        var testDescription: String { "‘\(text)’ \(currency)" }
    }

    static let accepted = [
        Typed("50,000.00", .cop, minorUnits: 5_000_000),
        Typed("50000", .cop, minorUnits: 5_000_000),
        Typed("50000.5", .cop, minorUnits: 5_000_050),
        Typed(" 1,250,000 ", .vnd, minorUnits: 1_250_000),
        Typed("100.00", .vnd, minorUnits: 100),
        Typed("100.0", .vnd, minorUnits: 100),
        Typed("1,000", .vnd, minorUnits: 1_000),
        Typed("0.10", .usd, minorUnits: 10),
        Typed("0.1000", .usd, minorUnits: 10),
        Typed("007", .usd, minorUnits: 700),
        Typed("0", .usd, minorUnits: 0),
        Typed("-5", .usd, minorUnits: -500),
        Typed("92233720368547758.07", .usd, minorUnits: .max),
        Typed("-92233720368547758.08", .usd, minorUnits: .min),
    ]

    @Test(arguments: accepted)
    func `an amount is taken exactly`(_ typed: Typed) throws {
        let money = try Money(parsing: typed.text, currency: typed.currency)
        #expect(money.currency == typed.currency)
        #expect(try money.minorUnits == typed.meaning.get())
    }

    static let refused = [
        Typed("", .usd, .empty),
        Typed("   ", .usd, .empty),
        Typed("-", .usd, .notANumber),
        Typed("--5", .usd, .notANumber),
        Typed("+5", .usd, .notANumber),
        Typed("1 000", .usd, .notANumber),
        Typed("1e5", .usd, .notANumber),
        Typed("0x10", .usd, .notANumber),
        Typed("$5", .usd, .notANumber),
        Typed("5 USD", .usd, .notANumber),
        Typed(".5", .usd, .notANumber),
        Typed("5.", .usd, .notANumber),
        Typed("1.000,00", .cop, .notANumber),
        Typed("1.250.000", .vnd, .notANumber),
        Typed("NaN", .usd, .notANumber),
        Typed("٣", .usd, .notANumber),
        Typed("½", .usd, .notANumber),
        Typed("５", .usd, .notANumber),
        Typed("5\u{301}", .usd, .notANumber),
        Typed("1\u{FE0F}\u{20E3}", .usd, .notANumber),
        Typed("92233720368547758.08", .usd, .tooLarge),
        Typed("99999999999999999999", .vnd, .tooLarge),
    ]

    @Test(arguments: refused)
    func `what is no amount is refused`(_ typed: Typed) {
        #expect(result(typed) == typed.meaning)
    }

    static let rounded = [
        Typed("0.105", .usd, .wouldRound(exponent: 2)),
        Typed("0.1001", .usd, .wouldRound(exponent: 2)),
        Typed("100.5", .vnd, .wouldRound(exponent: 0)),
        Typed("1.500", .vnd, .wouldRound(exponent: 0)),
    ]

    @Test(arguments: rounded)
    func `what would have to be rounded is refused`(_ typed: Typed) {
        #expect(result(typed) == typed.meaning)
    }

    static let ambiguous = [
        Typed("1,00", .usd, .ambiguousGrouping),
        Typed("1,2345", .usd, .ambiguousGrouping),
        Typed("1234,567", .usd, .ambiguousGrouping),
        Typed("1,,000", .usd, .ambiguousGrouping),
        Typed("50.000", .vnd, .ambiguousGrouping),
        Typed("1.500", .cop, .ambiguousGrouping),
    ]

    /// Colombia, Argentina and Viet Nam write fifty thousand as `50.000`.
    @Test(arguments: ambiguous)
    func `what would be another amount in another country is refused`(_ typed: Typed) {
        #expect(result(typed) == typed.meaning)
    }

    @Test func `every amount is read back from its own texts`() throws {
        for seed in UInt64(0)..<1_000 {
            var generator = SeededGenerator(seed: seed)
            let bits = Int.random(in: 0..<64, using: &generator)
            let currency = try #require(Currency.all.randomElement(using: &generator))
            let minorUnits = Int64(bitPattern: generator.next()) >> Int64(bits)
            let money = Money(minorUnits: minorUnits, currency: currency)
            for text in [money.plainText, money.groupedText, " \(money.groupedText) "] {
                let read = try Money(parsing: text, currency: currency)
                #expect(read == money, "seed \(seed), ‘\(text)’")
            }
        }
    }

    private func result(_ typed: Typed) -> Result<Int64, MoneyError> {
        do throws(MoneyError) {
            return .success(try Money(parsing: typed.text, currency: typed.currency).minorUnits)
        } catch {
            return .failure(error)
        }
    }
}
