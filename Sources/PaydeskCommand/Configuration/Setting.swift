import Payouts

/// One value of the configuration, as data: the loader, the check and the help come from it.
struct Setting: Sendable {
    /// Where it stands in the file: `providers.dvpay.baseURL`.
    let path: String
    let kind: Kind
    /// The value where neither file nor environment gives one; `nil` leaves it unset.
    let standard: String?
    /// What it decides, in a sentence.
    let help: String

    enum Kind: Sendable {
        case text
        /// Nothing but digits.
        case digits
        /// A URL of at most so many characters.
        case url(upTo: Int = 2_000)
        /// A URL with at least one of some words in it, which stand for something else.
        case pattern(of: [String])
        case boolean
        case integer(ClosedRange<Int>)
        /// A number with a fraction, more than 0.
        case number
        /// `250ms`, `5s`, `2m`.
        case duration
        /// Durations with a space between two: `5s 10s 1m`.
        case durations
        case choice([String])
        /// The least and the most that one payout may be: `0.10..10000`.
        case amounts(Currency)
        /// One amount: `5000000`.
        case amount(Currency)
        /// What needs how many checkers: `above 1000 by 1; above 25000 by 2 linh sofia`.
        case bands(Currency)
        /// Addresses and blocks with a space between two: `203.0.113.7 2001:db8::/32`.
        case addresses
    }

    /// The environment variable that overrides it: `PAYDESK_PROVIDERS_DVPAY_BASE_URL`.
    var variable: String { Self.variable(of: path) }

    /// How the name of every variable of Paydesk begins.
    static let prefix = "PAYDESK_"

    static func variable(of path: String) -> String {
        var name = prefix
        var previous: Character = "."
        for character in path {
            if character.isUppercase, previous.isLowercase { name.append("_") }
            name += character == "." || character == "-" ? "_" : character.uppercased()
            previous = character
        }
        return name
    }
}

extension Setting.Kind {
    /// What is wrong with a text as a value of this kind, or `nil`.
    func problem(with text: String) -> String? {
        switch self {
        case .text: text.isEmpty ? "must not be empty" : nil
        case .digits:
            !text.isEmpty && text.allSatisfy { ("0"..."9").contains($0) }
                ? nil : "must be digits only"
        case .url(let maximum):
            !isURL(text)
                ? "must be a URL that starts with https:// or http://"
                : text.count > maximum ? "must have at most \(maximum) characters" : nil
        case .pattern(let words):
            isURL(text) && words.contains { text.contains($0) }
                ? nil : "must be a URL with \(words.joined(separator: " or ")) in it"
        case .boolean: ["true", "false"].contains(text) ? nil : "must be true or false"
        case .integer(let range):
            Int(text).map(range.contains) == true
                ? nil : "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number: Double(text).map { $0 > 0 } == true ? nil : "must be a number above 0"
        case .duration:
            Duration(text: text) == nil ? "must be a duration such as 250ms, 5s or 2m" : nil
        case .durations:
            Duration.list(text) == nil ? "must be durations such as 5s 10s 1m" : nil
        case .choice(let values):
            values.contains(text) ? nil : "must be one of \(values.joined(separator: ", "))"
        case .amounts(let currency):
            AmountRange(text: text, currency: currency) == nil
                ? "must be two amounts of \(currency) such as 100..5000" : nil
        case .amount(let currency):
            (try? Money(parsing: text, currency: currency)) == nil
                ? "must be an amount of \(currency) such as 5000" : nil
        case .bands(let currency):
            ApprovalBand.list(text, currency: currency) == nil
                ? "must be bands of \(currency) such as above 1000 by 1; above 25000 by 2" : nil
        case .addresses:
            AddressBlock.list(text) == nil
                ? "must be addresses or blocks such as 203.0.113.7 2001:db8::/32" : nil
        }
    }

    private func isURL(_ text: String) -> Bool {
        ["https://", "http://"].contains { text.hasPrefix($0) && text.count > $0.count }
            && !text.contains(" ")
    }
}

extension Duration {
    /// Reads `250ms`, `5s`, `2m`, `1h`; more than 0.
    init?(text: String) {
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3_600)]
        for (suffix, seconds) in units where text.hasSuffix(suffix) {
            guard let count = Double(text.dropLast(suffix.count)), count > 0, count.isFinite,
                count < 1e9
            else { continue }
            self = .seconds(count * seconds)
            return
        }
        return nil
    }
}

extension Duration {
    /// Reads durations with spaces between them; at most 100, at least one.
    static func list(_ text: String) -> [Duration]? {
        let words = text.split(separator: " ")
        let durations = words.compactMap { Duration(text: String($0)) }
        return (1...100).contains(words.count) && durations.count == words.count ? durations : nil
    }
}

extension AddressBlock {
    /// Reads addresses and blocks with spaces between them; at most 100, at least one.
    static func list(_ text: String) -> [AddressBlock]? {
        let words = text.split(separator: " ")
        let blocks = words.compactMap { AddressBlock(String($0)) }
        return (1...100).contains(words.count) && blocks.count == words.count ? blocks : nil
    }
}

/// The least and the most that one payout may be, in one currency.
struct AmountRange: Sendable {
    let minimum: Money
    let maximum: Money

    /// Reads `0.10..10000`, the first no larger than the second.
    init?(text: String, currency: Currency) {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        guard ends.count == 2,
            let minimum = try? Money(parsing: String(ends[0]), currency: currency),
            let maximum = try? Money(parsing: String(ends[1]), currency: currency),
            minimum.minorUnits >= 0, minimum <= maximum
        else { return nil }
        self.minimum = minimum
        self.maximum = maximum
    }
}
