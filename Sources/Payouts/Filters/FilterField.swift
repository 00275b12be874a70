/// What a term of a filter of some list can be about, by the name that people type.
package protocol FilterFieldName: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// How a term of it looks.
    var example: String { get }
    /// What stands between it and its value when it is completed.
    var sign: String { get }
    /// The values that it is known to have everywhere; none where they are told, or any.
    var values: [String] { get }
    /// Every value, of which each row has exactly one: then leaving some out is naming the others.
    /// None where a row may have several, or any.
    var counted: [String] { get }
}

extension FilterFieldName {
    /// Most fields name a value.
    package var sign: String { ":" }

    /// Whether it is about a number, of which terms are bounds that all hold.
    var isMeasured: Bool { sign != ":" }

    /// None.
    package var values: [String] { [] }

    /// None.
    package var counted: [String] { [] }

    /// How terms of each field look, in one line.
    package static var examples: String { allCases.map(\.example).joined(separator: "  ") }
}

/// What a term of a filter of payouts can be about.
package enum FilterField: String, FilterFieldName {
    /// Where the payout stands.
    case status
    /// Whom it is paid through.
    case provider
    /// How much, in major units whatever the currency.
    case amount
    /// In which currency.
    case currency
    /// How long ago it was created.
    case age
    /// On which day it was created.
    case day
    /// In which batch it came.
    case batch
    /// Who is on it.
    case owner
    /// Which code the provider gave as its reason.
    case reason

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .status: "status:unknown,returned"
        case .provider: "provider:paypro-vn"
        case .amount: "amount>1m"
        case .currency: "currency:VND"
        case .age: "age>2h"
        case .day: "day:today"
        case .batch: "batch:BA-7F3K-2QMX, or batch:none"
        case .owner: "owner:me, owner:none"
        case .reason: "reason:ACCOUNT_NOT_EXIST"
        }
    }

    /// What stands between it and its value when it is completed.
    package var sign: String {
        switch self {
        case .amount, .age: ">"
        default: ":"
        }
    }

    /// The statuses, the currencies, and the words for days, batches and people.
    package var values: [String] {
        switch self {
        case .status: PayoutStatus.filterNames
        case .currency: Currency.filterNames
        case .day: ["today", "yesterday"]
        case .batch: ["none"]
        case .owner: ["me", "none"]
        case .provider, .amount, .age, .reason: []
        }
    }
}
