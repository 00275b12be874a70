import Foundation
import GRDB
import Payouts

/// What a payout meets that a filter takes, its words aside.
extension PayoutFilter {
    /// A condition for each part; the last ones read more than the index of facts.
    var conditions: [SQL] {
        var conditions: [SQL] = []
        if !providers.isEmpty { conditions.append("provider IN \(providers.map(\.rawValue))") }
        if !statuses.isEmpty { conditions.append("status IN \(statuses.map(\.rawValue))") }
        conditions += moneyConditions
        if let createdFrom { conditions.append("created_at >= \(createdFrom.microseconds)") }
        if let createdBefore { conditions.append("created_at < \(createdBefore.microseconds)") }
        let owner: SQL = "(SELECT owner FROM care WHERE care.payout = payouts.seq)"
        conditions += batches.texts(\.?.rawValue).conditions(on: "batch")
        conditions += reasons.texts(\.self).conditions(on: "reason_code")
        conditions += owners.texts(\.?.rawValue).conditions(on: owner)
        return conditions + absences
    }

    /// Whether a payout's text has to be read, which takes ten times as long as its facts.
    var readsText: Bool { !absences.isEmpty }

    /// Ranges of an amount in a currency, one of which holds; each is a range of their index.
    var amountRanges: [SQL] {
        amounts.ranges(
            of: "amount_minor",
            in: "currency",
            among: Currency.all.filter(currencies.contains)
        )
    }

    private var moneyConditions: [SQL] {
        if amounts.isEmpty {
            let codes = Currency.all.filter(currencies.contains).map(\.code)
            return currencies.isAll ? [] : ["currency IN \(codes)"]
        }
        return ["(\(amountRanges.joined(separator: " OR ")))"]
    }

    /// One condition for each absent text that has words; what has none is nowhere.
    private var absences: [SQL] { SearchText.absence(of: absentTexts, in: "search_text") }
}

extension Choice<String?> {
    /// What a column meets that has one of the values, or none for `nil`.
    func conditions(on column: SQL) -> [SQL] {
        var conditions: [SQL] = []
        if !only.isEmpty {
            var ways: [SQL] = ["\(column) IN \(only.compactMap(\.self).sorted())"]
            if only.contains(nil) { ways.append("\(column) IS NULL") }
            conditions.append("(\(ways.joined(separator: " OR ")))")
        }
        let never = except.compactMap(\.self).sorted()
        if !never.isEmpty {
            conditions.append("(\(column) IS NULL OR \(column) NOT IN \(never))")
        }
        if except.contains(nil) { conditions.append("\(column) IS NOT NULL") }
        return conditions
    }
}

extension Choice {
    /// The same choice among texts.
    func texts(_ text: (Value) -> String?) -> Choice<String?> {
        Choice<String?>(only: Set(only.map(text)), except: Set(except.map(text)))
    }
}

extension [AmountBound] {
    /// Ranges of an amount in each currency, one of which holds.
    func ranges(
        of amount: SQL,
        in currency: SQL,
        among currencies: [Currency] = Currency.all
    ) -> [SQL] {
        let ranges = currencies.compactMap { one -> SQL? in
            var all: ClosedRange<Int64> = 0...(.max)
            for bound in self {
                guard let range = bound.minorUnits(in: one), range.overlaps(all) else {
                    return nil
                }
                all = all.clamped(to: range)
            }
            return """
                \(currency) = \(one.code) \
                AND \(amount) BETWEEN \(all.lowerBound) AND \(all.upperBound)
                """
        }
        // Where no currency has such an amount, nothing is taken.
        return ranges.isEmpty ? ["\(currency) = ''"] : ranges
    }

    /// What an amount meets that is within all bounds; nothing where there are none.
    func conditions(of amount: SQL, in currency: SQL) -> [SQL] {
        isEmpty ? [] : ["(\(ranges(of: amount, in: currency).joined(separator: " OR ")))"]
    }
}
