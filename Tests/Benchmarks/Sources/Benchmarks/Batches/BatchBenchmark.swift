import Foundation

/// The built program's preview of an uploaded file, on a ledger with a million payouts: first
/// whether it is right, then how long it takes beside a plain reading of the same file.
struct BatchBenchmark {
    let program: String
    let cache: URL
    let isQuick: Bool

    private var sizes: [Int] { isQuick ? [1_000, 10_000] : [10_000, 100_000] }
    private var runs: Int { isQuick ? 3 : 5 }

    private static let budgets = [
        100_000: ProcessTable.Budget(seconds: 1.5, megabytes: 150)
    ]

    func report() throws -> String {
        let ledger = try SeededLedger(count: 1_000_000, cache: cache, program: program)
        var table = ProcessTable()
        for size in sizes { try measure(size, on: ledger, into: &table) }
        return table.text
    }

    private func measure(
        _ size: Int,
        on ledger: SeededLedger,
        into table: inout ProcessTable
    ) throws {
        let file = cache.appending(path: "batch-\(size).csv")
        try Self.rows(size).write(to: file, atomically: true, encoding: .utf8)
        progress("previewing \(size) rows")
        let output = cache.appending(path: "batch.json")
        let check = [
            program, "batch", "check", file.path, "--config", ledger.configurationPath, "--format",
        ]
        let first = try run(check + ["json"], output, expected: 65)
        try verify(output, size)
        let ours = try (0..<runs).map { _ in try run(check + ["table"], output, expected: 65) }
        let base = Sample(ours.map(\.seconds)).median
        table.add("paydesk", size: size, first: first, ours, base: base)
        if let budget = Self.budgets[size] { table.add(budget, of: ours) }
        let plain = ["/usr/bin/env", "python3", "-c", Self.plainReading, file.path]
        let theirs = try (0..<runs).map { _ in try run(plain, output, expected: 0) }
        table.add("  Python csv", size: size, first: theirs[0], theirs, base: base)
    }

    private func run(
        _ arguments: [String],
        _ output: URL,
        expected: Int32
    ) throws -> MeasuredProcess {
        let environment = ["HOME=\(cache.path)", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
        let measured = try MeasuredProcess(arguments, environment: environment, output: output)
        guard measured.status == expected else {
            throw BenchmarkError("\(arguments[0]) ended with \(measured.status); see \(output).err")
        }
        return measured
    }

    private func verify(_ output: URL, _ size: Int) throws {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: output))
        let found = json as? [String: Any]
        let counts = ["rowCount", "good", "bad"].map { found?[$0] as? Int ?? -1 }
        let bad = size / Self.badEvery
        guard counts == [size, size - bad, bad] else {
            throw BenchmarkError("Found \(counts) rows, good and bad; put in were \(bad) bad.")
        }
        progress("found exactly the \(bad) bad rows put in")
    }

    // MARK: The file

    /// One row in so many has a fault.
    private static let badEvery = 500

    /// Rows for Vietnam, whose names, banks, accounts and amounts all have rules.
    private static func rows(_ count: Int) -> String {
        let names = ["NGUYEN VAN AN", "TRAN THI BINH", "LE QUOC CUONG", "PHAM THU DUNG"]
        let banks = ["VCB", "ACB", "MB", "TCB"]
        var text = "provider,amount,accountName,bankName,bankNumber,remark\n"
        for row in 1...count {
            let amount = row.isMultiple(of: badEvery) ? 100 : 50_000 + row
            text +=
                "paypro-vn,\(amount),\(names[row % 4]),\(banks[row / 4 % 4]),"
                + "\(7_000_000_000 + row),salary \(row)\n"
        }
        return text
    }

    /// Less than a preview does: the rows are read, and their amounts are exact numbers.
    private static let plainReading = """
        import csv, decimal, sys
        with open(sys.argv[1], newline="") as file:
            print(sum(decimal.Decimal(row["amount"]) for row in csv.DictReader(file)))
        """
}
