import Payouts
import Testing

/// Which rows are good, doubtful or bad, and what may be decided about them.
struct BatchScanTests {
    private static let headers = ["walletId", "wayCode", "amount"]

    private func scan(_ rows: [[String]]) throws -> BatchScan {
        let reader = try BatchReader.test(Self.headers, provider: .payproBD)
        var scan = BatchScan()
        for (index, row) in rows.enumerated() {
            _ = scan.add(row, line: index + 2, reader: reader)
        }
        return scan
    }

    private func row(_ number: Int, _ amount: String = "300") -> [String] {
        ["017000000\(number)", "BKASH", amount]
    }

    private func taka(_ minorUnits: Int64) -> Money {
        Money(minorUnits: minorUnits, currency: .bdt)
    }

    @Test func `the same account and amount twice is doubtful the second time`() throws {
        let found = try scan([row(10), row(11), row(10), row(10, "301"), row(10, "300.00")])
            .findings(known: [:], typed: [])
        let kinds = (0..<5).map(found.kind(ofRow:))
        #expect(kinds == [.good, .good, .doubtful, .good, .doubtful])
        #expect(found.doubts(aboutRow: 2) == [.sameInFile(line: 2)])
        #expect(found.doubts(aboutRow: 4) == [.sameInFile(line: 2)])
        #expect(found.doubts(limit: 1).map(\.line) == [4])
    }

    @Test func `a row like a payout of these days is doubtful`() throws {
        let scan = try scan([row(10), row(11)])
        #expect(Set(scan.likenesses.map(\.account)) == ["01700000010", "01700000011"])
        let known = PayoutLikeness(account: "01700000011", amount: taka(30_000))
        let id = PayoutID(randomBits: 7)
        let found = scan.findings(known: [known: id], typed: [])
        #expect((0..<2).map(found.kind(ofRow:)) == [.good, .doubtful])
        #expect(found.doubts(aboutRow: 1) == [.sameInLedger(id)])
    }

    @Test func `totals are by provider and currency, with what is good, doubtful and bad`() throws {
        let found = try scan([row(10), row(10), ["0171", "BKASH", "5.25"], row(12, "x")])
            .findings(known: [:], typed: [])
        let line = try #require(found.totals.lines.first)
        #expect(found.totals.lines.count == 1)
        #expect((line.provider, line.currency) == (.payproBD, .bdt))
        #expect(line.good.minorUnits == 30_000)
        #expect(line.doubtful.minorUnits == 30_000)
        #expect(line.bad.minorUnits == 525)
        #expect((line.count, line.total) == (3, taka(60_525)))
        #expect(found.totals.unreadable == 1)
        #expect(found.counts == [.good: 1, .doubtful: 1, .bad: 2])
    }

    @Test func `all may be accepted only without bad rows, the good ones at any time`() throws {
        let clean = try scan([row(10), row(10)]).findings(known: [:], typed: [])
        #expect(clean.objection(to: .all) == nil)
        #expect(BatchDecision.allCases.map(clean.acceptedCount) == [2, 1])
        let mixed = try scan([row(10), row(10), row(11, "x")]).findings(known: [:], typed: [])
        #expect(
            mixed.objection(to: .all)
                == "1 of 3 rows has problems, 1 is doubtful. Mend them and upload the file again, "
                + "or commit the good rows."
        )
        #expect(mixed.objection(to: .good) == nil)
        #expect((0..<3).map { mixed.accepts(row: $0, by: .good) } == [true, false, false])
        let bad = try scan([row(11, "x")]).findings(known: [:], typed: [])
        #expect(bad.objection(to: .good) == "There is no good row in the file to be paid.")
    }

    @Test func `amounts that no ledger could add up are refused row by row`() throws {
        let huge = "9,000,000,000,000,000"
        let found = try scan([row(10, huge), row(11, huge), row(12)])
            .findings(known: [:], typed: [])
        #expect((0..<3).map(found.kind(ofRow:)) == [.good, .bad, .good])
        #expect(
            found.problems.map(\.description)
                == ["line 3, amount: makes the file's total larger than any real one"]
        )
    }

    @Test func `problems beyond the most that are named are counted`() throws {
        let rows = Array(repeating: ["x", "", "y"], count: 7_000)
        let found = try scan(rows).findings(known: [:], typed: [])
        #expect(found.problemCount == 21_000)
        #expect(found.problems.count == BatchFindings.maximumProblems)
        #expect(found.count(.bad) == 7_000)
    }
}
