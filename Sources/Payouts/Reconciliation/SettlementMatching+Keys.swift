extension SettlementMatching {
    /// Matches what has no order number of ours by the provider's reference.
    mutating func claimByReference() {
        let open = unclaimedLines
        guard !open.isEmpty else { return }
        let index = KeyIndex(open, of: lines.references)
        var groups = KeyGroups()
        for row in 0..<ledger.count {
            index.forEachRow(equalTo: row, of: ledger.references) { line in
                groups.add(row, to: line)
            }
        }
        for (lines, rows) in groups.joined(open, equal: { lines.references[$0] }) {
            let free = rows.filter { lineOfRow[$0] == Self.none }
            // A line with the reference of a payout that has a line is a further one about it.
            let candidates = free.isEmpty ? rows : free
            if let row = candidates.first, candidates.count == 1 {
                for line in lines { claim(row, by: line) }
            } else {
                leaveOpen(lines, candidates)
            }
        }
    }

    /// Matches what is left by columns that together name a payout: one line and one payout only.
    mutating func claim(by combination: SettlementCombination, utcOffset: Int) {
        guard lines.keepsAccounts, ledger.keepsAccounts else { return }
        var groups: [CombinedKey: (lines: [Int], rows: [Int])] = [:]
        for line in unclaimedLines where !lines.accounts.isEmpty(line) {
            if let key = CombinedKey(combination, lines, line, utcOffset) {
                groups[key, default: ([], [])].lines.append(line)
            }
        }
        for row in lineOfRow.indices where lineOfRow[row] == Self.none {
            let key = CombinedKey(combination, ledger, row, utcOffset)
            groups[key]?.rows.append(row)
        }
        for (lines, rows) in groups.values where !rows.isEmpty {
            if let line = lines.first, let row = rows.first, lines.count == 1, rows.count == 1 {
                claim(row, by: line)
            } else {
                leaveOpen(lines, rows)
            }
        }
    }

    /// Chooses which of several lines about one payout stands for it, whatever their order.
    ///
    /// The first payment does, unless it came back or failed later: then the newest word.
    mutating func chooseRepresentatives() {
        for (row, others) in further {
            let sorted = ([Int(lineOfRow[row])] + others).sorted(by: lines.precedes)
            let paid = sorted.first { lines.claim($0) == .paid }
            let ended = sorted.last { lines.claim($0) == .returned || lines.claim($0) == .failed }
            let chosen = ended.map { ended in
                paid.map { lines.precedes($0, ended) ? ended : $0 } ?? ended
            }
            let line = chosen ?? paid ?? sorted[0]
            represent(row, by: line, further: sorted.filter { $0 != line })
        }
    }
}

/// Lines, and the payouts that share their key.
private struct KeyGroups {
    private var rows: [Int: [Int]] = [:]

    mutating func add(_ row: Int, to line: Int) { rows[line, default: []].append(row) }

    /// The lines of each key, with its payouts.
    func joined(_ lines: [Int], equal key: (Int) -> String) -> [(lines: [Int], rows: [Int])] {
        var groups: [String: (lines: [Int], rows: [Int])] = [:]
        for line in lines {
            guard let rows = rows[line] else { continue }
            groups[key(line), default: ([], rows)].lines.append(line)
        }
        return Array(groups.values)
    }
}

/// The values of the columns that a combination names.
private struct CombinedKey: Hashable {
    let account: String
    let amount: Int64?
    let currency: UInt8?
    let day: CalendarDay?

    /// The key of a line, unless it lacks a time that counts.
    init?(
        _ combination: SettlementCombination,
        _ lines: SettlementTable,
        _ line: Int,
        _ utcOffset: Int
    ) {
        let parts = combination.parts
        let time = lines.values[line].time
        guard time != nil || !parts.contains(.day) else { return nil }
        account = lines.accounts[line]
        amount = parts.contains(.amount) ? lines.values[line].amount : nil
        currency = parts.contains(.currency) ? lines.values[line].currency : nil
        day =
            parts.contains(.day)
            ? time.map { CalendarDay(seconds: $0, utcOffset: utcOffset) } : nil
    }

    /// The key of a payout.
    init(
        _ combination: SettlementCombination,
        _ ledger: LedgerTable,
        _ row: Int,
        _ utcOffset: Int
    ) {
        let parts = combination.parts
        account = ledger.accounts[row]
        amount = parts.contains(.amount) ? ledger.values[row].amount : nil
        currency = parts.contains(.currency) ? ledger.values[row].currency : nil
        day =
            parts.contains(.day)
            ? CalendarDay(seconds: ledger.values[row].time, utcOffset: utcOffset) : nil
    }
}
