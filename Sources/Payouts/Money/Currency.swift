/// A currency of ISO 4217: its alphabetic code and the number of digits of its minor unit.
package struct Currency: Hashable, Sendable {
    /// The alphabetic code, three upper-case letters.
    package let code: String
    /// Digits after the decimal mark: 0 for VND, 2 for USD.
    package let exponent: Int

    private init(code: String, exponent: Int) {
        self.code = code
        self.exponent = exponent
    }

    /// United States dollar.
    package static let usd = Currency(code: "USD", exponent: 2)
    /// Cambodian riel.
    ///
    /// ISO 4217 gives it two digits, although DVPay takes whole riel only.
    package static let khr = Currency(code: "KHR", exponent: 2)
    /// Vietnamese đồng, which has no minor unit.
    package static let vnd = Currency(code: "VND", exponent: 0)
    /// Argentine peso.
    package static let ars = Currency(code: "ARS", exponent: 2)
    /// Bangladeshi taka.
    package static let bdt = Currency(code: "BDT", exponent: 2)
    /// Colombian peso.
    package static let cop = Currency(code: "COP", exponent: 2)

    /// Every currency that a provider of Paydesk pays in.
    package static let all: [Currency] = [.usd, .khr, .vnd, .ars, .bdt, .cop]

    /// Finds a currency by its code, in either letter case.
    package init?(code: String) {
        let isUpper = Self.all.first { $0.code == code }
        guard let known = isUpper ?? Self.all.first(where: { $0.code == code.uppercased() }) else {
            return nil
        }
        self = known
    }

    /// How many minor units make one major unit: 1 for VND, 100 for USD.
    package var minorUnitsPerMajor: Int64 {
        (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
    }
}

extension Currency: CustomStringConvertible {
    /// The code.
    package var description: String { code }
}
