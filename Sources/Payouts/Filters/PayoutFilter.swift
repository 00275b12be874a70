package import Foundation

/// Which payouts to look at: those for which every part holds.
///
/// An empty part takes all.
package struct PayoutFilter: Hashable, Sendable {
    /// Only these statuses, or all when empty.
    package var statuses: Set<PayoutStatus>
    /// Only these providers, or all when empty.
    package var providers: Set<ProviderID>
    /// Words that must all be found in the id, order number, reference, name or account.
    ///
    /// Letter case and accents do not count; the last word may be unfinished; four digits find
    /// an account by its end.
    package var text: String
    /// Words none of which may be found, each as ``text`` would find it.
    package var absentTexts: [String] = []
    /// Only these currencies.
    package var currencies = Choice<Currency>()
    /// Bounds of the amount, all of which hold.
    package var amounts: [AmountBound] = []
    /// Not created before this time.
    package var createdFrom: Date?
    /// Created before this time.
    package var createdBefore: Date?
    /// Only payouts of these batches; `nil` is a payout that came alone.
    package var batches = Choice<BatchID?>()
    /// Only what these people are on; `nil` is nobody.
    package var owners = Choice<OperatorName?>()
    /// Only payouts whose provider gave these codes as its reason, in their own letter case.
    package var reasons = Choice<String>()

    /// Creates a filter by what a list is filtered by most.
    package init(
        statuses: Set<PayoutStatus> = [],
        providers: Set<ProviderID> = [],
        text: String = ""
    ) {
        self.statuses = statuses
        self.providers = providers
        self.text = text
    }

    /// A filter that no payout matches: none was created before 1970.
    package static var nothing: PayoutFilter {
        var filter = PayoutFilter()
        filter.createdBefore = Date(timeIntervalSince1970: 0)
        return filter
    }

    /// Whether nothing is filtered.
    package var isEmpty: Bool {
        statuses.isEmpty && providers.isEmpty && text.allSatisfy(\.isWhitespace) && !needsLooking
    }

    /// Whether something has to be looked at in each payout, besides its list and its words.
    package var needsLooking: Bool {
        !(currencies.isAll && amounts.isEmpty && createdFrom == nil && createdBefore == nil
            && batches.isAll && owners.isAll && reasons.isAll && absentTexts.isEmpty)
    }
}

/// Which values of one property to take.
package struct Choice<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Only these, or all when empty.
    package var only: Set<Value>
    /// But never these.
    package var except: Set<Value>

    /// Creates a choice; by default of all.
    package init(only: Set<Value> = [], except: Set<Value> = []) {
        self.only = only
        self.except = except
    }

    /// Whether every value is taken.
    package var isAll: Bool { only.isEmpty && except.isEmpty }

    /// Whether a value is taken.
    package func contains(_ value: Value) -> Bool {
        (only.isEmpty || only.contains(value)) && !except.contains(value)
    }

    /// Takes some more values, or never takes them.
    mutating func take(_ values: [Value], except isExcept: Bool) {
        if isExcept { except.formUnion(values) } else { only.formUnion(values) }
    }
}

extension Choice<OperatorName?> {
    /// A choice of one person, or of everybody and nobody where none is named.
    package init(person: OperatorName?) { self.init(only: person.map { [$0] } ?? []) }
}
