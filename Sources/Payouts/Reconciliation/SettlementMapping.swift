/// How a provider's settlement file is read: its columns by name, and what its words mean.
package struct SettlementMapping: Hashable, Sendable {
    /// Which names each column may have in the header; letter case and blanks do not count.
    package let columns: [SettlementColumn: [String]]
    /// The currency of lines in files without a currency column.
    package let currency: Currency?
    /// What stands before the decimals.
    package let decimalMark: DecimalMark
    /// How times are written.
    package let timeFormat: SettlementTime.Format
    /// How far the file's clock is ahead of UTC, in seconds, where a time names no zone itself.
    package let utcOffset: Int
    /// What the status words say about the money, in lower case.
    package let words: [String: Evidence.Claim]
    /// Columns that together name a payout where neither reference does, in the order of trial.
    package let combinations: [SettlementCombination]
    /// What may differ.
    package let tolerances: SettlementTolerances
    /// What the provider charges, by currency.
    package let fees: [Currency: FeeSchedule]

    /// What stands before the decimals; the other one may stand between thousands.
    package enum DecimalMark: String, CaseIterable, Hashable, Sendable {
        case point, comma

        var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
        var groupByte: UInt8 { self == .point ? UInt8(ascii: ",") : UInt8(ascii: ".") }
    }

    /// Creates a mapping.
    package init(
        columns: [SettlementColumn: [String]],
        currency: Currency? = nil,
        decimalMark: DecimalMark = .point,
        timeFormat: SettlementTime.Format = .yearFirst,
        utcOffset: Int = 0,
        words: [String: Evidence.Claim] = [:],
        combinations: [SettlementCombination] = [],
        tolerances: SettlementTolerances = SettlementTolerances(),
        fees: [Currency: FeeSchedule] = [:]
    ) {
        self.columns = columns
        self.currency = currency
        self.decimalMark = decimalMark
        self.timeFormat = timeFormat
        self.utcOffset = utcOffset
        self.words = words
        self.combinations = combinations
        self.tolerances = tolerances
        self.fees = fees
    }

    /// Which settled statuses a file lists; of payouts in others none is missed.
    package var listed: Set<PayoutStatus> {
        guard columns[.status] != nil else { return [.paid] }
        var listed: Set<PayoutStatus> = []
        for claim in words.values {
            switch claim {
            case .paid: listed.insert(.paid)
            case .failed: listed.insert(.failed)
            case .returned: listed.insert(.returned)
            case .pending, .unclear, .notFound: break
            }
        }
        // A provider without a word for it reports money that came back as failed.
        if listed.contains(.failed) { listed.insert(.returned) }
        return listed
    }

    /// What a word in the status column says; an undocumented one says nothing clear.
    package func claim(of word: String) -> Evidence.Claim {
        words[word.lowercased()] ?? .unclear
    }
}

/// What a column of a settlement file holds.
package enum SettlementColumn: String, CaseIterable, Hashable, Sendable {
    /// Our reference at the provider.
    case orderNumber
    /// The provider's reference.
    case reference
    /// What was paid.
    case amount
    /// What the provider charged.
    case fee
    /// The currency's ISO 4217 code.
    case currency
    /// How it ended, in the provider's words.
    case status
    /// When it ended.
    case time
    /// The beneficiary's account.
    case account
}

/// Columns that together name a payout where neither reference does.
package struct SettlementCombination: Hashable, Sendable {
    /// The columns.
    package let parts: Set<Part>

    /// What can be part of a combination.
    package enum Part: String, CaseIterable, Hashable, Sendable {
        case account, amount, currency, day
    }

    /// Creates a combination, or `nil` without the account: a sum, a currency and a day fit
    /// strangers too.
    package init?(_ parts: Set<Part>) {
        guard parts.contains(.account), parts.count > 1 else { return nil }
        self.parts = parts
    }
}
