import Foundation

/// The built program's comparison of a day with the provider's file, from both on the disk to the
/// written report; first whether it is right, then how long it takes beside the rivals.
struct ReconcileBenchmark {
    let program: String
    let cache: URL
    let isQuick: Bool

    private var sizes: [Int] { isQuick ? [10_000, 100_000] : [100_000, 1_000_000] }
    private var runs: Int { isQuick ? 3 : 5 }

    /// Seconds and megabytes by size.
    private static let budgets = [100_000: (0.2, 400.0), 1_000_000: (1.2, 400.0)]

    func report() throws -> String {
        var lines = [
            ["", "rows", "first", "median", "processor", "peak", "to paydesk"].map(\.self)
        ]
        for size in sizes { lines += try measure(size) }
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            line.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - line[column].count)
                return column == 0 ? line[column] + padding : padding + line[column]
            }
            .joined(separator: "  ")
        }
        .joined(separator: "\n")
    }

    private func measure(_ size: Int) throws -> [[String]] {
        let ledger = try SettlementLedger(count: size, cache: cache, program: program)
        progress("comparing \(size) payouts with \(size) lines")
        let output = ledger.home.appending(path: "report")
        let first = try run(ledger, format: "json", output)
        try check(output, ledger.fixture)
        let ours = try (0..<runs).map { _ in try run(ledger, format: "table", output) }
        let base = Sample(ours.map(\.seconds)).median
        var lines = [line("paydesk", size, first: first, ours, base: base)]
        if let (seconds, megabytes) = Self.budgets[size] {
            let peak = ours.map(\.peakMegabytes).max() ?? 0
            let verdict = base <= seconds && peak <= megabytes ? "ok" : "over"
            lines.append(
                ["  budget", "", "", "\(seconds) s", "", "\(Int(megabytes)) MB", verdict]
            )
        }
        for rival in try Rival.all(for: ledger.fixture, folder: ledger.home) {
            progress("\(rival.name), \(size)")
            let count = rival.name == "sqlite3" ? 1 : runs
            let measured = try (0..<count).map { _ in try self.measure(rival) }
            guard measured.allSatisfy({ $0.status == 0 }) else {
                lines.append(["  \(rival.name)", "not installed", "", "", "", "", ""])
                continue
            }
            lines.append(line("  \(rival.name)", size, first: measured[0], measured, base: base))
        }
        return lines
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

    private func line(
        _ name: String,
        _ size: Int,
        first: MeasuredProcess,
        _ all: [MeasuredProcess],
        base: Double
    ) -> [String] {
        let median = Sample(all.map(\.seconds)).median
        let processor = Sample(all.map(\.processorSeconds)).median
        let peak = all.map(\.peakMegabytes).max() ?? 0
        return [
            name, "\(size)", "\(rounded(first.seconds)) s", "\(rounded(median)) s",
            "\(rounded(processor)) s", "\(Int(peak)) MB", "×\(rounded(median / base))",
        ]
    }

    private func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
