/// Finds for each line of a settlement file the payout that it is about: key by key, exactly, and
/// each row claimed once.
///
/// The result does not depend on the order of lines or payouts. Keys are tried in this order: our
/// order number, the provider's reference, then the combinations that the mapping declares. A
/// further line about a payout that has one is kept beside it; what fits several is ambiguous.
package struct SettlementMatching: Sendable {
    /// The payouts.
    package private(set) var ledger: LedgerTable
    /// The lines.
    package let lines: SettlementTable

    /// The payout of each line, or ``none``.
    private(set) var rowOfLine: [Int32]
    /// The line that stands for each payout, or ``none``.
    private(set) var lineOfRow: [Int32]
    /// Lines about a payout that another line stands for.
    private(set) var further: [Int: [Int]] = [:]
    /// Lines that fit several payouts.
    private(set) var ambiguous: [Ambiguity] = []
    /// Payouts without a line whose result an earlier day's file listed already.
    private(set) var excused: Set<Int> = []
    /// Payouts with a line of an earlier day than their result was learned on.
    private(set) var dated: [Int] = []
    /// Payouts that can only be compared by their history.
    private(set) var doubts: [Int] = []
    /// Whether the weaker keys were tried.
    private var isMatched = false
    /// How many payouts, from the first on, were read for the period.
    private let periodCount: Int

    static let none: Int32 = -1
    /// Belongs to an ambiguity.
    static let undecided: Int32 = -2

    /// Lines and payouts that share a key, so that nobody can say which belongs to which.
    struct Ambiguity: Sendable {
        let lines: [Int]
        let rows: [Int]
    }

    /// Claims each payout for the line that names its order number.
    ///
    /// - Parameters:
    ///   - index: The payouts.
    ///   - lines: The lines.
    ///   - rows: The payout of each line, as ``LedgerIndex/rows(of:in:)`` found it.
    package init(_ index: LedgerIndex, lines: SettlementTable, rows: [Int32]) {
        ledger = index.ledger
        self.lines = lines
        periodCount = index.ledger.count
        rowOfLine = rows
        var lineOfRow = [Int32](repeating: Self.none, count: index.ledger.count)
        for (line, row) in rows.enumerated() where row >= 0 {
            if lineOfRow[Int(row)] == Self.none {
                lineOfRow[Int(row)] = Int32(truncatingIfNeeded: line)
            } else {
                further[Int(row), default: []].append(line)
            }
        }
        self.lineOfRow = lineOfRow
    }

    /// Matches by order number, all in one go.
    package init(ledger: LedgerTable, lines: SettlementTable) {
        let index = LedgerIndex(ledger)
        self.init(index, lines: lines, rows: index.rows(of: lines, in: 0..<lines.count))
    }

    /// The lines that no order number of the ledger's rows matches.
    ///
    /// Their payouts may be of another time: look for these with ``orderNumbers`` and
    /// ``references`` of ``lines``, and add them.
    package var unclaimedLines: [Int] {
        rowOfLine.indices.filter { rowOfLine[$0] == Self.none }
    }

    /// Adds payouts from outside the period, and matches them too.
    ///
    /// Those that are here already are passed over.
    package mutating func add(_ more: LedgerTable) {
        let known = KeyIndex(0..<more.count, of: more.orderNumbers)
        var isKnown = [Bool](repeating: false, count: more.count)
        for row in 0..<ledger.count {
            known.forEachRow(equalTo: row, of: ledger.orderNumbers) { isKnown[$0] = true }
        }
        let start = ledger.count
        for row in 0..<more.count where !isKnown[row] { ledger.append(row, of: more) }
        lineOfRow += [Int32](repeating: Self.none, count: ledger.count - start)
        let index = KeyIndex(unclaimedLines, of: lines.orderNumbers)
        for row in start..<ledger.count {
            var found: [Int] = []
            index.forEachRow(equalTo: row, of: ledger.orderNumbers) { found.append($0) }
            for line in found { claim(row, by: line) }
        }
    }

    /// Matches what is left by the weaker keys, once.
    package mutating func matchTheRest(_ mapping: SettlementMapping) {
        guard !isMatched else { return }
        isMatched = true
        claimByReference()
        for combination in mapping.combinations {
            claim(by: combination, utcOffset: mapping.utcOffset)
        }
        chooseRepresentatives()
    }

    /// Compares a payout as it was rather than as it is.
    mutating func recall(_ row: Int, _ status: PayoutStatus, since time: Int64) {
        ledger.recall(row, status, since: time)
    }

    /// Expects no line about a payout in the files of the period.
    mutating func excuse(_ row: Int) { excused.insert(row) }

    /// Remembers that a line is of an earlier day than its payout's result was learned on.
    mutating func date(_ row: Int) { dated.append(row) }

    /// Remembers the payouts that can only be compared by their history.
    mutating func doubt(_ rows: ArraySlice<Int>) { doubts = Array(rows) }

    /// Whether a payout was read for the period, rather than looked for.
    func isOfPeriod(_ row: Int) -> Bool { row < periodCount }

    /// Claims a payout for a line, or keeps the line beside the one that has it.
    mutating func claim(_ row: Int, by line: Int) {
        rowOfLine[line] = Int32(truncatingIfNeeded: row)
        if lineOfRow[row] == Self.none {
            lineOfRow[row] = Int32(truncatingIfNeeded: line)
        } else {
            further[row, default: []].append(line)
        }
    }

    /// Keeps lines and payouts for a person to decide.
    mutating func leaveOpen(_ lines: [Int], _ rows: [Int]) {
        for line in lines { rowOfLine[line] = Self.undecided }
        for row in rows where lineOfRow[row] == Self.none { lineOfRow[row] = Self.undecided }
        ambiguous.append(Ambiguity(lines: lines, rows: rows))
    }

    /// Lets another line stand for a payout.
    mutating func represent(_ row: Int, by line: Int, further others: [Int]) {
        lineOfRow[row] = Int32(truncatingIfNeeded: line)
        further[row] = others
    }
}

extension LedgerTable {
    /// Copies a payout from another table.
    fileprivate mutating func append(_ row: Int, of other: LedgerTable) {
        let orderNumber = Array(other.orderNumbers[row].utf8)
        let reference = Array(other.references[row].utf8)
        let account = keepsAccounts ? Array(other.accounts[row].utf8) : []
        append(
            other.values[row],
            orderNumber: orderNumber.span,
            reference: reference.span,
            account: account.span
        )
    }
}
