/// What a batch file adds up to, by provider and currency.
package struct BatchTotals: Hashable, Sendable {
    /// How many rows, and how much together.
    package struct Sum: Hashable, Sendable {
        /// How many.
        package private(set) var count = 0
        /// How much, in minor units.
        package private(set) var minorUnits: Int64 = 0
        /// The largest of them, in minor units.
        package private(set) var largest: Int64 = 0

        mutating func add(_ amount: Money) {
            count += 1
            minorUnits += amount.minorUnits
            largest = max(largest, amount.minorUnits)
        }
    }

    /// What one provider would pay in one currency.
    package struct Line: Hashable, Sendable {
        /// Who pays.
        package let provider: ProviderID
        /// In which currency.
        package let currency: Currency
        /// Rows without problems or doubts.
        package fileprivate(set) var good = Sum()
        /// Rows that could be paid but should be looked at.
        package fileprivate(set) var doubtful = Sum()
        /// Rows with problems whose amount can be read.
        package fileprivate(set) var bad = Sum()

        /// All of them.
        package var count: Int { good.count + doubtful.count + bad.count }
        /// All of them together.
        package var total: Money {
            money(good.minorUnits + doubtful.minorUnits + bad.minorUnits)
        }

        fileprivate mutating func add(_ amount: Money, as kind: BatchRowKind) {
            switch kind {
            case .good: good.add(amount)
            case .doubtful: doubtful.add(amount)
            case .bad: bad.add(amount)
            }
        }

        /// An amount in this line's currency.
        package func money(_ minorUnits: Int64) -> Money {
            Money(minorUnits: minorUnits, currency: currency)
        }
    }

    /// By provider and currency, in that order.
    package var lines: [Line] {
        byKey.values.sorted {
            ($0.provider.rawValue, $0.currency.code) < ($1.provider.rawValue, $1.currency.code)
        }
    }
    /// How many rows have no amount that can be read.
    package private(set) var unreadable = 0

    private var byKey: [Key: Line] = [:]

    private struct Key: Hashable {
        let provider: ProviderID
        let currency: Currency
    }

    /// The most that one file may add up to: an eighth of what 64 bits hold, so that no sum of a
    /// batch's or a ledger's totals comes near the end.
    static let mostMinorUnits = Int64.max / 8

    /// Whether a further amount leaves the totals within bounds.
    func hasRoom(for amount: Money) -> Bool {
        let sum = byKey.values.reduce(Int64(0)) { sum, line in
            line.currency == amount.currency ? sum + line.total.minorUnits : sum
        }
        return amount.minorUnits >= 0 && amount.minorUnits <= Self.mostMinorUnits - sum
    }

    mutating func add(_ amount: Money, of provider: ProviderID, as kind: BatchRowKind) {
        let key = Key(provider: provider, currency: amount.currency)
        byKey[key, default: Line(provider: provider, currency: amount.currency)]
            .add(amount, as: kind)
    }

    mutating func addUnreadable() { unreadable += 1 }

    /// Compares with what was expected.
    package func check(_ control: ControlTotal) -> ControlCheck {
        let lines = byKey.values.filter {
            $0.currency == control.total.currency
                && (control.provider == nil || control.provider == $0.provider)
        }
        return ControlCheck(
            expected: control,
            found: Money(
                minorUnits: lines.reduce(0) { $0 + $1.total.minorUnits },
                currency: control.total.currency
            ),
            count: lines.reduce(0) { $0 + $1.count },
            unreadable: unreadable
        )
    }
}
