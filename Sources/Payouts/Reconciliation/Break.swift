import Foundation

/// One thing that does not match, with both sides as they were compared.
package struct Break: Hashable, Sendable {
    /// What kind of difference it is.
    package let kind: BreakKind
    /// Our side, where there is one.
    package let ours: LedgerSide?
    /// The provider's side, where there is one.
    package let theirs: SettlementSide?
    /// The order numbers that fit equally well, where it is ambiguous; at most
    /// ``maximumCandidates``.
    package let candidates: [String]
    /// How much money is in doubt.
    package let stake: Money
    /// What differs, in plain words.
    package let detail: String

    /// The most candidates that are named.
    package static let maximumCandidates = 1_000
    /// How many are named also where the breaks of a report have very many together.
    package static let assuredCandidates = 20

    /// Creates a break.
    package init(
        kind: BreakKind,
        ours: LedgerSide?,
        theirs: SettlementSide?,
        candidates: [String] = [],
        stake: Money,
        detail: String
    ) {
        self.kind = kind
        self.ours = ours
        self.theirs = theirs
        self.candidates = candidates
        self.stake = stake
        self.detail = detail
    }
}

/// A payout as the ledger had it when it was compared.
package struct LedgerSide: Hashable, Sendable, Codable {
    /// Our reference at the provider.
    package let orderNumber: String
    /// The provider's reference, or empty.
    package let reference: String
    /// The amount in minor units.
    package let amount: Int64
    /// The currency's code.
    package let currency: String
    /// The status' name.
    package let status: String
    /// Since when, in seconds since 1970.
    package let time: Int64
    /// What the schedule says that the provider charges, in minor units of the line's currency;
    /// `nil` where there is none, and in what an older Paydesk kept.
    package let fee: Int64?

    /// Creates a side.
    package init(
        orderNumber: String,
        reference: String,
        amount: Int64,
        currency: String,
        status: String,
        time: Int64,
        fee: Int64? = nil
    ) {
        self.orderNumber = orderNumber
        self.reference = reference
        self.amount = amount
        self.currency = currency
        self.status = status
        self.time = time
        self.fee = fee
    }
}

/// A line of a settlement file as it was compared.
package struct SettlementSide: Hashable, Sendable, Codable {
    /// Our reference, or empty.
    package let orderNumber: String
    /// The provider's reference, or empty.
    package let reference: String
    /// The amount in minor units.
    package let amount: Int64
    /// The fee in minor units, where the line has one.
    package let fee: Int64?
    /// The currency's code.
    package let currency: String
    /// The status as the file writes it.
    package let status: String
    /// What that says about the money: the name of an `Evidence.Claim`.
    package let claim: String
    /// The time in seconds since 1970, where the line has one.
    package let time: Int64?
    /// The line in its file.
    package let line: Int
    /// Which file, counted from 0.
    package let file: Int

    /// Creates a side.
    package init(
        orderNumber: String,
        reference: String,
        amount: Int64,
        fee: Int64?,
        currency: String,
        status: String,
        claim: String,
        time: Int64?,
        line: Int,
        file: Int
    ) {
        self.orderNumber = orderNumber
        self.reference = reference
        self.amount = amount
        self.fee = fee
        self.currency = currency
        self.status = status
        self.claim = claim
        self.time = time
        self.line = line
        self.file = file
    }
}

extension LedgerTable {
    /// A payout as a side of a break, with the fee that was expected.
    func side(_ row: Int, fee: Int64?) -> LedgerSide {
        LedgerSide(
            orderNumber: orderNumbers[row],
            reference: references[row],
            amount: values[row].amount,
            currency: Currency(place: values[row].currency).code,
            status: values[row].status.rawValue,
            time: values[row].time,
            fee: fee
        )
    }
}

extension SettlementTable {
    /// A line as a side of a break.
    func side(_ line: Int) -> SettlementSide {
        let values = values[line]
        return SettlementSide(
            orderNumber: orderNumbers[line],
            reference: references[line],
            amount: values.amount,
            fee: values.fee,
            currency: Currency(place: values.currency).code,
            status: words[Int(values.status)].text,
            claim: claim(line).rawValue,
            time: values.time,
            line: Int(values.line),
            file: Int(values.file)
        )
    }

    /// A total order by content, then by place: the order of the lines in memory does not count.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (values[left], values[right])
        if first.order != second.order { return first.order < second.order }
        let (text, otherText) = (texts(left), texts(right))
        if text != otherText { return text < otherText }
        return (first.file, first.line) < (second.file, second.line)
    }

    private func texts(_ line: Int) -> (String, String, String) {
        (words[Int(values[line].status)].text, orderNumbers[line], references[line])
    }
}
