import Payouts
import Testing

struct ControlTotalTests {
    @Test func `a typed total names a currency, or a provider and a currency`() throws {
        #expect(
            try ControlTotal(parsing: "VND=1,250,000")
                == ControlTotal(total: Money(minorUnits: 1_250_000, currency: .vnd))
        )
        #expect(
            try ControlTotal(parsing: "paypro-vn:vnd=1250000")
                == ControlTotal(
                    provider: .payproVN,
                    total: Money(minorUnits: 1_250_000, currency: .vnd)
                )
        )
    }

    @Test(arguments: ["VND", "XXX=1", "stripe:VND=1", "VND=", "VND=1.5", "=1", "a:b:VND=1"])
    func `what is no control total is refused`(_ text: String) {
        #expect(throws: ControlTotalProblem.self) { try ControlTotal(parsing: text) }
    }

    private func findings(
        _ rows: [[String]],
        typed: [ControlTotal] = []
    ) throws -> BatchFindings {
        let reader = try BatchReader.test(["walletId", "wayCode", "amount"], provider: .payproBD)
        var scan = BatchScan()
        for (index, row) in rows.enumerated() {
            _ = scan.add(row, line: index + 2, reader: reader)
        }
        return scan.findings(known: [:], typed: typed)
    }

    private static let rows = [
        ["01712345678", "BKASH", "300"], ["01712345679", "BKASH", "1,200.50"],
    ]

    @Test func `a row TOTAL, currency, amount and count is what the file should add up to`() throws
    {
        let found = try findings(Self.rows + [["total", "BDT", "1500.50", "2"]])
        #expect(found.rowCount == 2)
        #expect(found.controls.map(\.verdict) == [.matches])
        #expect(found.objection(to: .all) == nil)
    }

    @Test(
        arguments: [
            (["TOTAL", "BDT", "1500.51"], "1,500.51 BDT: the file has 1,500.50 BDT"),
            (
                ["TOTAL", "BDT", "1500.50", "3"],
                "1,500.50 BDT in 3 payouts, here 2: the file has 1,500.50 BDT"
            ),
            (
                ["TOTAL", "paypro-vn:BDT", "1500.50"],
                "paypro-vn, 1,500.50 BDT: the file has 0.00 BDT"
            ),
        ]
    )
    func `a total that differs stands against every decision`(
        _ trailer: [String],
        _ words: String
    ) throws {
        let found = try findings(Self.rows + [trailer])
        let expected = "The control total does not match: \(words). Find the difference first."
        for decision in BatchDecision.allCases {
            #expect(found.objection(to: decision) == expected)
        }
    }

    @Test func `a total that cannot be read is a problem, and no row`() throws {
        let found = try findings(Self.rows + [["TOTAL", "BDT", "1.5.0"]])
        #expect(found.rowCount == 2)
        #expect(
            found.problems.map(\.description) == [
                "line 4, TOTAL: “1.5.0” is not an amount; type digits, for example 1250000"
            ]
        )
        #expect(found.objection(to: .good)?.hasPrefix("A control total cannot be read") == true)
    }

    @Test func `bad rows count towards the control total where their amount can be read`() throws {
        let bad = [["0171", "BKASH", "100"], ["01712345670", "BKASH", "1x"]]
        let typed = [ControlTotal(total: Money(minorUnits: 200_000, currency: .bdt))]
        let readable = try findings(Self.rows + bad.prefix(1), typed: typed)
        #expect(readable.controls.map(\.found.minorUnits) == [160_050])
        #expect(readable.controls.map(\.verdict) == [.differs])
        // What cannot be read may be the rest.
        let unreadable = try findings(Self.rows + bad, typed: typed)
        #expect(unreadable.controls.map(\.verdict) == [.undecided])
        #expect(unreadable.objection(to: .good) == nil)
    }

    @Test func `somebody called TOTAL is paid like anybody else`() throws {
        let reader = try BatchReader.test(
            ["accountName", "bankNumber", "amount"],
            provider: .payproVN
        )
        var scan = BatchScan()
        let draft = scan.add(["TOTAL", "18199852", "250000"], line: 2, reader: reader)
        #expect(draft?.beneficiary.name == "TOTAL")
        #expect(scan.controls.isEmpty)
    }
}
