import Payouts

extension Settings {
    /// Every setting once: what each provider or each currency has stands there as PROVIDER or
    /// CURRENCY.
    static var documented: [Setting] {
        var seen: Set<String> = []
        return all.compactMap { setting in
            let path = setting.path.split(separator: ".").map { part in
                ProviderID(rawValue: String(part)) != nil && isShared(setting)
                    ? "PROVIDER"
                    : currencyNames.contains(String(part)) ? "CURRENCY" : String(part)
            }
            .joined(separator: ".")
            guard seen.insert(path).inserted else { return nil }
            return Setting(
                path: path,
                kind: setting.kind,
                standard: setting.standard,
                help: setting.help
            )
        }
    }

    /// The maps whose keys are free.
    static let documentedMaps: [(path: String, help: String)] = [
        ("operators.NAME", "A role, or a list of roles, by the operating system's user name."),
        ("keys.COMMAND", "A key, or a list of keys, by the name of a command of the console."),
    ]

    private static let currencyNames = Set(
        ProviderID.allCases.flatMap(currencies).map { "\($0)" }
    )

    /// Whether every provider has it.
    private static func isShared(_ setting: Setting) -> Bool {
        let key = setting.path.split(separator: ".").dropFirst(2).joined(separator: ".")
        if key.hasPrefix("limits.") { return true }
        return ProviderID.allCases.allSatisfy { id in
            all.contains { $0.path == "providers.\(id.rawValue).\(key)" }
        }
    }
}

extension Setting.Kind {
    /// What a value of this kind is, in words.
    var words: String {
        switch self {
        case .text: "text"
        case .digits: "digits only"
        case .url: "a URL"
        case .pattern(let words): "a URL with \(words.joined(separator: " or ")) in it"
        case .boolean: "true or false"
        case .integer(let range):
            "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number: "a number above 0"
        case .duration: "a duration such as 250ms, 5s or 2m"
        case .durations: "durations such as 5s 10s 1m"
        case .choice(let values): "one of \(values.joined(separator: ", "))"
        case .amounts: "two amounts such as 100..5000"
        case .amount: "an amount such as 5000"
        case .bands: "bands such as: above 1000 by 1; above 25000 by 2"
        case .addresses: "addresses or blocks such as 203.0.113.7 2001:db8::/32"
        }
    }
}
