import Foundation

/// The built program's comparison of a day with the provider's file, from both on the disk to the
/// written report; first whether it is right, then how long it takes beside the rivals.
struct ReconcileBenchmark {
    let program: String
    let cache: URL
    let isQuick: Bool

    private var sizes: [Int] { isQuick ? [10_000, 100_000] : [100_000, 1_000_000] }
    private var runs: Int { isQuick ? 3 : 5 }

    private static let budgets = [
        100_000: ProcessTable.Budget(seconds: 0.2, megabytes: 400),
        1_000_000: ProcessTable.Budget(seconds: 1.2, megabytes: 400),
    ]

    func report() throws -> String {
        var table = ProcessTable()
        for size in sizes { try measure(size, into: &table) }
        return table.text
    }

    private func measure(_ size: Int, into table: inout ProcessTable) throws {
        let ledger = try SettlementLedger(count: size, cache: cache, program: program)
        progress("comparing \(size) payouts with \(size) lines")
        let output = ledger.home.appending(path: "report")
        let first = try run(ledger, format: "json", output)
        try check(output, ledger.fixture)
        let ours = try (0..<runs).map { _ in try run(ledger, format: "table", output) }
        let base = Sample(ours.map(\.seconds)).median
        table.add("paydesk", size: size, first: first, ours, base: base)
        if let budget = Self.budgets[size] { table.add(budget, of: ours) }
        for rival in try Rival.all(for: ledger.fixture, folder: ledger.home) {
            progress("\(rival.name), \(size)")
            let count = rival.name == "sqlite3" ? 1 : runs
            let measured = try (0..<count).map { _ in try self.measure(rival) }
            if measured.allSatisfy({ $0.status == 0 }) {
                let name = "  \(rival.name)"
                table.add(name, size: size, first: measured[0], measured, base: base)
            } else {
                table.addMissing("  \(rival.name)")
            }
        }
    }

    private func measure(_ rival: Rival) throws -> MeasuredProcess {
        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        let output = cache.appending(path: "rival.log")
        return try MeasuredProcess(rival.arguments, environment: environment, output: output)
    }

    private func run(
        _ ledger: SettlementLedger,
        format: String,
        _ output: URL
    ) throws -> MeasuredProcess {
        let measured = try MeasuredProcess(
            [
                program, "reconcile", "--provider", "vexora-ar", "--period", SettlementFixture.day,
                "--file", ledger.fixture.settlement.path, "--again", "--format", format,
            ],
            environment: ledger.environment,
            output: output
        )
        // 1: compared, and something differs.
        guard measured.status == 1 else {
            throw BenchmarkError(
                "paydesk reconcile ended with \(measured.status); see \(output).err"
            )
        }
        return measured
    }

    private func check(_ output: URL, _ fixture: SettlementFixture) throws {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: output))
        let counts = (json as? [String: Any])?["counts"] as? [String: Int]
        guard counts == fixture.expected else {
            throw BenchmarkError("Found \(counts ?? [:]), put in were \(fixture.expected).")
        }
        progress("found exactly the \(fixture.expected.values.reduce(0, +)) breaks put in")
    }
}
