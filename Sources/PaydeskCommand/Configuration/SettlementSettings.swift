import Foundation
import PayoutService
import Payouts
import Yams

/// How a provider's settlement files are read, as `config/settlements/ID.yaml` says it.
struct SettlementSettings: Decodable {
    let columns: [String: OneOrMore]
    let currency: String?
    let decimalMark: String?
    let time: Time
    let statuses: [String: [String]]
    let combinations: [[String]]?
    let tolerances: Tolerances?
    let fees: [String: Fee]?

    struct Time: Decodable {
        let format: String
        let zone: String
    }

    struct Tolerances: Decodable {
        let daysBefore: Int?
        let daysAfter: Int?
        let dayEdge: String?
        let amount: Amount?
        let fee: Amount?
    }

    struct Amount: Decodable {
        let absolute: [String: String]?
        let percent: String?
        let rounding: [String: String]?
    }

    struct Fee: Decodable {
        let flat: String?
        let percent: String?
        let minimum: String?
        let maximum: String?
    }

    /// One text, or a list of texts.
    struct OneOrMore: Decodable {
        let texts: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                texts = [text]
            } else {
                texts = try container.decode([String].self)
            }
        }
    }

    /// Reads the file of a provider; the operator's own goes before the one that came along.
    ///
    /// - Throws: ``CommandFailure`` with status 78 that names the key.
    static func mapping(
        of provider: ProviderID,
        files: InstalledFiles
    ) throws(CommandFailure) -> SettlementMapping {
        guard let path = files.settlement(provider) else {
            throw CommandFailure(ServiceError.settlement(.noMapping(provider)))
        }
        do {
            let yaml = try String(contentsOfFile: path, encoding: .utf8)
            return try YAMLDecoder().decode(Self.self, from: yaml).mapping()
        } catch let problem as SettlementSettingsProblem {
            throw CommandFailure(.configuration, "\(path): \(problem.text)")
        } catch {
            throw CommandFailure(.configuration, "\(path): \(YAMLProblem(error).text).")
        }
    }
}

/// What is wrong with a setting.
struct SettlementSettingsProblem: Error {
    let text: String
}

extension SettlementSettings {
    func mapping() throws(SettlementSettingsProblem) -> SettlementMapping {
        let columns = try Self.keyed(columns, by: SettlementColumn.init, "columns").mapValues(
            \.texts
        )
        guard columns[.amount] != nil, columns[.orderNumber] != nil || columns[.reference] != nil
        else {
            throw SettlementSettingsProblem(
                text: "columns needs amount, and orderNumber or reference."
            )
        }
        return SettlementMapping(
            columns: columns,
            currency: try currency.map { text throws(SettlementSettingsProblem) in
                try Self.known(Currency(code: text), text, "currency")
            },
            decimalMark: try Self.choice(decimalMark ?? "point", "decimalMark"),
            timeFormat: try Self.choice(time.format, "time.format"),
            utcOffset: try Self.known(Self.offset(time.zone), time.zone, "time.zone"),
            words: try words(),
            combinations: try combinations?.map { names throws(SettlementSettingsProblem) in
                try Self.combination(names)
            } ?? [],
            tolerances: try tolerances?.value() ?? SettlementTolerances(),
            fees: try Self.fees(fees ?? [:])
        )
    }

    private func words() throws(SettlementSettingsProblem) -> [String: Evidence.Claim] {
        var words: [String: Evidence.Claim] = [:]
        for (name, texts) in statuses {
            let claim = Evidence.Claim(rawValue: name)
            let isUsable = claim?.isFinal == true || claim == .pending
            let known = try Self.known(isUsable ? claim : nil, name, "statuses")
            for text in texts {
                guard words.updateValue(known, forKey: text.lowercased()) == nil else {
                    throw SettlementSettingsProblem(text: "statuses has \(text) twice.")
                }
            }
        }
        return words
    }

    private static func combination(
        _ names: [String]
    ) throws(SettlementSettingsProblem) -> SettlementCombination {
        var parts: Set<SettlementCombination.Part> = []
        for name in names {
            parts.insert(
                try known(SettlementCombination.Part(rawValue: name), name, "combinations")
            )
        }
        guard let combination = SettlementCombination(parts) else {
            throw SettlementSettingsProblem(
                text: "combinations: \(names.joined(separator: ", ")) fits strangers too; "
                    + "name account and something else."
            )
        }
        return combination
    }

    private static func fees(
        _ fees: [String: Fee]
    ) throws(SettlementSettingsProblem) -> [Currency: FeeSchedule] {
        var schedules: [Currency: FeeSchedule] = [:]
        for (code, fee) in fees {
            let currency = try known(Currency(code: code), code, "fees")
            schedules[currency] = FeeSchedule(
                flat: try amount(fee.flat, currency, "fees") ?? 0,
                basisPoints: try basisPoints(fee.percent, "fees"),
                minimum: try amount(fee.minimum, currency, "fees") ?? 0,
                maximum: try amount(fee.maximum, currency, "fees") ?? .max
            )
        }
        return schedules
    }
}

// MARK: - Values

extension SettlementSettings {
    static func known<Value>(
        _ value: Value?,
        _ text: String,
        _ key: String
    ) throws(SettlementSettingsProblem) -> Value {
        guard let value else {
            throw SettlementSettingsProblem(text: "\(key) does not know \(text).")
        }
        return value
    }

    private static func choice<Value: RawRepresentable<String>>(
        _ text: String,
        _ key: String
    ) throws(SettlementSettingsProblem) -> Value {
        try known(Value(rawValue: text), text, key)
    }

    private static func keyed<Key: Hashable, Value>(
        _ values: [String: Value],
        by key: (String) -> Key?,
        _ name: String
    ) throws(SettlementSettingsProblem) -> [Key: Value] {
        var keyed: [Key: Value] = [:]
        for (text, value) in values { keyed[try known(key(text), text, name)] = value }
        return keyed
    }

    static func amount(
        _ text: String?,
        _ currency: Currency,
        _ key: String
    ) throws(SettlementSettingsProblem) -> Int64? {
        guard let text else { return nil }
        return try known(try? Money(parsing: text, currency: currency), text, key).minorUnits
    }

    /// Hundredths of a percent: `0.8` is 80.
    static func basisPoints(
        _ text: String?,
        _ key: String
    ) throws(SettlementSettingsProblem) -> Int64 {
        guard let text else { return 0 }
        // A percentage has the two decimals of a dollar, and is as exact.
        return try known(try? Money(parsing: text, currency: .usd), text, key).minorUnits
    }

    /// Seconds ahead of UTC: `+07:00`.
    static func offset(_ text: String) -> Int? {
        let time = Array("1970-01-02T00:00:00\(text)".utf8)
        guard text.count == 6,
            let seconds = SettlementTime.seconds(time.span, format: .yearFirst, utcOffset: 0)
        else { return nil }
        return 86_400 - Int(seconds)
    }
}

extension SettlementSettings.Tolerances {
    fileprivate func value() throws(SettlementSettingsProblem) -> SettlementTolerances {
        for days in [daysBefore, daysAfter].compactMap(\.self) {
            guard (0...SettlementTolerances.maximumDays).contains(days) else {
                throw SettlementSettingsProblem(
                    text: "tolerances: days must be from 0 to \(SettlementTolerances.maximumDays)."
                )
            }
        }
        return SettlementTolerances(
            amount: try amount?.value() ?? AmountTolerance(),
            fee: try fee?.value() ?? AmountTolerance(),
            daysBefore: daysBefore ?? 0,
            daysAfter: daysAfter ?? 0,
            dayEdge: try dayEdge.map { text throws(SettlementSettingsProblem) in
                let edge = Duration(text: text)
                let known = try SettlementSettings.known(edge, text, "tolerances.dayEdge")
                return Int(known.components.seconds)
            } ?? 0
        )
    }
}

extension SettlementSettings.Amount {
    fileprivate func value() throws(SettlementSettingsProblem) -> AmountTolerance {
        AmountTolerance(
            absolute: try Self.amounts(absolute ?? [:]),
            basisPoints: try SettlementSettings.basisPoints(percent, "tolerances"),
            rounding: try Self.amounts(rounding ?? [:])
        )
    }

    private static func amounts(
        _ texts: [String: String]
    ) throws(SettlementSettingsProblem) -> [Currency: Int64] {
        var amounts: [Currency: Int64] = [:]
        for (code, text) in texts {
            let currency = try SettlementSettings.known(Currency(code: code), code, "tolerances")
            amounts[currency] = try SettlementSettings.amount(text, currency, "tolerances")
        }
        return amounts
    }
}
