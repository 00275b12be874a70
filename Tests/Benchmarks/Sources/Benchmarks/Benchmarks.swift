import Foundation

/// Measures the built program from outside and prints what it found beside the budgets.
@main
enum Benchmarks {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            progress("\(error)")
            exit(EXIT_FAILURE)
        }
    }

    private static func run(_ arguments: [String]) throws {
        let paths = arguments.filter { !$0.hasPrefix("-") }
        let options: Set = ["--quick", "--receiver", "--reconcile", "--batch"]
        guard arguments.allSatisfy({ !$0.hasPrefix("-") || options.contains($0) }), paths.count < 2
        else {
            throw BenchmarkError(
                "Usage: Benchmarks [--quick] [--receiver | --reconcile | --batch] [PROGRAM]"
            )
        }
        let program = URL(fileURLWithPath: paths.first ?? "../../.build/release/paydesk").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchmarkError("\(program) is no program; swift build -c release makes it.")
        }
        let plan = arguments.contains("--quick") ? Plan.quick : Plan.full
        let cache = URL(fileURLWithPath: ".build/benchmarks")
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        print(machine)
        if arguments.contains("--receiver") {
            print(try ReceiverBenchmark(program: program, cache: cache, plan: plan).report())
            return
        }
        let isQuick = arguments.contains("--quick")
        if arguments.contains("--reconcile") {
            print(try ReconcileBenchmark(program: program, cache: cache, isQuick: isQuick).report())
            return
        }
        if arguments.contains("--batch") {
            print(try BatchBenchmark(program: program, cache: cache, isQuick: isQuick).report())
            return
        }
        print(try report(plan, program: program, cache: cache))
    }

    private static func report(_ plan: Plan, program: String, cache: URL) throws -> String {
        let environment = [
            "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=\(cache.path)",
        ]
        let text = try Yardstick.makeText(in: cache)
        let ledgers = try Plan.ledgers.map {
            try SeededLedger(count: $0, cache: cache, program: program)
        }
        var report = Report()
        for size in plan.sizes {
            progress("yardstick, \(size.text)")
            try Yardstick(text: text, size: size, plan: plan, environment: environment)
                .measure(into: &report)
            for ledger in ledgers {
                try ConsoleBenchmark(
                    path: program,
                    ledger: ledger,
                    size: size,
                    plan: plan,
                    environment: environment
                )
                .measure(into: &report)
            }
        }
        return report.table(sizes: plan.sizes, ledgers: Plan.ledgers)
    }

    /// What it runs on, and how busy that was with other things.
    private static var machine: String {
        let load = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
        let loads = load?.split(separator: " ").first ?? "?"
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return """
            \(ProcessInfo.processInfo.operatingSystemVersionString), \
            \(cores) cores, load \(loads) at the start; above \(cores - 1) the times are those of a \
            machine that others share. Median / 99th percentile; budgets are for the larger ledger; \
            the yardstick is less in the same terminal (true, for --version).

            """
    }
}
