/// The lines of a provider's settlement files: a column for each text, and one for all numbers.
///
/// A million lines take about 80 MB.
package struct SettlementTable: Hashable, Sendable {
    /// The most lines in one reconciliation.
    package static let maximumCount = 10_000_000

    /// Our references at the provider; empty where a line has none.
    package private(set) var orderNumbers = TextColumn()
    /// The provider's references; empty where a line has none.
    package private(set) var references = TextColumn()
    /// Accounts, where they are kept.
    package private(set) var accounts = TextColumn()
    /// What the lines say in numbers.
    package private(set) var values: [SettlementValues] = []
    /// The status words that the lines use, in the order in which they came.
    package private(set) var words: [StatusWord] = []

    /// Whether accounts are kept, for combinations that name them.
    package let keepsAccounts: Bool

    /// Creates an empty table.
    package init(keepsAccounts: Bool = false) { self.keepsAccounts = keepsAccounts }

    /// How many lines there are.
    package var count: Int { values.count }

    /// Makes room for so many more lines.
    package mutating func reserve(_ count: Int) {
        orderNumbers.reserve(count, bytes: count * 24)
        references.reserve(count, bytes: count * 24)
        values.reserveCapacity(self.count + count)
    }

    /// Finds the place of a status word, or adds it.
    ///
    /// - Returns: `nil` when there are more than 256 different words: that is no status column.
    package mutating func place(of word: StatusWord) -> UInt8? {
        if let place = words.firstIndex(of: word) { return UInt8(exactly: place) }
        guard words.count <= Int(UInt8.max) else { return nil }
        words.append(word)
        return UInt8(exactly: words.count - 1)
    }

    /// Adds a line.
    ///
    /// - Parameters:
    ///   - values: What it says apart from its texts.
    ///   - orderNumber: Our reference, or empty.
    ///   - reference: The provider's reference, or empty.
    ///   - account: The account, or empty.
    package mutating func append(
        _ values: SettlementValues,
        orderNumber: Span<UInt8>,
        reference: Span<UInt8>,
        account: Span<UInt8>
    ) {
        orderNumbers.append(orderNumber)
        references.append(reference)
        if keepsAccounts { accounts.append(account) }
        self.values.append(values)
    }

    /// What a line's status says about the money.
    func claim(_ line: Int) -> Evidence.Claim { words[Int(values[line].status)].claim }
}

/// What a line says in numbers, in 32 bytes.
package struct SettlementValues: Hashable, Sendable {
    /// The amount in minor units.
    package var amount: Int64
    private var feeOrNone: Int64
    private var timeOrNone: Int64
    /// The line's number in its file.
    package var line: UInt32
    /// Which file, counted from 0.
    package var file: UInt8
    /// The place in `Currency.all`.
    package var currency: UInt8
    /// The place in ``SettlementTable/words``.
    package var status: UInt8

    private static let none = Int64.min

    /// The fee in minor units, where the line has one.
    package var fee: Int64? {
        get { feeOrNone == Self.none ? nil : feeOrNone }
        set { feeOrNone = newValue ?? Self.none }
    }

    /// Seconds since 1970, where the line has a time.
    package var time: Int64? {
        get { timeOrNone == Self.none ? nil : timeOrNone }
        set { timeOrNone = newValue ?? Self.none }
    }

    /// What lines are ordered by.
    var order: (Int64, Int64, Int64, UInt8) { (timeOrNone, amount, feeOrNone, currency) }

    /// Creates a line's numbers.
    package init(
        amount: Int64,
        fee: Int64? = nil,
        time: Int64? = nil,
        currency: UInt8,
        status: UInt8,
        line: UInt32,
        file: UInt8 = 0
    ) {
        self.amount = amount
        feeOrNone = fee ?? Self.none
        timeOrNone = time ?? Self.none
        self.currency = currency
        self.status = status
        self.line = line
        self.file = file
    }
}

/// A status as a file writes it, and what it says about the money.
package struct StatusWord: Hashable, Sendable {
    /// The word in the file.
    package let text: String
    /// What it says; `unclear` for a word that the mapping does not know.
    package let claim: Evidence.Claim

    /// Creates a word.
    package init(_ text: String, _ claim: Evidence.Claim) {
        self.text = text
        self.claim = claim
    }
}
