/// What kind of difference there is, the one with the most at stake first.
package enum BreakKind: String, CaseIterable, Hashable, Sendable, Comparable {
    /// The provider paid, or took back, one payout more than once.
    case duplicateAtProvider
    /// The provider lists something that our ledger does not know.
    case missingInLedger
    /// Our ledger has it settled in the period, and the provider does not list it.
    case missingAtProvider
    /// Both sides know it, and say different things about what became of it.
    case status
    /// The result was overturned after its day was closed: our books have counted it.
    case reversedAfterClose
    /// The currencies differ; then amounts are not compared.
    case currency
    /// The amounts differ by more than is tolerated.
    case amount
    /// The provider charged something else than its schedule says.
    case fee
    /// More than one candidate fits; nobody but a person may choose.
    case ambiguous
    /// Both sides agree, on days too far apart, or it lies at the edge of the period.
    case late

    /// The kind in plain words, for a column.
    package var word: String {
        switch self {
        case .duplicateAtProvider: "duplicate at provider"
        case .missingInLedger: "missing in ledger"
        case .missingAtProvider: "missing at provider"
        case .status: "status"
        case .reversedAfterClose: "reversed after close"
        case .currency: "currency"
        case .amount: "amount"
        case .fee: "fee"
        case .ambiguous: "ambiguous"
        case .late: "late"
        }
    }

    /// What it means for the money, one plain sentence.
    package var meaning: String {
        switch self {
        case .duplicateAtProvider: "The provider paid, or took back, one payout more than once."
        case .missingInLedger: "The provider moved money that this ledger knows nothing of."
        case .missingAtProvider: "We count it as settled, and the provider does not list it."
        case .status: "The two sides say different things about whether the money arrived."
        case .reversedAfterClose: "The result was overturned after our books had counted it."
        case .currency: "The two sides name different currencies."
        case .amount: "The two sides name different amounts."
        case .fee: "The provider charged something else than its schedule says."
        case .ambiguous: "More than one payout fits, and only a person may choose."
        case .late: "Both sides agree on the money, on days far apart."
        }
    }

    /// What to do next, one plain sentence.
    package var nextStep: String {
        switch self {
        case .duplicateAtProvider: "Ask the provider to take the second payment back."
        case .missingInLedger: "Find out who ordered it; no payout of this ledger has its number."
        case .missingAtProvider: "Query it; if the provider does not know it, ask its support."
        case .status: "Query it; accept the provider's status, or ask its support to correct it."
        case .reversedAfterClose: "Tell the books: it becomes an adjustment, not a rewrite."
        case .currency: "Ask the provider which currency was paid."
        case .amount: "Compare both amounts with the provider's portal."
        case .fee: "Compare the fee with the contract, and claim the difference."
        case .ambiguous:
            "Choose the candidate that the line is about; if none is, leave it with the provider."
        case .late: "Look at the neighboring day's file before asking anybody."
        }
    }

    /// Orders kinds as they are declared.
    package static func < (left: BreakKind, right: BreakKind) -> Bool { left.rank < right.rank }

    /// The place in the order.
    package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
