package import Foundation

/// A bound of how long something has been there: `>2h`, `<30m`.
package struct AgeBound: Hashable, Sendable {
    /// Whether it has to be older, and not younger.
    package let isOlder: Bool
    /// Than how many seconds.
    package let seconds: Int64

    /// Creates a bound.
    package init(isOlder: Bool, seconds: Int64) {
        self.isOlder = isOlder
        self.seconds = seconds
    }

    /// Exactly what this bound does not take.
    package var opposite: AgeBound { AgeBound(isOlder: !isOlder, seconds: seconds) }

    /// The time before which what is older began.
    package func limit(at now: Date) -> Date { now.addingTimeInterval(-Double(seconds)) }

    /// Whether what began at a time is within it.
    package func contains(_ start: Date, at now: Date) -> Bool {
        (start < limit(at: now)) == isOlder
    }

    /// The bound as it is typed.
    package var text: String {
        var (rest, text) = (seconds, "")
        for (unit, length) in Self.units where rest >= length {
            text += "\(rest / length)\(unit)"
            rest %= length
        }
        return (isOlder ? ">" : "<") + (text.isEmpty ? "0s" : text)
    }

    private static let units: [(name: Character, seconds: Int64)] = [
        ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
    ]

    /// Reads `90s`, `30m`, `2h`, `1d12h`; `nil` for anything else.
    static func seconds(_ text: String) -> Int64? {
        var (total, rest): (Int64, Substring) = (0, text[...])
        while !rest.isEmpty {
            let digits = rest.prefix(while: \.isASCIIDigit)
            let name = rest.dropFirst(digits.count).first
            guard digits.count <= 6, let count = Int64(digits),
                let unit = units.first(where: { $0.name == name })
            else { return nil }
            total += count * unit.seconds
            rest = rest.dropFirst(digits.count + 1)
        }
        return text.isEmpty ? nil : total
    }
}
