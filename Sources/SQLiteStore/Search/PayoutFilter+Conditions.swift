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
        conditions += Self.conditions(batches.texts(\.?.rawValue), on: "batch")
        conditions += Self.conditions(reasons.texts(\.self), on: "reason_code")
        conditions += Self.conditions(owners.texts(\.?.rawValue), on: owner)
        return conditions + absences
    }

    /// Whether a payout's text has to be read, which takes ten times as long as its facts.
    var readsText: Bool { !absences.isEmpty }

    /// Ranges of an amount in a currency, one of which holds; each is a range of their index.
    var amountRanges: [SQL] {
        let ranges = Currency.all.filter(currencies.contains).compactMap { currency -> SQL? in
            var all: ClosedRange<Int64> = 0...(.max)
            for bound in amounts {
                guard let range = bound.minorUnits(in: currency), range.overlaps(all) else {
                    return nil
                }
                all = all.clamped(to: range)
            }
            return """
                currency = \(currency.code) \
                AND amount_minor BETWEEN \(all.lowerBound) AND \(all.upperBound)
                """
        }
        // Where no currency has such an amount, nothing is taken.
        return ranges.isEmpty ? ["currency = ''"] : ranges
    }

    private var moneyConditions: [SQL] {
        if amounts.isEmpty {
            let codes = Currency.all.filter(currencies.contains).map(\.code)
            return currencies.isAll ? [] : ["currency IN \(codes)"]
        }
        return ["(\(amountRanges.joined(separator: " OR ")))"]
    }

    /// One condition for each absent text that has words; what has none is nowhere.
    private var absences: [SQL] {
        absentTexts.map(SearchText.wanted).filter { !$0.isEmpty }.map { words in
            "NOT (\(Self.presence(of: words).joined(separator: " AND ")))"
        }
    }

    /// Conditions that find words in a payout's text.
    static func presence(of words: [String]) -> [SQL] {
        SearchText.padded(words).map { "instr(' ' || search_text || ' ', \($0)) > 0" }
    }

    private static func conditions(_ choice: Choice<String?>, on column: SQL) -> [SQL] {
        var conditions: [SQL] = []
        if !choice.only.isEmpty {
            var ways: [SQL] = ["\(column) IN \(choice.only.compactMap(\.self))"]
            if choice.only.contains(nil) { ways.append("\(column) IS NULL") }
            conditions.append("(\(ways.joined(separator: " OR ")))")
        }
        let never = choice.except.compactMap(\.self)
        if !never.isEmpty {
            conditions.append("(\(column) IS NULL OR \(column) NOT IN \(never))")
        }
        if choice.except.contains(nil) { conditions.append("\(column) IS NOT NULL") }
        return conditions
    }
}

extension Choice {
    /// The same choice among texts.
    fileprivate func texts(_ text: (Value) -> String?) -> Choice<String?> {
        Choice<String?>(only: Set(only.map(text)), except: Set(except.map(text)))
    }
}
